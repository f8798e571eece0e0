package io.throughline.local.kafka;

import io.throughline.local.data.Ports;
import io.throughline.local.process.Probe;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * Asks the broker which requests it knows (ApiVersions, the first request of every client). A connection alone proves
 * nothing: the system accepts it for a process that is stopped, too.
 */
final class KafkaProbe implements Probe {
    private static final int TIMEOUT_MS = 5_000;
    private static final short API_VERSIONS = 18;
    private static final int REQUEST_BYTES = 10;
    private static final int CORRELATION = 1;

    private final int port;

    KafkaProbe(int port) {
        this.port = port;
    }

    @Override
    public boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(Ports.address(port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            ask(new DataOutputStream(socket.getOutputStream()));
            var answer = new DataInputStream(socket.getInputStream());
            return answer.readInt() > 0 && answer.readInt() == CORRELATION;
        } catch (IOException e) {
            return false;
        }
    }

    /** Request header version 1 with an empty client id, no body: https://kafka.apache.org/protocol. */
    private static void ask(DataOutputStream request) throws IOException {
        request.writeInt(REQUEST_BYTES);
        request.writeShort(API_VERSIONS);
        request.writeShort(0);
        request.writeInt(CORRELATION);
        request.writeShort(-1);
        request.flush();
    }
}
