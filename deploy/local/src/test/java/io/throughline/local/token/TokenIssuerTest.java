package io.throughline.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.local.data.Secrets;
import io.throughline.local.data.UserFacingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:40:00Z");

    @TempDir
    Path temporary;

    private TokenKeys keys;

    @BeforeEach
    void useDirectory() {
        keys = new TokenKeys(new Secrets(temporary));
    }

    @Test
    void tokenSaysWhoAndVerifiesWithThePublicHalf() throws Exception {
        keys.createIfMissing();
        var token = new TokenIssuer(keys, Clock.fixed(NOW, ZoneOffset.UTC))
                .issue(
                        new EmailAddress("ada@example.org"),
                        List.of(Role.RESPONDER, Role.INCIDENT_LEAD, Role.RESPONDER));

        var claims = new JwtConsumerBuilder()
                .setVerificationKey(publicKey())
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
                .setExpectedIssuer("https://throughline.local")
                .setExpectedAudience("throughline")
                .setEvaluationTime(
                        NumericDate.fromSeconds(NOW.plusSeconds(12 * 3600 - 1).getEpochSecond()))
                .setRequireJwtId()
                .build()
                .processToClaims(token);

        assertThat(claims.getSubject()).isEqualTo("ada@example.org");
        assertThat(claims.getStringClaimValue("email")).isEqualTo("ada@example.org");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("responder", "incident-lead");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void tokenEndsAfterTwelveHours() throws Exception {
        keys.createIfMissing();
        var token = new TokenIssuer(keys, Clock.fixed(NOW, ZoneOffset.UTC))
                .issue(new EmailAddress("ada@example.org"), List.of(Role.ADMIN));
        var consumer = new JwtConsumerBuilder()
                .setVerificationKey(publicKey())
                .setExpectedAudience("throughline")
                .setEvaluationTime(
                        NumericDate.fromSeconds(NOW.plusSeconds(12 * 3600).getEpochSecond()))
                .build();

        assertThatThrownBy(() -> consumer.processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void pairIsKeptOverStartsForItsOwnerOnly() throws Exception {
        keys.createIfMissing();
        var first = keys.publicKey();

        keys.createIfMissing();

        assertThat(new TokenKeys(new Secrets(temporary)).publicKey()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("token_private_key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutKeyUpMustRunFirst() {
        var issuer = new TokenIssuer(keys, Clock.systemUTC());

        assertThatThrownBy(() -> issuer.issue(new EmailAddress("ada@example.org"), List.of(Role.ADMIN)))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("up' first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "a.b+c@sub.example.org", "ada@localhost", "ünï@exämple.org"})
    void addressIsAccepted(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "@example.org", "ada@", "ada@example..org", "a da@example.org", "a@b@c", "a@b,c@d"})
    void otherTextIsNoAddress(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private PublicKey publicKey() throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(keys.publicKey())));
    }
}
