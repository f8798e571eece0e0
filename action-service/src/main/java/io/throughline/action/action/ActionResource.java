package io.throughline.action.action;

import io.quarkus.security.Authenticated;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Emails;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is to do what by when, for everybody who may know of the incident behind it. */
@Path("/api/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Actions")
public class ActionResource {
    private static final Pattern SLUG = Pattern.compile("(?=.{2,64}$)[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern INCIDENT = Pattern.compile("INC-[1-9]\\d{0,17}");

    private final ActionService actions;
    private final Caller caller;

    ActionResource(ActionService actions, Caller caller) {
        this.actions = actions;
        this.caller = caller;
    }

    /** The list, newest first. */
    @GET
    @Operation(operationId = "listActions", summary = "Who is to do what by when, newest first")
    public Page<ActionView> list(@BeanParam Query query) {
        QueryReader reader = new QueryReader();
        ActionFilter filter = new ActionFilter(
                reader.parsed("owner", query.owner(), ActionResource::email, "an e-mail address"),
                reader.parsed("service", query.service(), text -> matching(SLUG, text), "a service's slug"),
                reader.parsed(
                        "incident",
                        query.incident(),
                        text -> matching(INCIDENT, text),
                        "an incident's reference such as INC-12"),
                reader.anyOf("status", query.status(), ActionStatus.class),
                reader.anyOf("type", query.type(), ActionType.class),
                reader.anyOf("priority", query.priority(), Priority.class));
        PageRequest page = reader.page(query.limit(), query.after());
        reader.done();
        return actions.list(filter, caller.email(), page);
    }

    private static String email(String text) {
        if (!Emails.isAddress(text)) {
            throw new IllegalArgumentException(text);
        }
        return Emails.normalized(text);
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Query of the list: of a repeated parameter any one, of different ones all. */
    record Query(
            @QueryParam("owner") List<String> owner,
            @QueryParam("service") List<String> service,
            @QueryParam("incident") List<String> incident,
            @QueryParam("status") List<String> status,
            @QueryParam("type") List<String> type,
            @QueryParam("priority") List<String> priority,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {}
}
