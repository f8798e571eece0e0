package io.throughline.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * It is done, and nobody has verified it for days.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 * @param to e-mails of who may verify it
 */
public record ActionVerificationDue(
        ActionSnapshot action, String actor, @Nullable String reason, List<String> to) implements ActionEvent {}
