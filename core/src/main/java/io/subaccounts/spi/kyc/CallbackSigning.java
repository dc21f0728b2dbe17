package io.subaccounts.spi.kyc;

import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a provider signs its callbacks: in which form, under which keys, and how old a signature may be. Every form is an
 * HMAC-SHA-256 over the body, byte for byte as it came. Immutable; no key shows in its text form.
 *
 * <p>While a key is rotated both are accepted: start with the new one and add the old one with an end, as in
 * {@code standardWebhooks(fresh).withKey(old, tomorrow)}.
 */
public final class CallbackSigning {

    private static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);
    private static final Duration MAX_TOLERANCE = Duration.ofDays(1);
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}+");
    private static final String ENCODED = "whsec_";
    private static final int MIN_KEY_BYTES = 16;

    private final Form form;
    private final Headers headers;
    private final Duration tolerance;
    private final boolean undated;
    private final List<Key> keys;

    private CallbackSigning(Form form, Headers headers, Duration tolerance, boolean undated, List<Key> keys) {
        this.form = form;
        this.headers = headers;
        this.tolerance = tolerance;
        this.undated = undated;
        this.keys = keys;
    }

    /** What is signed and how the signature is written. */
    public enum Form {
        /** Over {@code id.timestamp.body}, as one or several {@code v1,} with base64. */
        STANDARD_WEBHOOKS,
        /** Over {@code timestamp.body}, or the body alone, as {@code sha256=} with lower-case hex. */
        SHA256_HEX
    }

    /**
     * The names of the headers, in any case.
     *
     * @param signature of the one that holds the signature
     * @param timestamp of the one that says when it was signed, in seconds since 1970; null if there is none
     * @param id of the one that identifies the delivery, null if none is signed
     */
    public record Headers(
            String signature,
            @Nullable String timestamp,
            @Nullable String id) {}

    private record Key(Secret secret, @Nullable Instant notAfter) {

        boolean counts(Instant at) {
            return notAfter == null || !at.isAfter(notAfter);
        }
    }

    /**
     * The form of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>: {@code webhook-id},
     * {@code webhook-timestamp} and {@code webhook-signature}. Versions other than {@code v1} are ignored. The signature
     * must be at most five minutes old or early.
     *
     * @param key {@code whsec_} and the base64 of the key, or else the key itself; at least 16 bytes
     * @return how such callbacks are signed
     * @throws ValidationException if the key breaks its rule
     */
    public static CallbackSigning standardWebhooks(Secret key) {
        var headers = new Headers("webhook-signature", "webhook-timestamp", "webhook-id");
        return new CallbackSigning(Form.STANDARD_WEBHOOKS, headers, DEFAULT_TOLERANCE, false, List.of()).withKey(key);
    }

    /**
     * A single header with {@code sha256=} and the hex form of a signature over the body alone. It says nothing about
     * when it was made: unless there is a {@linkplain #withTimestampHeader timestamp header}, the provider has to read the
     * {@linkplain ProviderCallback#sentAt() time} from the body, for that is what is then held against the tolerance; where
     * neither is to be had, callbacks are stale unless they may be {@linkplain #acceptingUndated() undated}. A header that
     * identifies the delivery is not part of what is signed, so it is not read: what tells a repetition is the {@linkplain
     * ProviderCallback#deliveryId() identifier} in the body, or else a digest of what is signed.
     *
     * @param signatureHeader the header's name
     * @param key the key itself, at least 16 bytes in UTF-8
     * @return how such callbacks are signed
     * @throws ValidationException if the name or the key breaks its rule
     */
    public static CallbackSigning sha256Header(String signatureHeader, Secret key) {
        var headers = new Headers(checked(signatureHeader), null, null);
        return new CallbackSigning(Form.SHA256_HEX, headers, DEFAULT_TOLERANCE, false, List.of()).withKey(key);
    }

    /**
     * The same with a header that says when the callback was signed, in seconds since 1970. It is part of what is signed:
     * {@code timestamp.body}.
     *
     * @param name the header's name
     * @return the changed signing
     * @throws ValidationException if the name breaks its rule
     * @throws IllegalStateException if the form names its own headers
     */
    public CallbackSigning withTimestampHeader(String name) {
        requireNameable();
        return with(new Headers(headers.signature(), checked(name), null));
    }

    /**
     * The same for a provider that says neither in a header nor in the body when it sent a callback. Without this, such a
     * callback is {@linkplain io.subaccounts.kyc.Callbacks.Verdict#STALE stale}, whatever its signature. With it, nothing
     * shows any more that a callback is new: one that somebody once captured is good for ever, and only the record of it
     * and the state of its attempt keep it from counting again.
     *
     * @return the changed signing
     * @throws IllegalStateException if the form always says when
     */
    public CallbackSigning acceptingUndated() {
        requireNameable();
        return new CallbackSigning(form, headers, tolerance, true, keys);
    }

    /**
     * The same with one more key, without end.
     *
     * @param key the key, as in the factory
     * @return the changed signing
     * @throws ValidationException if the key breaks its rule
     */
    public CallbackSigning withKey(Secret key) {
        return with(new Key(key, null));
    }

    /**
     * The same with one more key, until it ends.
     *
     * @param key the key, as in the factory
     * @param notAfter the last moment at which it counts
     * @return the changed signing
     * @throws ValidationException if the key breaks its rule
     */
    public CallbackSigning withKey(Secret key, Instant notAfter) {
        return with(new Key(key, notAfter));
    }

    /**
     * The same with another tolerance in place of five minutes.
     *
     * @param value how far the time of signing may lie from now, either way; more than nothing, at most a day
     * @return the changed signing
     * @throws ValidationException if it is out of bounds
     */
    public CallbackSigning withTolerance(Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(MAX_TOLERANCE) > 0) {
            throw new ValidationException("tolerance", "must be more than nothing and at most a day");
        }
        return new CallbackSigning(form, headers, value, undated, keys);
    }

    /**
     * What is signed and how the signature is written.
     *
     * @return the form
     */
    public Form form() {
        return form;
    }

    /**
     * Where signature, timestamp and identifier are found.
     *
     * @return the names of the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * How far the time of signing may lie from now, either way.
     *
     * @return more than nothing
     */
    public Duration tolerance() {
        return tolerance;
    }

    /**
     * Whether a callback counts that says nowhere when it was sent.
     *
     * @return false unless it was {@linkplain #acceptingUndated() asked for}
     */
    public boolean acceptsUndated() {
        return undated;
    }

    /**
     * Reads the keys. Meant for the check of signatures only.
     *
     * @param at when
     * @return copies of the keys that count then, at least the first one
     */
    public List<byte[]> reveal(Instant at) {
        return keys.stream().filter(key -> key.counts(at)).map(this::bytes).toList();
    }

    /**
     * Hides the keys.
     *
     * @return the form and the number of keys
     */
    @Override
    public String toString() {
        return "CallbackSigning[" + form + ", keys=" + keys.size() + "]";
    }

    private CallbackSigning with(Headers value) {
        return new CallbackSigning(form, value, tolerance, undated, keys);
    }

    private CallbackSigning with(Key key) {
        if (bytes(key).length < MIN_KEY_BYTES) {
            throw new ValidationException("signing_key", "must be at least " + MIN_KEY_BYTES + " bytes");
        }
        var more = new ArrayList<>(keys);
        more.add(key);
        return new CallbackSigning(form, headers, tolerance, undated, List.copyOf(more));
    }

    /** The decoder's own error would quote the key. */
    private byte[] bytes(Key key) {
        String text = key.secret().reveal();
        if (form != Form.STANDARD_WEBHOOKS || !text.startsWith(ENCODED)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text.substring(ENCODED.length()));
        } catch (IllegalArgumentException e) {
            throw new ValidationException("signing_key", "must be base64 after " + ENCODED);
        }
    }

    private void requireNameable() {
        if (form == Form.STANDARD_WEBHOOKS) {
            throw new IllegalStateException("Standard Webhooks name their own headers");
        }
    }

    private static String checked(String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new ValidationException("header_name", "must be 1 to 100 characters that HTTP allows in a name");
        }
        return name;
    }
}
