package io.subaccounts.internal.signing;

import io.subaccounts.internal.signing.Authenticity.Flaw;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a callback comes from one who holds a key, and when it was signed. Headers of absurd length are
 * refused before anything is computed; the length of the body is the caller's to bound.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class SignatureCheck {

    private static final Pattern SECONDS = Pattern.compile("0|[1-9][0-9]{0,10}+");
    private static final int MAX_SIGNATURES = 2048;

    private SignatureCheck() {}

    /** The headers that a signature needs. */
    private record Envelope(HeaderValues id, HeaderValues timestamp, HeaderValues signatures) {

        static Envelope of(CallbackSigning.Headers names, Map<String, List<String>> headers) {
            return new Envelope(
                    HeaderValues.of(names.id(), headers),
                    HeaderValues.of(names.timestamp(), headers),
                    HeaderValues.of(names.signature(), headers));
        }

        boolean isIncomplete() {
            return id.isMissing() || timestamp.isMissing() || signatures.isMissing();
        }

        boolean isMalformed() {
            return id.isOtherThanOne(SignatureText.MESSAGE_ID)
                    || timestamp.isOtherThanOne(SECONDS)
                    || signatures.isLongerThan(MAX_SIGNATURES);
        }

        @Nullable
        Instant signedAt() {
            String seconds = timestamp.onlyOrNull();
            return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
        }
    }

    /**
     * Checks a callback.
     *
     * @param signing how it must be signed
     * @param headers all headers, names in any case
     * @param body the body, byte for byte as it came
     * @param now the present moment
     * @return what came of it
     */
    public static Authenticity check(
            CallbackSigning signing, Map<String, List<String>> headers, byte[] body, Instant now) {
        var envelope = Envelope.of(signing.headers(), headers);
        if (envelope.isIncomplete()) {
            return new Authenticity.Forged(Flaw.MISSING_HEADER);
        }
        if (envelope.isMalformed()) {
            return new Authenticity.Forged(Flaw.MALFORMED_HEADER);
        }
        List<String> presented = presented(signing.form(), envelope);
        if (presented.isEmpty()) {
            return new Authenticity.Forged(Flaw.UNKNOWN_VERSION);
        }
        List<String> right = signing.reveal(now).stream()
                .map(key -> right(signing.form(), key, envelope, body))
                .toList();
        return isAnyRight(presented, right)
                ? dated(envelope, body, signing.tolerance(), now)
                : new Authenticity.Forged(Flaw.WRONG_SIGNATURE);
    }

    private static List<String> presented(CallbackSigning.Form form, Envelope envelope) {
        Stream<String> values = envelope.signatures().values().stream();
        return switch (form) {
            case STANDARD_WEBHOOKS ->
                values.flatMap(value -> Stream.of(value.split(" ", -1)))
                        .filter(value -> value.startsWith(SignatureText.V1))
                        .toList();
            case SHA256_HEX ->
                values.filter(value -> value.startsWith(SignatureText.SHA256)).toList();
        };
    }

    private static String right(CallbackSigning.Form form, byte[] key, Envelope envelope, byte[] body) {
        return switch (form) {
            case STANDARD_WEBHOOKS ->
                SignatureText.v1(key, envelope.id().only(), envelope.timestamp().only(), body);
            case SHA256_HEX -> SignatureText.sha256(key, envelope.timestamp().onlyOrNull(), body);
        };
    }

    /** Texts are compared, not what they encode, so that a signature has one spelling. */
    private static boolean isAnyRight(List<String> presented, List<String> right) {
        boolean found = false;
        for (String one : right) {
            for (String other : presented) {
                found |= MessageDigest.isEqual(
                        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static Authenticity dated(Envelope envelope, byte[] body, Duration tolerance, Instant now) {
        String signedId = envelope.id().onlyOrNull();
        String id = signedId == null ? SignatureText.digest(envelope.timestamp().onlyOrNull(), body) : signedId;
        Instant signedAt = envelope.signedAt();
        return signedAt == null || Duration.between(signedAt, now).abs().compareTo(tolerance) <= 0
                ? new Authenticity.Genuine(id, signedAt)
                : new Authenticity.Stale(id, signedAt);
    }
}
