package io.throughline.kit.republish;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.kit.error.UnknownResourceException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says aggregates again, batch by batch, each in a transaction of its own: what is changed meanwhile is said as it is
 * then, and a second one at the same time does no harm.
 */
@Singleton
public class Republication {
    private static final Logger LOG = Logger.getLogger(Republication.class);
    private static final int BATCH = 100;

    Republication() {}

    /** Says all of these kinds again; how many there were of each. */
    public Republished all(List<? extends Republishable<?>> kinds, String by) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Republishable<?> kind : kinds) {
            counts.put(kind.kind(), all(kind));
        }
        return done(counts, by);
    }

    /**
     * Says one again.
     *
     * @param ref as the caller named it
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    public Republished one(Republishable<?> kind, String ref, String by) {
        sayOne(kind, ref);
        return done(Map.of(kind.kind(), 1L), by);
    }

    private static Republished done(Map<String, Long> counts, String by) {
        LOG.infof("republished counts=%s by=%s", counts, by);
        return new Republished(counts);
    }

    private static <K> void sayOne(Republishable<K> kind, String ref) {
        K key = QuarkusTransaction.requiringNew()
                .call(() -> kind.keyOf(ref))
                .orElseThrow(() -> new UnknownResourceException("one among " + kind.kind(), ref));
        QuarkusTransaction.requiringNew().run(() -> kind.say(key));
    }

    private static <K> long all(Republishable<K> kind) {
        long count = 0;
        List<K> keys = keysAfter(kind, null);
        while (!keys.isEmpty()) {
            say(kind, keys);
            count += keys.size();
            keys = keysAfter(kind, keys.get(keys.size() - 1));
        }
        return count;
    }

    private static <K> List<K> keysAfter(Republishable<K> kind, @Nullable K last) {
        return QuarkusTransaction.requiringNew().call(() -> kind.keysAfter(last, BATCH));
    }

    private static <K> void say(Republishable<K> kind, List<K> keys) {
        List<K> left = new ArrayList<>(keys);
        left.removeAll(QuarkusTransaction.requiringNew().call(() -> kind.sayUnlessLocked(keys)));
        for (K key : left) {
            QuarkusTransaction.requiringNew().run(() -> kind.say(key));
        }
    }
}
