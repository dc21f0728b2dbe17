package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What a store call may see: an account and everything below it, or everything. Rows outside do not exist for the call.
 *
 * @param root the account at the top, null for everything
 */
public record Subtree(@Nullable AccountId root) {

    private static final Subtree ALL = new Subtree(null);

    /**
     * Everything. Only for the platform, and for finding out who a caller is.
     *
     * @return no confinement
     */
    public static Subtree all() {
        return ALL;
    }

    /**
     * An account and everything below it.
     *
     * @param root the account at the top
     * @return the confinement
     */
    public static Subtree of(AccountId root) {
        return new Subtree(root);
    }
}
