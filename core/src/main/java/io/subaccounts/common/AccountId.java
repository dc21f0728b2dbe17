package io.subaccounts.common;

/**
 * The public identifier of an account, which is also its {@code auth_id}: {@code MA_} for a main account, {@code SA_}
 * for a subaccount, {@code MT_} and {@code ST_} in test mode, followed by 20 characters of {@code 0-9A-Z} (103 random
 * bits).
 *
 * <p>Identifiers are compared byte for byte and are never reused. They are not secrets and grant nothing.
 *
 * @param value the text form, exactly as stored
 */
public record AccountId(String value) implements Comparable<AccountId> {

    /** The prefix of live main accounts. */
    public static final String MAIN_PREFIX = "MA_";

    /** The prefix of live subaccounts. */
    public static final String SUB_PREFIX = "SA_";

    /** The prefix of main accounts in test mode. */
    public static final String TEST_MAIN_PREFIX = "MT_";

    /** The prefix of subaccounts in test mode. */
    public static final String TEST_SUB_PREFIX = "ST_";

    /**
     * Accepts exactly the documented form.
     *
     * @throws io.subaccounts.error.ValidationException if {@code value} is anything else
     */
    public AccountId {
        if (!isWellFormed(value)) {
            throw PublicIds.malformed("account_id", MAIN_PREFIX, SUB_PREFIX, TEST_MAIN_PREFIX, TEST_SUB_PREFIX);
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
        return PublicIds.matches(text, MAIN_PREFIX, SUB_PREFIX, TEST_MAIN_PREFIX, TEST_SUB_PREFIX);
    }

    /**
     * Tells main accounts from subaccounts.
     *
     * @return true for {@code MA_} and {@code MT_} identifiers
     */
    public boolean isMain() {
        return value.startsWith(MAIN_PREFIX) || value.startsWith(TEST_MAIN_PREFIX);
    }

    /**
     * The environment that the account belongs to.
     *
     * @return test for {@code MT_} and {@code ST_} identifiers, otherwise live
     */
    public Environment environment() {
        return PublicIds.environmentOf(value);
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
