package io.subaccounts.error;

import org.jspecify.annotations.Nullable;

/** The stored schema is not the one this version of the library works with. */
public final class SchemaMismatchException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which version was found, which is needed, and what to do
     * @param cause the migration tool's error, null if there is none
     */
    public SchemaMismatchException(String message, @Nullable Throwable cause) {
        super(ErrorCode.SCHEMA_MISMATCH, message, cause);
    }
}
