package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    /** What the echo says when it hears the end. */
    private static final String FAREWELL = "farewell";

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Threads.start("echo", this::echoAll);
        proxy = FaultProxy.open(echo::getLocalPort);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void carriesBytesBothWaysAndCountsConnections() throws IOException {
        try (Socket one = connect();
                Socket other = connect()) {
            assertThat(exchange(one, "hello")).isEqualTo("hello");
            assertThat(exchange(other, "there")).isEqualTo("there");
            assertThat(proxy.accepted()).isEqualTo(2);
            assertThat(proxy.open()).isEqualTo(2);
        }
        await().until(() -> proxy.open() == 0);
    }

    @Test
    void delaysEachWayUntilItHeals() throws IOException {
        try (Socket socket = connect()) {
            proxy.delay(Duration.ofMillis(150));
            long begun = System.nanoTime();
            assertThat(exchange(socket, "slow")).isEqualTo("slow");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            proxy.heal();
            assertThat(exchange(socket, "fast")).isEqualTo("fast");
        }
    }

    @Test
    void whatIsUnderWayHoldsNothingUp() throws IOException {
        String text = "x".repeat(200_000); // many chunks: one behind the other they would take many times as long
        try (Socket socket = connect()) {
            socket.setSoTimeout(10_000);
            proxy.delay(Duration.ofMillis(500));
            Threads.start("says", () -> say(socket, text));
            long begun = System.nanoTime();
            assertThat(socket.getInputStream().readNBytes(text.length()))
                    .asString()
                    .isEqualTo(text);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void limitsWhatGoesThrough() throws IOException {
        try (Socket socket = connect()) {
            proxy.limit(1_000);
            long begun = System.nanoTime();
            String text = "x".repeat(300);
            assertThat(exchange(socket, text)).isEqualTo(text);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void aBlackHoleAcceptsAndAnswersNothingAndEndsWithAReset() throws IOException {
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "before")).isEqualTo("before");
            proxy.swallow();
            assertThatThrownBy(() -> exchange(socket, "into nothing")).isInstanceOf(SocketTimeoutException.class);
            try (Socket later = connect()) {
                assertThatThrownBy(() -> exchange(later, "nor this")).isInstanceOf(SocketTimeoutException.class);
            }
            proxy.heal();
            assertThatThrownBy(() -> exchange(socket, "after")).isInstanceOf(SocketException.class);
        }
        try (Socket next = connect()) {
            assertThat(exchange(next, "next")).isEqualTo("next");
        }
    }

    @Test
    void oneDirectionMayBeLostAlone() throws IOException {
        try (Socket socket = connect()) {
            proxy.swallowToClient();
            assertThatThrownBy(() -> exchange(socket, "heard")).isInstanceOf(SocketTimeoutException.class);
            assertThat(heard()).isEqualTo("heard");
        }
    }

    @Test
    void resetsOpenConnections() throws IOException {
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "before")).isEqualTo("before");
            proxy.reset();
            assertThatThrownBy(() -> {
                        exchange(socket, "after");
                        exchange(socket, "after");
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void theServerMayStillAnswerAHalfClosedConnection() throws IOException {
        try (Socket socket = connect()) {
            proxy.delay(Duration.ofMillis(100));
            assertThat(exchange(socket, "before")).isEqualTo("before");
            proxy.halfClose();
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo(FAREWELL);
        }
    }

    /** A port that is bound and not listened on: nobody else can take it, and nobody answers. */
    @Test
    void aServerThatIsNotThereIsAReset() throws IOException {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (FaultProxy toNobody = FaultProxy.open(deaf::getLocalPort);
                    Socket socket = connect(toNobody)) {
                assertThatThrownBy(() -> exchange(socket, "anybody")).isInstanceOf(IOException.class);
            }
        }
    }

    private Socket connect() throws IOException {
        return connect(proxy);
    }

    private static Socket connect(FaultProxy proxy) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(1_000);
        return socket;
    }

    private static String exchange(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(bytes);
        byte[] answer = socket.getInputStream().readNBytes(bytes.length);
        if (answer.length < bytes.length) {
            throw new SocketException("ended");
        }
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static void say(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final StringBuffer heard = new StringBuffer();

    private String heard() {
        return heard.toString();
    }

    private void echoAll() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Threads.start("echo-one", () -> echo(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            byte[] buffer = new byte[1024];
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                heard.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                socket.getOutputStream().write(buffer, 0, read);
            }
            socket.getOutputStream().write(FAREWELL.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // reset: as the test wants it
        }
    }
}
