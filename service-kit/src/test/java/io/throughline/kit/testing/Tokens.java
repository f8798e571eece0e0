package io.throughline.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** Signs tokens as the launcher does, with a key pair of this JVM. */
public final class Tokens {
    /** The issuer that services under test accept. */
    public static final String ISSUER = "https://throughline.test";
    /** The audience that services under test accept. */
    public static final String AUDIENCE = "throughline";

    private static final KeyPair KEYS = newKeys();

    private Tokens() {}

    /** A valid bearer token of that person with those roles. */
    public static String of(String email, String... roles) {
        return signed(email, AUDIENCE, Instant.now().plus(Duration.ofHours(1)), KEYS, roles);
    }

    /** A token that names nobody. */
    public static String withoutEmail(String... roles) {
        return claims(AUDIENCE, Instant.now().plus(Duration.ofHours(1)), roles)
                .subject("nobody")
                .sign(KEYS.getPrivate());
    }

    /** A token that expired a minute ago. */
    public static String expired(String email, String... roles) {
        return signed(email, AUDIENCE, Instant.now().minus(Duration.ofMinutes(1)), KEYS, roles);
    }

    /** A token for somebody else's API. */
    public static String forAudience(String audience, String email, String... roles) {
        return signed(email, audience, Instant.now().plus(Duration.ofHours(1)), KEYS, roles);
    }

    /** A token that a stranger signed. */
    public static String forged(String email, String... roles) {
        return signed(email, AUDIENCE, Instant.now().plus(Duration.ofHours(1)), newKeys(), roles);
    }

    /** X.509, Base64: what services are configured with. */
    public static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static String signed(String email, String audience, Instant expiry, KeyPair keys, String... roles) {
        return claims(audience, expiry, roles)
                .subject(email)
                .claim("email", email)
                .sign(keys.getPrivate());
    }

    private static JwtClaimsBuilder claims(String audience, Instant expiry, String... roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(audience)
                .groups(Set.of(roles))
                .issuedAt(expiry.minus(Duration.ofHours(2)))
                .expiresAt(expiry);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
