package io.subaccounts.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws, apart from what points at a fault in a program: {@code NullPointerException}
 * for a null argument; {@code IllegalStateException} for a call that is never right there, such as one from within a
 * transaction's work, and if a storage or a source of randomness breaks its contract; {@code IllegalArgumentException} from
 * the methods of a storage.
 */
public abstract class SubaccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Creates an exception.
     *
     * @param code the stable code
     * @param message a sentence that says what to do
     * @param cause what led to it, null if nothing did
     */
    protected SubaccountException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * The stable code.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * Says whether the same call may succeed later without a change of its arguments.
     *
     * @return true for lost races, overload and storage that is away; false for an unknown outcome, which must be looked
     *     into first
     */
    public boolean retryable() {
        return code == ErrorCode.STALE_VERSION || code == ErrorCode.BUSY || code == ErrorCode.STORAGE_UNAVAILABLE;
    }
}
