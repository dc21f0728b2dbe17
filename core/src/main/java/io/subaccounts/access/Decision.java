package io.subaccounts.access;

import io.subaccounts.common.AccountId;
import java.util.List;

/** The answer to whether a principal may do something. */
public sealed interface Decision {

    /**
     * It may.
     *
     * @param principal who does it
     * @param subject for whom; another account than the principal's if it acts for one below it
     */
    record Allowed(Principal principal, AccountId subject) implements Decision {}

    /**
     * It may not.
     *
     * @param denials all reasons that hold, never empty
     */
    record Denied(List<Denial> denials) implements Decision {
        /** Takes a copy. */
        public Denied {
            denials = List.copyOf(denials);
        }
    }

    /**
     * The short answer.
     *
     * @return true only if allowed
     */
    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}
