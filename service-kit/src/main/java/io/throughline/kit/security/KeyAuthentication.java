package io.throughline.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;

/** Knows the keys of machines that may post to some paths; a service that has such paths provides one bean. */
public interface KeyAuthentication {
    /** Whether a request to that path is authenticated by a key, and by nothing else. */
    boolean covers(String path);

    /** Whether a request to that path has its key in its body; its resource then refuses strangers, in the format's own words. */
    boolean isInBody(String path);

    /** The key in a body; empty if there is none, or the body cannot be read. */
    Optional<String> keyIn(byte[] body);

    /** Whose key it is, if that is known without asking the database; runs on the event loop. */
    Optional<SecurityIdentity> remembered(String key);

    /**
     * Whose key it is; runs on a worker thread and may ask the database.
     *
     * @param key as it was sent
     * @return empty if it is nobody's
     */
    Optional<SecurityIdentity> identify(String key);
}
