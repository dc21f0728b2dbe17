package io.subaccounts.internal.vault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keyed hashes of one value: under the present key, and under those before that it may have been stored under.
 *
 * <p>Internal: not part of the API, may change at any time.
 *
 * @param all the hashes in base64url, that under the present key first
 */
public record Fingerprints(List<String> all) {

    /** Takes a copy. */
    public Fingerprints {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalStateException("the field cipher makes no fingerprints");
        }
    }

    /**
     * What is stored from now on.
     *
     * @return the hash under the present key
     */
    public String present() {
        return all.get(0);
    }

    /**
     * Says whether a stored hash is one of this value.
     *
     * @param stored the hash, null if none is stored
     * @return true if it is
     */
    public boolean include(@Nullable String stored) {
        return stored != null && all.contains(stored);
    }

    /**
     * Says whether a stored hash is one of this value, though not under the present key.
     *
     * @param stored the hash, null if none is stored
     * @return true if it is
     */
    public boolean hasOutdated(@Nullable String stored) {
        return include(stored) && !present().equals(stored);
    }

    @Override
    public String toString() {
        return "Fingerprints[<redacted>]";
    }
}
