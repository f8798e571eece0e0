package io.throughline.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Well is what answers 200. A connection per question: a kept one could outlive the process it asked. */
public final class HttpProbe implements Probe {
    private static final int TIMEOUT_MS = 5_000;

    private final URI uri;

    public HttpProbe(URI uri) {
        this.uri = uri;
    }

    @Override
    public boolean answers() {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            try {
                connection.setConnectTimeout(TIMEOUT_MS);
                connection.setReadTimeout(TIMEOUT_MS);
                connection.setRequestProperty("Connection", "close");
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
