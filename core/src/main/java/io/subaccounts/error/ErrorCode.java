package io.subaccounts.error;

/** Stable machine-readable codes of all exceptions. New codes may be added; a code's meaning never changes. */
public enum ErrorCode {
    /** An argument breaks a documented rule; nothing was changed. */
    INVALID_INPUT,
    /** There is no such thing in the actor's subtree. Foreign and absent things look the same. */
    NOT_FOUND,
    /** The actor sees the subject, but may not do this to it. */
    ACCESS_DENIED,
    /** The record was changed by somebody else since it was read. */
    STALE_VERSION,
    /** The move would put an account below itself. */
    TREE_CYCLE,
    /** The tree would grow deeper than the configured ceiling. */
    DEPTH_EXCEEDED,
    /** Two accounts of different environments meet in one call; nothing crosses between live and test. */
    ENVIRONMENT_MISMATCH,
    /** A configured limit on the number of things is reached. */
    LIMIT_REACHED,
    /** The operation does not apply to the present state of its subject. */
    WRONG_STATE,
    /** Too many expensive operations at once; try again shortly. */
    BUSY,
    /** The storage cannot be reached or answers with an error; the transaction that failed changed nothing. */
    STORAGE_UNAVAILABLE,
    /** The storage failed while committing: the change may or may not have happened. */
    OUTCOME_UNKNOWN,
    /** The stored schema is not the one this version of the library works with. */
    SCHEMA_MISMATCH,
    /** A stored row cannot be understood. */
    CORRUPT_DATA
}
