package io.subaccounts.credentials;

import io.subaccounts.error.ValidationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A block of addresses, as in {@code 203.0.113.0/24} or {@code 2001:db8::/32} (RFC 4632, RFC 4291).
 *
 * @param value the canonical text form
 */
public record Cidr(String value) {

    private static final String PART = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FORM =
            Pattern.compile("((?:" + PART + "\\.){3}" + PART + "|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)/([0-9]{1,3})");
    private static final int LONGEST = 49;

    /**
     * Brings the text into canonical form.
     *
     * @throws ValidationException if the text is not a block, or has bits set behind the prefix
     */
    public Cidr {
        value = parsed(value).canonical();
    }

    /**
     * Reads a block.
     *
     * @param text the address and the length of the prefix
     * @return the block
     * @throws ValidationException if the text is not a block, or has bits set behind the prefix
     */
    public static Cidr parse(String text) {
        return new Cidr(text);
    }

    /**
     * Says whether an address lies in the block. An IPv4 address never lies in an IPv6 block, nor the other way round;
     * the JDK itself turns IPv4-mapped IPv6 addresses into IPv4 ones.
     *
     * @param address the address
     * @return true if it does
     */
    public boolean contains(InetAddress address) {
        var block = parsed(value);
        byte[] candidate = address.getAddress();
        return candidate.length == block.network.length
                && Arrays.equals(masked(candidate, block.prefix), block.network);
    }

    /**
     * Says whether every address of another block lies in this one.
     *
     * @param other the other block
     * @return true if the other is not wider
     */
    public boolean covers(Cidr other) {
        var mine = parsed(value);
        var theirs = parsed(other.value);
        return mine.prefix <= theirs.prefix
                && mine.network.length == theirs.network.length
                && Arrays.equals(masked(theirs.network, mine.prefix), mine.network);
    }

    @Override
    public String toString() {
        return value;
    }

    @SuppressWarnings("ArrayRecordComponent") // private, never compared
    private record Block(byte[] network, int prefix) {
        String canonical() {
            try {
                return InetAddress.getByAddress(network).getHostAddress() + "/" + prefix;
            } catch (UnknownHostException e) {
                throw malformed();
            }
        }
    }

    private static Block parsed(String text) {
        var matcher = FORM.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            throw malformed();
        }
        byte[] network;
        try {
            network = InetAddress.getByName(matcher.group(1)).getAddress(); // a literal: never looked up
        } catch (UnknownHostException e) {
            throw malformed();
        }
        if (network.length == 4 && text.indexOf(':') >= 0) {
            throw malformed(); // the platform turns IPv4-mapped addresses into IPv4 ones
        }
        int prefix = Integer.parseInt(matcher.group(2));
        if (prefix > network.length * 8 || !Arrays.equals(network, masked(network, prefix))) {
            throw malformed();
        }
        return new Block(network, prefix);
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int bit = prefix; bit < masked.length * 8; bit++) {
            masked[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return masked;
    }

    private static ValidationException malformed() {
        return new ValidationException(
                "cidr", "must be an address, a slash and a prefix length with no bits behind it");
    }
}
