package io.throughline.e2e.fault;

/**
 * What came of a load's attempts so far.
 *
 * @param accepted requests that were answered with 2xx
 * @param serverErrors attempts that were answered with 5xx, by a service that was there to answer
 * @param unanswered attempts without an answer: connections that were refused or ended, and answers that took too long
 */
public record Calls(int accepted, int serverErrors, int unanswered) {
    /** What has come since then. */
    public Calls since(Calls before) {
        return new Calls(
                accepted - before.accepted, serverErrors - before.serverErrors, unanswered - before.unanswered);
    }

    /** Attempts after which a caller was no wiser. */
    public int failed() {
        return serverErrors + unanswered;
    }
}
