package io.throughline.action.action;

import io.quarkus.security.Authenticated;
import io.throughline.kit.Slug;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.paging.QueryReader;
import io.throughline.kit.security.Emails;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is to do what by when, for everybody who may know of the incident behind it. */
@Path("/api/v1/actions") // as every resource of actions: below another's path a wrong method would be a 404
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Actions")
public class ActionListResource {
    private final ActionQueryService queries;

    ActionListResource(ActionQueryService queries) {
        this.queries = queries;
    }

    /** The list, newest first. */
    @GET
    @Operation(operationId = "listActions", summary = "Who is to do what by when, newest first")
    public Page<ActionView> list(@BeanParam Query query) {
        QueryReader reader = new QueryReader();
        ActionFilter filter = query.filter(reader);
        PageRequest page = reader.page(query.limit(), query.after());
        reader.done();
        return queries.list(filter, page);
    }

    /** Query of the list: of a repeated parameter any one, of different ones all. */
    record Query(
            @QueryParam("owner") List<String> owner,
            @QueryParam("service") List<String> service,
            @QueryParam("team") List<String> team,
            @QueryParam("incident") List<String> incident,
            @QueryParam("status") List<String> status,
            @QueryParam("overdue") @Nullable String overdue,
            @QueryParam("type") List<String> type,
            @QueryParam("priority") List<String> priority,
            @QueryParam("dueFrom") @Nullable String dueFrom,
            @QueryParam("dueTo") @Nullable String dueTo,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        private static final Pattern SLUG = Pattern.compile(Slug.PATTERN);
        private static final Pattern INCIDENT = Pattern.compile("INC-[1-9]\\d{0,17}");

        /** What is asked for, as far as it can be read; the reader knows what cannot. */
        ActionFilter filter(QueryReader reader) {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            lists.put("owner", reader.parsed("owner", owner, Query::email, "an e-mail address"));
            lists.put("service", reader.parsed("service", service, Query::slug, "a service's slug"));
            lists.put(
                    "incident",
                    reader.parsed(
                            "incident",
                            incident,
                            text -> matching(INCIDENT, text),
                            "an incident's reference such as INC-12"));
            lists.put("status", names(reader.anyOf("status", status, ActionStatus.class)));
            lists.put("type", names(reader.anyOf("type", type, ActionType.class)));
            lists.put("priority", names(reader.anyOf("priority", priority, Priority.class)));
            return new ActionFilter(
                    lists,
                    reader.parsed("team", team, Query::slug, "a team's slug"),
                    reader.truth("overdue", overdue),
                    reader.day("dueFrom", dueFrom),
                    reader.day("dueTo", dueTo));
        }

        private static String slug(String text) {
            return matching(SLUG, text);
        }

        private static List<String> names(List<? extends Enum<?>> constants) {
            return constants.stream().map(Enum::name).toList();
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
    }
}
