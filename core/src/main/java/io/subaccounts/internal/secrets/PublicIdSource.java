package io.subaccounts.internal.secrets;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
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
     * @return a fresh identifier
     */
    public AccountId mainAccount() {
        return new AccountId(AccountId.MAIN_PREFIX + body());
    }

    /**
     * Names a new subaccount.
     *
     * @return a fresh identifier
     */
    public AccountId subaccount() {
        return new AccountId(AccountId.SUB_PREFIX + body());
    }

    /**
     * Names a new further credential.
     *
     * @return a fresh identifier
     */
    public CredentialId furtherCredential() {
        return new CredentialId(CredentialId.FURTHER_PREFIX + body());
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
