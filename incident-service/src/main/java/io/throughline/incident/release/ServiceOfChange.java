package io.throughline.incident.release;

import io.throughline.incident.alert.source.AlertSource;
import io.throughline.kit.Slug;
import java.util.function.Predicate;

/**
 * Which service a change event is about, or why nobody can tell.
 *
 * @param known whether it is known
 * @param text its slug; if it is not known why, in words
 */
record ServiceOfChange(boolean known, String text) {
    /**
     * The service that the details name, in the catalogue or not; else the sender's {@code source} if that is one in the
     * catalogue; else the only service of the alert source.
     *
     * @param registered whether a slug is in the catalogue
     */
    static ServiceOfChange of(ChangeEvent event, AlertSource sender, Predicate<String> registered) {
        String named = event.service();
        String source = event.source();
        if (named != null) {
            return Slug.isSlug(named) ? within(sender, named) : unknown("service " + named + " " + Slug.MESSAGE);
        }
        if (source != null && Slug.isSlug(source) && registered.test(source)) {
            return within(sender, source);
        }
        return sender.services().size() == 1
                ? within(sender, sender.services().get(0))
                : unknown("it names no service: neither custom_details.service, nor a source that is in the catalogue");
    }

    private static ServiceOfChange within(AlertSource sender, String service) {
        return sender.covers(service)
                ? new ServiceOfChange(true, service)
                : unknown("service " + service + " is outside the source's services");
    }

    private static ServiceOfChange unknown(String why) {
        return new ServiceOfChange(false, why);
    }
}
