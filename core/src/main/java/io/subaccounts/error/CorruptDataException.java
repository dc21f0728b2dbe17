package io.subaccounts.error;

import org.jspecify.annotations.Nullable;

/** A stored row cannot be understood: written by a newer version, or by hand. Access through it is refused. */
public final class CorruptDataException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which row, by its identifier, and which column
     * @param cause the parser's error, null if there is none
     */
    public CorruptDataException(String message, @Nullable Throwable cause) {
        super(ErrorCode.CORRUPT_DATA, message, cause);
    }
}
