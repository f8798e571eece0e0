package io.throughline.local;

import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.Secrets;
import io.throughline.local.token.EmailAddress;
import io.throughline.local.token.Role;
import io.throughline.local.token.TokenIssuer;
import io.throughline.local.token.TokenKeys;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code token}: one signed token on standard output, nothing else. */
@Command(name = "token", description = "Prints a signed token for the local stack, valid for 12 hours.")
final class TokenCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions data = new CommonOptions();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "responder, incident-lead, service-owner, leadership or admin; may be repeated",
            converter = RoleConverter.class)
    private List<Role> roles = List.of();

    @Option(
            names = "--email",
            paramLabel = "EMAIL",
            required = true,
            description = "whose token it is",
            converter = EmailConverter.class)
    private EmailAddress email = new EmailAddress("nobody@example.org");

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        var secrets = new Secrets(DataDirectory.at(data.path()).secrets());
        var issuer = new TokenIssuer(new TokenKeys(secrets), Clock.systemUTC());
        System.out.println(issuer.issue(email, roles));
        return 0;
    }

    static final class RoleConverter implements ITypeConverter<Role> {
        @Override
        public Role convert(String value) {
            return Role.of(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is not one of "
                            + Arrays.stream(Role.values()).map(Role::claim).collect(Collectors.joining(", "))));
        }
    }

    static final class EmailConverter implements ITypeConverter<EmailAddress> {
        @Override
        public EmailAddress convert(String value) {
            try {
                return new EmailAddress(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
