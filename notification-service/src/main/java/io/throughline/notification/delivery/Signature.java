package io.throughline.notification.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The header {@code webhook-signature} (Standard Webhooks 1.0, "Signature scheme"). */
final class Signature {
    private Signature() {}

    /** One signature per secret, separated by spaces: a receiver takes any. */
    static String of(Message message, Instant at, List<String> secrets) {
        return secrets.stream().map(secret -> sign(message, at, secret)).collect(Collectors.joining(" "));
    }

    private static String sign(Message message, Instant at, String secret) {
        try {
            return new Webhook(secret).sign(message.id().toString(), at.getEpochSecond(), message.body());
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("a secret that was accepted signs", e);
        }
    }
}
