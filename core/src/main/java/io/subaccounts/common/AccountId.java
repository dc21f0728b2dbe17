package io.subaccounts.common;

/**
 * The public identifier of an account, which is also its {@code auth_id}: {@code MA_} for a main account, {@code SA_}
 * for a subaccount, followed by 20 characters of {@code 0-9A-Z} (103 random bits).
 *
 * <p>Identifiers are compared byte for byte and are never reused. They are not secrets and grant nothing.
 *
 * @param value the text form, exactly as stored
 */
public record AccountId(String value) implements Comparable<AccountId> {

    /** The prefix of main accounts. */
    public static final String MAIN_PREFIX = "MA_";

    /** The prefix of subaccounts. */
    public static final String SUB_PREFIX = "SA_";

    /**
     * Accepts exactly the documented form.
     *
     * @throws io.subaccounts.error.ValidationException if {@code value} is anything else
     */
    public AccountId {
        if (!isWellFormed(value)) {
            throw PublicIds.malformed("account_id", MAIN_PREFIX + " or " + SUB_PREFIX);
        }
    }

    /**
     * Reads an identifier, strictly: no trimming, no case folding.
     *
     * @param text the candidate
     * @return the identifier
     * @throws io.subaccounts.error.ValidationException if the text is not an account id
     */
    public static AccountId parse(String text) {
        return new AccountId(text);
    }

    /**
     * Says whether a text has the form of an account id, without throwing.
     *
     * @param text the candidate
     * @return true if {@link #parse} would accept it
     */
    public static boolean isWellFormed(String text) {
        return PublicIds.matches(text, MAIN_PREFIX) || PublicIds.matches(text, SUB_PREFIX);
    }

    /**
     * Tells main accounts from subaccounts.
     *
     * @return true for {@code MA_} identifiers
     */
    public boolean isMain() {
        return value.startsWith(MAIN_PREFIX);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
