package io.throughline.e2e.fault;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no JVM alive. */
final class Threads {
    private Threads() {}

    static Thread start(String name, Runnable work) {
        Thread thread = daemons(name).newThread(work);
        thread.start();
        return thread;
    }

    /** They are all called so. */
    static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
