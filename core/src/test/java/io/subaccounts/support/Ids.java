package io.subaccounts.support;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import java.util.Locale;

/** Well-formed identifiers that are easy to read in a failure. */
public final class Ids {

    private Ids() {}

    /** A main account. */
    public static AccountId main(String word) {
        return new AccountId(AccountId.MAIN_PREFIX + body(word));
    }

    /** A subaccount. */
    public static AccountId sub(String word) {
        return new AccountId(AccountId.SUB_PREFIX + body(word));
    }

    /** A further credential. */
    public static CredentialId credential(String word) {
        return new CredentialId(CredentialId.FURTHER_PREFIX + body(word));
    }

    private static String body(String word) {
        return (word.toUpperCase(Locale.ROOT) + "00000000000000000000").substring(0, 20);
    }
}
