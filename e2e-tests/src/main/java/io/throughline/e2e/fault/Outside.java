package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackState;
import java.nio.file.Path;

/** What stands around the stack, in this process. */
record Outside(FaultProxy database, FaultProxy broker, ScriptedReceiver receiver) {
    private static final String PROXIED_BROKER = "kafka-proxied";

    /** Listens; what is in the folder already goes on. */
    static Outside of(Path folder) {
        Path data = folder.resolve("data");
        return new Outside(
                FaultProxy.open(() -> port(data, LaunchedStack.DATABASE)),
                FaultProxy.open(() -> port(data, PROXIED_BROKER)),
                ScriptedReceiver.open(folder.resolve("received.jsonl")));
    }

    void close() {
        try {
            receiver.close();
        } finally {
            try {
                database.close();
            } finally {
                broker.close();
            }
        }
    }

    private static int port(Path data, String name) {
        Integer port = StackState.read(data.resolve("stack.json")).ports().get(name);
        if (port == null) {
            throw new IllegalStateException("no port of " + name + " yet");
        }
        return port;
    }
}
