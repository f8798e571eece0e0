package io.throughline.notification.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why nothing was answered, in words; addresses may hold secrets and are left out. */
final class Fault {
    private Fault() {}

    static String inWords(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        if (cause instanceof HttpConnectTimeoutException) {
            return "No connection in time.";
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return "No answer in time.";
        }
        if (cause instanceof ConnectException) {
            return cause.getCause() instanceof ConnectException inner
                            && inner.getCause() instanceof UnresolvedAddressException
                    ? "Its host is not known."
                    : "No connection.";
        }
        if (cause instanceof SSLException) {
            return "No secure connection: its certificate or protocol is not accepted.";
        }
        return cause instanceof IOException ? "The connection broke." : "It could not be sent.";
    }
}
