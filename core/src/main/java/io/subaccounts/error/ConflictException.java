package io.subaccounts.error;

/** The request is well-formed, but the present state of the tree or of its subject does not allow it. */
public final class ConflictException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param code what stands in the way
     * @param message a sentence that says what to do
     */
    public ConflictException(ErrorCode code, String message) {
        super(code, message, null);
    }
}
