package io.subaccounts.error;

/** The record was changed by somebody else since it was read. Read it again and decide anew. */
public final class StaleVersionException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long actual;

    /**
     * Creates the exception.
     *
     * @param id the record's identifier
     * @param expected the version the caller had read
     * @param actual the version that is stored
     */
    public StaleVersionException(String id, long expected, long actual) {
        super(ErrorCode.STALE_VERSION, id + " is at version " + actual + ", not " + expected + "; read it again", null);
        this.expected = expected;
        this.actual = actual;
    }

    /**
     * The version the caller had read.
     *
     * @return the expected version
     */
    public long expected() {
        return expected;
    }

    /**
     * The version that is stored.
     *
     * @return the actual version
     */
    public long actual() {
        return actual;
    }
}
