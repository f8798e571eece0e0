package io.throughline.incident.incident.timeline;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentAccess;
import io.throughline.incident.incident.IncidentCommands;
import io.throughline.incident.incident.Said;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.timeline.TimelineTable.Head;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads timelines, lets people add to them, and checks that they stand as they were written. */
@ApplicationScoped
class TimelineService {
    private static final int ROWS_AT_ONCE = 500;

    private final TimelineTable timeline;
    private final IncidentAccess access;
    private final IncidentCommands commands;

    TimelineService(TimelineTable timeline, IncidentAccess access, IncidentCommands commands) {
        this.timeline = timeline;
        this.access = access;
        this.commands = commands;
    }

    /**
     * The entries in order.
     *
     * @throws UnknownResourceException if there is no such incident for the caller (problem {@code not-found}, 404)
     */
    @Transactional
    Page<TimelineEntryView> list(String ref, List<TimelineKind> kinds, PageRequest page) {
        Incident incident = access.find(ref);
        List<TimelineEntry> entries =
                timeline.entries(incident.id(), kinds, page.afterNumber().orElse(0), page.fetch());
        return page.page(entries, TimelineEntryView::of, TimelineEntry::number);
    }

    /**
     * Adds what somebody says.
     *
     * @throws InvalidFieldsException if {@code at} cannot be (problem {@code invalid-request}, 400)
     */
    @Transactional
    TimelineEntryView add(String ref, NoteRequest request) {
        Map<String, String> details = details(request);
        Incident incident = access.find(ref);
        if (!access.isVisible(incident)) {
            throw new UnknownResourceException("incident", ref);
        }
        access.require(IncidentPermission.ADD_TO_TIMELINE, incident);
        Said said = commands.said(request.at(), request.text());
        NewEntry entry = new NewEntry(
                request.kindOrNote().kind(), said.at(), said.now(), said.by(), said.note(), details, null, null);
        return TimelineEntryView.of(timeline.append(incident.id(), entry).orElseThrow());
    }

    /** Reads the timeline and seals each entry anew; what is added meanwhile is left for the next time. */
    @Transactional
    VerificationView verify(String ref) {
        UUID incident = access.find(ref).id();
        Head head = timeline.head(incident);
        String hash = EntrySeal.FIRST;
        for (long number = 1; number <= head.number(); ) {
            List<TimelineEntry> entries = timeline.entries(incident, List.of(), number - 1, ROWS_AT_ONCE);
            if (entries.isEmpty()) {
                return broken(head, number);
            }
            for (TimelineEntry entry : entries.subList(0, (int) Math.min(entries.size(), head.number() - number + 1))) {
                hash = EntrySeal.of(hash, incident, number, entry.said());
                if (entry.number() != number || !entry.hash().equals(hash)) {
                    return broken(head, number);
                }
                number++;
            }
        }
        return hash.equals(head.hash())
                ? new VerificationView(true, head.number(), null, head.hash())
                : broken(head, head.number());
    }

    private static VerificationView broken(Head head, long first) {
        return new VerificationView(false, head.number(), first, head.hash());
    }

    private static Map<String, String> details(NoteRequest request) {
        DecisionRight right = request.right();
        return right == null ? Map.of() : Map.of("right", right.name());
    }
}
