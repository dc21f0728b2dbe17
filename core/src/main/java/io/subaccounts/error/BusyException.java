package io.subaccounts.error;

/** Too many expensive operations at once. Nothing was changed; try again shortly. */
public final class BusyException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is overloaded
     */
    public BusyException(String message) {
        super(ErrorCode.BUSY, message, null);
    }
}
