package io.subaccounts.accounts;

/** An account's own state, whatever its ancestors' states are. An account can be both disabled and suspended. */
public enum OwnStatus {
    /** Neither switched off nor suspended. */
    ENABLED,
    /** Switched off. */
    DISABLED,
    /** Suspended by the platform. */
    SUSPENDED
}
