package io.subaccounts.access;

import java.time.Duration;
import java.util.List;

/** What came of presenting credentials. */
public sealed interface Authentication {

    /**
     * The caller is who it says.
     *
     * @param principal the identity
     */
    record Authenticated(Principal principal) implements Authentication {}

    /**
     * The caller is refused.
     *
     * @param denials all reasons; only {@link DenialReason#INVALID_CREDENTIALS} unless the token was right
     */
    record Refused(List<Denial> denials) implements Authentication {
        /** Takes a copy. */
        public Refused {
            denials = List.copyOf(denials);
        }
    }

    /**
     * Too many tokens are being verified to look at this one. Nothing was decided.
     *
     * @param retryAfter when to try again
     */
    record Busy(Duration retryAfter) implements Authentication {}
}
