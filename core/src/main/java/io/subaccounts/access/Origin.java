package io.subaccounts.access;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as the host knows.
 *
 * @param peer the caller's address, null if not known
 */
public record Origin(@Nullable InetAddress peer) {

    private static final Origin UNKNOWN = new Origin(null);

    /**
     * A known address.
     *
     * @param address the caller's address, as the host trusts it
     * @return the origin
     */
    public static Origin of(InetAddress address) {
        return new Origin(address);
    }

    /**
     * No known address. Credentials bound to addresses are refused.
     *
     * @return the origin
     */
    public static Origin unknown() {
        return UNKNOWN;
    }

    /**
     * The caller's address.
     *
     * @return the address, empty if not known
     */
    public Optional<InetAddress> address() {
        return Optional.ofNullable(peer);
    }
}
