package io.subaccounts.error;

import org.jspecify.annotations.Nullable;

/**
 * The storage cannot be reached, is too slow or refuses work. Nothing was changed by the transaction that failed; a call of
 * several, such as one that submits a document, may have recorded its first.
 */
public final class StorageUnavailableException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause the storage's own error, null if there is none
     */
    public StorageUnavailableException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORAGE_UNAVAILABLE, message, cause);
    }
}
