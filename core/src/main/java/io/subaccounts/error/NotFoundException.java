package io.subaccounts.error;

/**
 * There is no such thing in the actor's subtree. The same exception is thrown for what belongs to somebody else and for
 * what does not exist.
 */
public final class NotFoundException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    /**
     * Creates the exception.
     *
     * @param kind what was looked for, for example {@code account}
     * @param id the identifier as the caller gave it
     */
    public NotFoundException(String kind, String id) {
        super(ErrorCode.NOT_FOUND, "no " + kind + " " + id + " in the actor's subtree", null);
        this.kind = kind;
        this.id = id;
    }

    /**
     * What was looked for.
     *
     * @return for example {@code account}, {@code credential} or {@code resource}
     */
    public String kind() {
        return kind;
    }

    /**
     * The identifier as the caller gave it.
     *
     * @return the identifier
     */
    public String id() {
        return id;
    }
}
