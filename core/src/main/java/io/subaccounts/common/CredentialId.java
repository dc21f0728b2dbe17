package io.subaccounts.common;

/**
 * The public identifier of a credential: what a caller sends as {@code auth_id} beside the token.
 *
 * <p>Each account has one primary credential whose identifier is the account's own; further credentials are named
 * {@code CR_}, or {@code CT_} in test mode, followed by 20 characters of {@code 0-9A-Z}. A credential can be revoked by
 * this identifier alone.
 *
 * @param value the text form, exactly as stored
 */
public record CredentialId(String value) implements Comparable<CredentialId> {

    /** The prefix of credentials beyond a live account's primary one. */
    public static final String FURTHER_PREFIX = "CR_";

    /** The prefix of credentials beyond the primary one of an account in test mode. */
    public static final String TEST_FURTHER_PREFIX = "CT_";

    /**
     * Accepts exactly the documented form.
     *
     * @throws io.subaccounts.error.ValidationException if {@code value} is anything else
     */
    public CredentialId {
        if (!isWellFormed(value)) {
            throw PublicIds.malformed(
                    "auth_id",
                    AccountId.MAIN_PREFIX,
                    AccountId.SUB_PREFIX,
                    FURTHER_PREFIX,
                    AccountId.TEST_MAIN_PREFIX,
                    AccountId.TEST_SUB_PREFIX,
                    TEST_FURTHER_PREFIX);
        }
    }

    /**
     * Reads an identifier, strictly: no trimming, no case folding.
     *
     * @param text the candidate
     * @return the identifier
     * @throws io.subaccounts.error.ValidationException if the text is not a credential id
     */
    public static CredentialId parse(String text) {
        return new CredentialId(text);
    }

    /**
     * Says whether a text has the form of a credential id, without throwing.
     *
     * @param text the candidate
     * @return true if {@link #parse} would accept it
     */
    public static boolean isWellFormed(String text) {
        return PublicIds.matches(text, FURTHER_PREFIX, TEST_FURTHER_PREFIX) || AccountId.isWellFormed(text);
    }

    /**
     * Names the primary credential of an account.
     *
     * @param account the account
     * @return the identifier of its primary credential
     */
    public static CredentialId primaryOf(AccountId account) {
        return new CredentialId(account.value());
    }

    /**
     * Tells an account's primary credential from the further ones.
     *
     * @return true if this names a primary credential
     */
    public boolean isPrimary() {
        return AccountId.isWellFormed(value);
    }

    /**
     * The environment that the credential's account belongs to.
     *
     * @return test for {@code MT_}, {@code ST_} and {@code CT_} identifiers, otherwise live
     */
    public Environment environment() {
        return PublicIds.environmentOf(value);
    }

    @Override
    public int compareTo(CredentialId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
