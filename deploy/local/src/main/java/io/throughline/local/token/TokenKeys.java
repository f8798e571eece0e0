package io.throughline.local.token;

import io.throughline.local.data.Secrets;
import io.throughline.local.data.UserFacingException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key pair of the local stack: the launcher signs with one half, the services check with the other. */
public final class TokenKeys {
    private static final String SECRET = "token_private_key";
    private static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    private final Secrets secrets;

    public TokenKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Makes the pair at the first start; later starts keep it, so that tokens stay valid. */
    public void createIfMissing() throws IOException, GeneralSecurityException {
        if (Files.exists(secrets.file(SECRET))) {
            return;
        }
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(BITS);
        var key = generator.generateKeyPair().getPrivate();
        secrets.write(SECRET, Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    /**
     * What tokens are signed with.
     *
     * @throws UserFacingException if no stack was ever started on this data
     */
    PrivateKey privateKey() throws IOException, GeneralSecurityException {
        var file = secrets.file(SECRET);
        if (Files.notExists(file)) {
            throw new UserFacingException("There is no key to sign with in " + file.getParent()
                    + ": run './throughline up' first (with the same --data).");
        }
        var encoded = Base64.getDecoder().decode(Files.readString(file).strip());
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** What the services check with: X.509, base64 without armour. */
    public String publicKey() throws IOException, GeneralSecurityException {
        if (!(privateKey() instanceof RSAPrivateCrtKey key)) {
            throw new GeneralSecurityException("not an RSA key");
        }
        var publicKey = KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }
}
