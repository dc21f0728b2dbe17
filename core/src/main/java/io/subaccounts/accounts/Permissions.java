package io.subaccounts.accounts;

import java.util.Map;
import java.util.TreeMap;

/**
 * An open set of flags that narrow what an account may do. A flag names an action's domain ({@code calls}) or a domain
 * and a verb ({@code calls:receive}). An absent flag is inherited. A flag that is false anywhere between an account and
 * its root denies: a child cannot regain what a level above has taken away.
 *
 * @param flags the flags, at most 32; each named by a domain, or a domain and a verb with a colon between, both 1 to 32
 *     characters of {@code a-z0-9_.-}
 */
public record Permissions(Map<String, Boolean> flags) {

    /** No flag: everything is inherited. */
    public static final Permissions INHERITED = new Permissions(Map.of());

    /** Takes a copy, so that later changes of the map do not show. */
    public Permissions {
        flags = Map.copyOf(flags);
    }

    /**
     * The same permissions with one flag granted as far as the levels above grant it.
     *
     * @param flag the flag
     * @return the permissions
     */
    public Permissions allowing(String flag) {
        return with(flag, true);
    }

    /**
     * The same permissions with one flag denied, here and below.
     *
     * @param flag the flag
     * @return the permissions
     */
    public Permissions denying(String flag) {
        return with(flag, false);
    }

    private Permissions with(String flag, boolean granted) {
        var copy = new TreeMap<>(flags);
        copy.put(flag, granted);
        return new Permissions(copy);
    }
}
