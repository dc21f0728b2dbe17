package io.subaccounts.spi.host;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The host's say before a resource leaves its owner: by release, transfer or deletion. Asked outside any transaction and
 * possibly more than once; must not change anything.
 */
@FunctionalInterface
public interface HandoverCheck {

    /** The answer of a check. */
    sealed interface Verdict {

        /** The resource may leave. */
        record Clear() implements Verdict {}

        /**
         * The resource is held back.
         *
         * @param reason a machine-readable word, 1 to 64 characters, for example {@code cool_off}
         * @param until until when, null if that is not known
         */
        record HeldBack(String reason, @Nullable Instant until) implements Verdict {}
    }

    /**
     * Lets every resource leave.
     *
     * @return the default
     */
    static HandoverCheck none() {
        return (resource, owner) -> new Verdict.Clear();
    }

    /**
     * Decides about one resource.
     *
     * @param resource the resource, its identifier in canonical form
     * @param owner who owns it
     * @return whether it may leave
     */
    Verdict check(ResourceRef resource, AccountId owner);
}
