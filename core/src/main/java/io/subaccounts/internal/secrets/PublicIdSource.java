package io.subaccounts.internal.secrets;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.host.RandomSource;

/**
 * Makes new public identifiers: 20 characters of {@code 0-9A-Z}, drawn uniformly.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class PublicIdSource {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LENGTH = 20;
    private static final int FAIR = 256 - 256 % ALPHABET.length(); // bytes from here on would favour some characters

    private final RandomSource random;

    /**
     * Sets the maker up.
     *
     * @param random the source of randomness
     */
    public PublicIdSource(RandomSource random) {
        this.random = random;
    }

    /**
     * Names a new main account.
     *
     * @param environment where it is to be
     * @return a fresh identifier
     */
    public AccountId mainAccount(Environment environment) {
        return new AccountId(pick(environment, AccountId.MAIN_PREFIX, AccountId.TEST_MAIN_PREFIX) + body());
    }

    /**
     * Names a new subaccount.
     *
     * @param environment where it is to be
     * @return a fresh identifier
     */
    public AccountId subaccount(Environment environment) {
        return new AccountId(pick(environment, AccountId.SUB_PREFIX, AccountId.TEST_SUB_PREFIX) + body());
    }

    /**
     * Names a new further credential.
     *
     * @param environment where it is to be
     * @return a fresh identifier
     */
    public CredentialId furtherCredential(Environment environment) {
        return new CredentialId(
                pick(environment, CredentialId.FURTHER_PREFIX, CredentialId.TEST_FURTHER_PREFIX) + body());
    }

    private static String pick(Environment environment, String live, String test) {
        return switch (environment) {
            case LIVE -> live;
            case TEST -> test;
        };
    }

    /**
     * Names a new session.
     *
     * @param environment which world it is for
     * @return a fresh identifier
     */
    public SessionId session(Environment environment) {
        return new SessionId((environment == Environment.TEST ? "KT_" : "KS_") + body());
    }

    private String body() {
        var text = new StringBuilder(LENGTH);
        var bytes = new byte[2 * LENGTH];
        while (text.length() < LENGTH) {
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length && text.length() < LENGTH; i++) {
                int value = bytes[i] & 0xFF;
                if (value < FAIR) {
                    text.append(ALPHABET.charAt(value % ALPHABET.length()));
                }
            }
        }
        return text.toString();
    }
}
