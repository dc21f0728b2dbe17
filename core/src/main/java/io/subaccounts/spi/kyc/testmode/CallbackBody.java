package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderCallback;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of a callback: a form, after the URL Standard of the WHATWG section 5. There is one way to write each callback,
 * and only that way is read.
 */
final class CallbackBody {

    private static final int MAX_BYTES = 32 * 1024;
    private static final String TEST = "test";

    private CallbackBody() {}

    static byte[] written(ProviderCallback callback) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("deliveryId", callback.deliveryId());
        fields.put("reference", callback.reference());
        fields.put("environment", TEST);
        fields.put("sentAt", callback.sentAt());
        if (callback.answer() instanceof Passed<Findings> passed) {
            fields.put("outcome", "passed");
            fields.put("registeredName", passed.value().registeredName());
            fields.put("dateOfBirth", passed.value().dateOfBirth());
            fields.put("gender", passed.value().gender());
            fields.put("address", passed.value().address());
            fields.put("lastFour", passed.value().lastFour());
        } else if (callback.answer() instanceof Failed<Findings> failed) {
            fields.put("outcome", "failed");
            fields.put("reason", failed.reason());
            fields.put("finality", failed.finality());
        } else if (callback.answer() instanceof Fault<Findings> fault) {
            fields.put("outcome", "fault");
            fields.put("fault", fault.fault());
        }
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reading what was read, written anew, tells a strange spelling, a foreign field and a wrong order. */
    static ProviderCallback read(byte[] body) {
        if (body.length <= MAX_BYTES) {
            try {
                ProviderCallback callback = understood(fields(new String(body, StandardCharsets.US_ASCII)));
                if (Arrays.equals(written(callback), body)) {
                    return callback;
                }
            } catch (RuntimeException e) {
                // what it says may repeat what is in the body
            }
        }
        throw new IllegalArgumentException("not a callback of the test mode");
    }

    private static ProviderCallback understood(Map<String, String> fields) {
        return new ProviderCallback(
                required(fields, "deliveryId", Function.identity()),
                required(fields, "reference", Function.identity()),
                Environment.TEST,
                required(fields, "sentAt", Instant::parse),
                answer(fields));
    }

    private static ProviderAnswer<Findings> answer(Map<String, String> fields) {
        return switch (required(fields, "outcome", Function.identity())) {
            case "passed" ->
                new Passed<>(new Findings(
                        fields.get("registeredName"),
                        optional(fields, "dateOfBirth", LocalDate::parse),
                        fields.get("gender"),
                        fields.get("address"),
                        fields.get("lastFour")));
            case "failed" ->
                new Failed<>(
                        required(fields, "reason", FailureReason::valueOf),
                        required(fields, "finality", Finality::valueOf));
            case "fault" -> new Fault<>(required(fields, "fault", ProviderFault::valueOf));
            default -> throw new IllegalArgumentException("unknown outcome");
        };
    }

    private static Map<String, String> fields(String form) {
        var fields = new LinkedHashMap<String, String>();
        for (String field : form.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static <T> T required(Map<String, String> fields, String name, Function<String, T> parse) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("missing " + name);
        }
        return parse.apply(value);
    }

    private static <T> @Nullable T optional(Map<String, String> fields, String name, Function<String, T> parse) {
        String value = fields.get(name);
        return value == null ? null : parse.apply(value);
    }
}
