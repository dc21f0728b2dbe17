package io.subaccounts.internal.secrets;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Instant;
import java.util.List;

/**
 * Makes new tokens, together with what is stored of them.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Mint {

    private final RandomSource random;
    private final Hashers hashers;

    /**
     * Sets the mint up.
     *
     * @param random the source of randomness
     * @param hashers who hashes
     */
    public Mint(RandomSource random, Hashers hashers) {
        this.random = random;
        this.hashers = hashers;
    }

    /**
     * A new token and its hash.
     *
     * @param token the token in clear
     * @param hash what is stored of it
     * @param hint the few bits that are stored beside it
     */
    public record Minted(Secret token, String hash, int hint) {

        /**
         * The row of the token.
         *
         * @param number its number within the credential
         * @param at when it was made
         * @return the row of a current secret
         */
        public SecretRow row(int number, Instant at) {
            return new SecretRow(number, hash, hint, at, null, null);
        }

        /**
         * Hides the token and its hash.
         *
         * @return nothing worth reading
         */
        @Override
        public String toString() {
            return "Minted[]";
        }
    }

    /**
     * Makes a new token. With bcrypt this takes tens of milliseconds.
     *
     * @param environment where it is to be used
     * @return the token and its hash
     * @throws io.subaccounts.error.BusyException if too many secrets are being hashed
     */
    public Minted mint(Environment environment) {
        return mintUnlike(environment, List.of());
    }

    /**
     * Makes a new token whose hint tells it from other secrets, so that each of them is found by its hint.
     *
     * @param environment where it is to be used
     * @param others the secrets it is to stand beside
     * @return the token and its hash
     * @throws io.subaccounts.error.BusyException if too many secrets are being hashed
     */
    public Minted mintUnlike(Environment environment, List<SecretRow> others) {
        String token = token(environment);
        while (isLike(others, Hint.of(token))) {
            token = token(environment);
        }
        return new Minted(Secret.of(token), hashers.hash(token), Hint.of(token));
    }

    private static boolean isLike(List<SecretRow> others, int hint) {
        return others.stream().anyMatch(other -> Integer.valueOf(hint).equals(other.hint()));
    }

    private String token(Environment environment) {
        byte[] bytes = new byte[TokenFormat.RANDOM_BYTES];
        random.nextBytes(bytes);
        return TokenFormat.write(environment, bytes);
    }
}
