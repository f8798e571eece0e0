package io.throughline.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.throughline.kit.idempotency.IdempotencyKey;
import io.throughline.kit.problem.Problem;
import io.throughline.kit.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/** Adds to each operation the problems it can answer with, and its examples from {@code openapi-examples/}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SharedParts implements OASFilter {
    /** Extension of an operation: names of further problems that it answers with, separated by spaces. */
    public static final String PROBLEMS = "x-problems";

    private static final String PROBLEM = "Problem";
    private static final String CREATED = "201";
    private static final String JSON_TYPE = "application/json";

    private final ObjectMapper json = new ObjectMapper();

    /** Made by the build. */
    public SharedParts() {}

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problemSchema());
        document.getComponents().addParameter(IdempotencyKey.HEADER, idempotencyKey());
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().forEach(this::complete);
        }
    }

    private void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            List<ProblemType> problems = problemsOf(path, operation);
            if (method == PathItem.HttpMethod.POST) {
                operation.addParameter(OASFactory.createParameter().ref(IdempotencyKey.HEADER));
                problems.addAll(
                        List.of(ProblemType.INVALID_REQUEST, ProblemType.REQUEST_IN_FLIGHT, ProblemType.KEY_REUSED));
            }
            addProblems(operation, problems);
            addExamples(operation);
        });
    }

    private static List<ProblemType> problemsOf(String path, Operation operation) {
        List<ProblemType> problems = new ArrayList<>(List.of(ProblemType.NOT_ACCEPTABLE, ProblemType.UNAVAILABLE));
        if (operation.getSecurity() != null) {
            problems.addAll(List.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN));
        }
        if (operation.getRequestBody() != null) {
            problems.addAll(List.of(
                    ProblemType.MALFORMED_JSON,
                    ProblemType.INVALID_REQUEST,
                    ProblemType.BODY_TOO_LARGE,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        if (path.contains("{")) {
            problems.add(ProblemType.NOT_FOUND);
        }
        if (hasParameter(operation, Parameter.In.QUERY, null)) {
            problems.add(ProblemType.INVALID_REQUEST);
        }
        if (hasParameter(operation, Parameter.In.HEADER, "If-Match")) {
            problems.add(ProblemType.STALE_VERSION);
            if (operation.getResponses().hasAPIResponse(CREATED)) { // a PUT that creates or changes a record
                problems.add(ProblemType.VERSION_REQUIRED);
            }
        }
        problems.addAll(declaredProblems(operation));
        return problems;
    }

    /** What only the operation itself knows of; it is for this filter, so it does not stay in the document. */
    private static List<ProblemType> declaredProblems(Operation operation) {
        if (operation.getExtensions() == null || !operation.hasExtension(PROBLEMS)) {
            return List.of();
        }
        String names = String.valueOf(operation.getExtensions().get(PROBLEMS));
        operation.removeExtension(PROBLEMS);
        return Arrays.stream(names.split(" ")).map(ProblemType::valueOf).toList();
    }

    private static boolean hasParameter(Operation operation, Parameter.In in, @Nullable String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(p -> p.getIn() == in && (name == null || name.equals(p.getName())));
    }

    private static void addProblems(Operation operation, List<ProblemType> problems) {
        APIResponses responses = operation.getResponses();
        Map<Integer, String> titles = problems.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(
                        ProblemType::status,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                problem -> problem.title() + " (`" + problem.path() + "`)", Collectors.joining("; "))));
        titles.forEach((status, title) -> responses.addAPIResponse(String.valueOf(status), problemResponse(title)));
    }

    private static APIResponse problemResponse(String title) {
        return OASFactory.createAPIResponse()
                .description(title)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private void addExamples(Operation operation) {
        JsonNode examples = examplesOf(operation.getOperationId());
        if (examples == null) {
            return;
        }
        if (operation.getRequestBody() != null && examples.has("request")) {
            setExample(operation.getRequestBody().getContent(), examples.get("request"));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && examples.has("response")) {
                setExample(response.getContent(), examples.get("response"));
            }
        });
    }

    private void setExample(@Nullable Content content, JsonNode example) {
        if (content != null) {
            content.getMediaTypes().forEach((type, described) -> {
                if (type.equals(JSON_TYPE)
                        || type.endsWith("+json")
                        || example.isTextual()) { // a text shows any other type, such as YAML
                    described.setExample(json.convertValue(example, Object.class));
                }
            });
        }
    }

    private @Nullable JsonNode examplesOf(@Nullable String operationId) {
        String file = "openapi-examples/" + operationId + ".json";
        try (InputStream examples =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return examples == null ? null : json.readTree(examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(IdempotencyKey.HEADER)
                .in(Parameter.In.HEADER)
                .description(
                        "Marks a request that may be sent again: within 24 hours the same caller, path, query, body and"
                                + " `If-Match` get the first answer again, with `Idempotent-Replayed: true`")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(IdempotencyKey.MAX_LENGTH)
                        .pattern("^" + IdempotencyKey.PATTERN + "$"));
    }

    private static Schema problemSchema() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text)
                .addProperty("reason", text);
        return OASFactory.createSchema()
                .description("RFC 9457; errors names every bad field, legalMoves the calls that are legal now")
                .addType(Schema.SchemaType.OBJECT)
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error))
                .addProperty(
                        "legalMoves",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(text))
                .addProperty("traceId", text);
    }
}
