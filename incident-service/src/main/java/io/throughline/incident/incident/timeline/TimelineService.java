package io.throughline.incident.incident.timeline;

import io.throughline.incident.access.IncidentPermission;
import io.throughline.incident.catalog.DecisionRight;
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

    /** Reads the whole timeline and seals each entry anew. */
    @Transactional
    VerificationView verify(String ref) {
        UUID incident = access.find(ref).id();
        Head head = timeline.head(incident);
        String hash = EntrySeal.FIRST;
        long number = 0;
        List<TimelineEntry> entries;
        do {
            entries = timeline.entries(incident, List.of(), number, ROWS_AT_ONCE);
            for (TimelineEntry entry : entries) {
                number++;
                hash = EntrySeal.of(hash, incident, number, entry.said());
                if (entry.number() != number || !entry.hash().equals(hash)) {
                    return new VerificationView(false, head.number(), number, head.hash());
                }
            }
        } while (!entries.isEmpty());
        boolean complete = number == head.number() && hash.equals(head.hash());
        return new VerificationView(complete, head.number(), complete ? null : number + 1, head.hash());
    }

    private static Map<String, String> details(NoteRequest request) {
        DecisionRight right = request.right();
        return right == null ? Map.of() : Map.of("right", right.name());
    }
}
