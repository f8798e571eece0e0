package io.throughline.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The action is done, with evidence; somebody else has to verify it.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 * @param verifiers e-mails of who may verify it now
 */
public record ActionCompleted(
        ActionSnapshot action, String actor, @Nullable String reason, List<String> verifiers) implements ActionEvent {}
