package io.throughline.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nobody acted on it in time, so that others are told.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param reason in words; null if none was asked for
 * @param because {@code OVERDUE} or {@code UNVERIFIED}
 * @param step {@code SERVICE_OWNER} or {@code LEADERSHIP}
 * @param to e-mails of who is told first, most first; empty if nobody is named: leadership is a group
 */
public record ActionEscalated(
        ActionSnapshot action, String actor, @Nullable String reason, String because, String step, List<String> to)
        implements ActionEvent {}
