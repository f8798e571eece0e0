package io.throughline.local.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs tokens for the local stack. */
public final class TokenIssuer {
    /** {@code iss} of every token. */
    public static final String ISSUER = "https://throughline.local";

    /** {@code aud} of every token. */
    public static final String AUDIENCE = "throughline";

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final TokenKeys keys;
    private final Clock clock;

    public TokenIssuer(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A token that says who the caller is and which roles they have, valid for twelve hours. */
    public String issue(EmailAddress email, Collection<Role> roles) throws IOException, GeneralSecurityException {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(email.value());
        claims.setClaim("email", email.value());
        claims.setStringListClaim(
                "groups", roles.stream().map(Role::claim).distinct().toList());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        claims.setGeneratedJwtId();
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(keys.privateKey());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
