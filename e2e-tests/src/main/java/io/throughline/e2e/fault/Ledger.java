package io.throughline.e2e.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every request and every answer, one line of JSON each. A request is on disk before it is sent, and an answer before the
 * next request is: whatever dies, this tells what was promised. One file per worker, so that none waits for another.
 */
public final class Ledger {
    private static final String SUFFIX = ".jsonl";
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final Path folder;

    private Ledger(Path folder) {
        this.folder = folder;
    }

    /** The ledger in that folder, with all that is in it already. */
    public static Ledger in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new Ledger(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of its own for one worker. */
    Page page(String name) {
        try {
            return new Page(FileChannel.open(
                    folder.resolve(name + SUFFIX),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came of each request, by its text, in no order. */
    public Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList()) {
                read(file).forEach(line -> outcomes.merge(line.text(), Outcome.of(line), Outcome::then));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcomes;
    }

    private static List<LedgerLine> read(Path file) throws IOException {
        List<LedgerLine> lines = new ArrayList<>();
        List<String> texts = Files.readAllLines(file);
        for (String text : texts) {
            try {
                lines.add(JSON.readValue(text, LedgerLine.class));
            } catch (JsonProcessingException e) {
                if (lines.size() < texts.size() - 1) {
                    throw new IllegalStateException(file + " has an unreadable line " + (lines.size() + 1), e);
                }
                break; // the last line of a page whose writer was killed: what it says was never sent
            }
        }
        return lines;
    }

    /**
     * What is known of one request.
     *
     * @param attempts how often it was sent
     * @param unknown how many of these attempts had no answer that says what became of it
     * @param status of the answer that settled it; null while none did
     */
    public record Outcome(
            @Nullable Request request,
            int attempts,
            int unknown,
            @Nullable Integer status,
            @Nullable String ref) {
        static Outcome of(LedgerLine line) {
            return new Outcome(line.request(), line.attempt(), line.error() == null ? 0 : 1, line.status(), line.ref());
        }

        private Outcome then(Outcome later) {
            return new Outcome(
                    later.request == null ? request : later.request,
                    Math.max(attempts, later.attempts),
                    unknown + later.unknown,
                    later.status == null ? status : later.status,
                    later.ref == null ? ref : later.ref);
        }

        /** Whether it was promised. */
        public boolean isAccepted() {
            return status != null && status < 300;
        }
    }

    /** Where one worker writes. */
    static final class Page implements AutoCloseable {
        private final FileChannel file;
        private final StringBuilder unwritten = new StringBuilder();

        private Page(FileChannel file) {
            this.file = file;
        }

        /** The request may be sent when this returns. */
        void beforeSending(Request request, int attempt) {
            add(new LedgerLine(Instant.now().toString(), request.text(), request, attempt, null, null, null));
            flush();
        }

        /** Written at the latest with the next request, before it is sent. */
        void answered(Request request, int attempt, int status, @Nullable String ref) {
            add(new LedgerLine(Instant.now().toString(), request.text(), null, attempt, status, ref, null));
        }

        /** As {@link #answered}, if nobody knows what became of it. */
        void unknown(Request request, int attempt, String error) {
            add(new LedgerLine(Instant.now().toString(), request.text(), null, attempt, null, null, error));
        }

        @Override
        public void close() {
            flush();
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void add(LedgerLine line) {
            try {
                unwritten.append(JSON.writeValueAsString(line)).append('\n');
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private void flush() {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(unwritten.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(false);
                unwritten.setLength(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
