package io.throughline.kit.http;

/**
 * How large a body may be below a path; a service gives one bean for each path that differs from the default.
 *
 * @param path of the requests, and of all below it
 * @param bytes at the most
 */
public record BodyLimit(String path, long bytes) {
    /** What people may send to any other path: 1 MB. */
    static final BodyLimit DEFAULT = new BodyLimit("/", 1 << 20);

    boolean covers(String requested) {
        return requested.equals(path) || requested.startsWith(path + "/");
    }

    /** What the sender of a longer body is told. */
    String refusal() {
        return "The body may be at most " + bytes + " bytes.";
    }
}
