package io.subaccounts.error;

import org.jspecify.annotations.Nullable;

/**
 * The storage failed at commit: the change may or may not have happened. Read the subject before repeating the call.
 */
public final class OutcomeUnknownException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause the storage's own error, null if there is none
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(ErrorCode.OUTCOME_UNKNOWN, message, cause);
    }
}
