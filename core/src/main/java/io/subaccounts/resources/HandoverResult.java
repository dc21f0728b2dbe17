package io.subaccounts.resources;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a release or a transfer. */
public sealed interface HandoverResult {

    /**
     * The resource has left its owner.
     *
     * @param before the ownership that has ended
     * @param after the ownership that began, null after a release
     */
    record Done(Ownership before, @Nullable Ownership after) implements HandoverResult {}

    /**
     * The resource belongs to the receiver already; nothing was changed.
     *
     * @param present the ownership that goes on
     */
    record AlreadyThere(Ownership present) implements HandoverResult {}

    /**
     * The host's check holds the resource back; nothing was changed.
     *
     * @param reason a machine-readable word of the check's own, for example {@code cool_off}
     * @param heldUntil until when, null if that is not known
     */
    record HeldBack(String reason, @Nullable Instant heldUntil) implements HandoverResult {

        /**
         * Until when the resource is held back.
         *
         * @return the moment, empty if it is not known
         */
        public Optional<Instant> until() {
            return Optional.ofNullable(heldUntil);
        }
    }
}
