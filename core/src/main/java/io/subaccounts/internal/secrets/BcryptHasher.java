package io.subaccounts.internal.secrets;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.subaccounts.spi.host.SecretHasher;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * bcrypt in its {@code $2b$} form. Other forms, and costs that are trivial or would take minutes, are not recognised: a
 * row that was tampered with is refused, not computed. Inputs are short ASCII, so the 72-byte limit and the treatment of
 * NUL, where implementations differ, are never reached.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class BcryptHasher implements SecretHasher {

    private static final Pattern OWN_FORM =
            Pattern.compile("\\$2b\\$1[0-4]\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]");

    private final int cost;

    /**
     * Sets the hasher up.
     *
     * @param cost the cost of new hashes, 10 to 14
     */
    public BcryptHasher(int cost) {
        this.cost = cost;
    }

    @Override
    public String hash(String token) {
        byte[] hash = BCrypt.with(BCrypt.Version.VERSION_2B).hash(cost, token.getBytes(StandardCharsets.US_ASCII));
        return new String(hash, StandardCharsets.US_ASCII);
    }

    @Override
    public boolean recognises(String stored) {
        return OWN_FORM.matcher(stored).matches();
    }

    @Override
    public boolean matches(String token, String stored) {
        return verify(token, stored);
    }

    @Override
    public boolean isCurrent(String stored) {
        return costOf(stored) == cost;
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    static int costOf(String stored) {
        return Integer.parseInt(stored.substring(4, 6));
    }

    static boolean verify(String token, String stored) {
        return BCrypt.verifyer()
                .verify(token.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII))
                .verified;
    }
}
