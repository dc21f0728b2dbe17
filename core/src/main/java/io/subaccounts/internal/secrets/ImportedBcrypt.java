package io.subaccounts.internal.secrets;

import io.subaccounts.spi.host.SecretHasher;
import java.util.regex.Pattern;

/**
 * bcrypt hashes brought along from another system: {@code $2a$}, {@code $2b$} and {@code $2y$} at one cost. They are
 * verified but never made, and always due to be replaced. ({@code $2x$} marks hashes of a faulty implementation,
 * CVE-2011-2483, and stays out.)
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class ImportedBcrypt implements SecretHasher {

    private final Pattern form;
    private final String decoy;

    /**
     * Sets the hasher up.
     *
     * @param cost the one cost that is accepted, 10 to 14
     */
    public ImportedBcrypt(int cost) {
        form = Pattern.compile("\\$2[aby]\\$" + cost + "\\$[./A-Za-z0-9]{53}");
        decoy = new BcryptHasher(cost).hash("decoy");
    }

    @Override
    public String hash(String token) {
        throw new UnsupportedOperationException("imported hashes are verified, never made");
    }

    @Override
    public boolean recognises(String stored) {
        return form.matcher(stored).matches();
    }

    @Override
    public boolean matches(String token, String stored) {
        return BcryptHasher.verify(token, stored);
    }

    @Override
    public boolean isCurrent(String stored) {
        return false;
    }

    @Override
    public Cost cost() {
        return Cost.EXPENSIVE;
    }

    /**
     * A hash at the accepted cost that no token belongs to.
     *
     * @return something to spend the same work on
     */
    String decoy() {
        return decoy;
    }

    /**
     * Says whether a token may belong to an imported hash.
     *
     * @param token anything
     * @return true for 8 to 64 visible ASCII characters
     */
    static boolean admits(String token) {
        int length = token.length();
        return length >= 8 && length <= 64 && token.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
