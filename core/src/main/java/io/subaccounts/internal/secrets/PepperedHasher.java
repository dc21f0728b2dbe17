package io.subaccounts.internal.secrets;

import io.subaccounts.internal.keys.HmacKey;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.SecretHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HMAC-SHA-256 (RFC 2104) under a key that the storage does not hold, written {@code $hmac-sha256$<key id>$<base64url>}.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class PepperedHasher implements SecretHasher {

    private static final Pattern FORM =
            Pattern.compile("\\$hmac-sha256\\$([A-Za-z0-9_-]{1,16})\\$([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])");

    private final String primaryId;
    private final Map<String, HmacKey> keys = new TreeMap<>();

    /**
     * Sets the hasher up.
     *
     * @param keyset the keys
     */
    public PepperedHasher(PepperKeyset keyset) {
        primaryId = keyset.primaryId();
        keyset.reveal().forEach((id, key) -> keys.put(id, new HmacKey(key)));
    }

    @Override
    public String hash(String token) {
        return "$hmac-sha256$" + primaryId + "$"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(tag(primaryId, token));
    }

    @Override
    public boolean recognises(String stored) {
        Matcher parts = FORM.matcher(stored);
        return parts.matches() && keys.containsKey(parts.group(1));
    }

    @Override
    public boolean matches(String token, String stored) {
        Matcher parts = parts(stored);
        return MessageDigest.isEqual(
                tag(parts.group(1), token), Base64.getUrlDecoder().decode(parts.group(2)));
    }

    @Override
    public boolean isCurrent(String stored) {
        return parts(stored).group(1).equals(primaryId);
    }

    @Override
    public Cost cost() {
        return Cost.CHEAP;
    }

    private static Matcher parts(String stored) {
        Matcher parts = FORM.matcher(stored);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a peppered hash");
        }
        return parts;
    }

    private byte[] tag(String keyId, String token) {
        return Objects.requireNonNull(keys.get(keyId), "no such pepper").tag(token.getBytes(StandardCharsets.US_ASCII));
    }
}
