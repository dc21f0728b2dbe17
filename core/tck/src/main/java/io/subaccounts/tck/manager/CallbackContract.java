package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts about callbacks share: a provider that signs them, by arithmetic of the tests' own. */
abstract class CallbackContract extends SessionContract {

    static final String KEY = "a key that the provider and the host share";

    @BeforeEach
    void openForCallbacks() {
        openFor(CallbackSigning.standardWebhooks(Secret.of(KEY)));
    }

    /** Begins anew with a provider whose callbacks are signed in some way. */
    final void openFor(CallbackSigning signing) {
        world = worldWith(settings -> verifying(settings).kycCallbacks("primary", signing));
        main = world.main("Acme");
    }

    /** Submits a PAN whose outcome comes later, and answers what the provider will call it. */
    final String pending(CreatedAccount account) {
        var reference = "ref-" + UUID.randomUUID();
        provider.defers(reference);
        assertThat(attempt(pan(account, PAN)).state()).isEqualTo(AttemptState.PENDING);
        provider.passes();
        return reference;
    }

    static String fresh() {
        return "delivery-" + UUID.randomUUID();
    }

    final byte[] body(String deliveryId, String reference, String outcome) {
        return ScriptedProvider.body(deliveryId, reference, Environment.LIVE, world.time.now(), outcome);
    }

    final Callbacks.Receipt deliver(String deliveryId, String reference, String outcome) {
        return deliver(body(deliveryId, reference, outcome));
    }

    final Callbacks.Receipt deliver(byte[] body) {
        return receive(standard(KEY, fresh(), world.time.now(), body), body);
    }

    final Callbacks.Receipt receive(Map<String, List<String>> headers, byte[] body) {
        return world.manager.kycCallbacks().receive("primary", headers, body);
    }

    final Callbacks.Delivery recorded(String deliveryId) {
        return world.manager.kycCallbacks().deliveries(PLATFORM, "primary", 1000).stream()
                .filter(each -> each.deliveryId().endsWith(deliveryId))
                .findFirst()
                .orElseThrow();
    }

    /** Headers as Standard Webhooks has them. */
    static Map<String, List<String>> standard(String key, String id, Instant at, byte[] body) {
        var timestamp = String.valueOf(at.getEpochSecond());
        return Map.of(
                "webhook-id", List.of(id),
                "webhook-timestamp", List.of(timestamp),
                "webhook-signature",
                        List.of("v1,"
                                + Base64.getEncoder().encodeToString(mac(key, id + "." + timestamp + ".", body))));
    }

    static byte[] mac(String key, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Headers of the other form, as this installation names them. */
    static Map<String, List<String>> hex(byte[] body, @Nullable Instant at) {
        var headers = new HashMap<String, List<String>>();
        var before = "";
        if (at != null) {
            var timestamp = String.valueOf(at.getEpochSecond());
            headers.put("X-Timestamp", List.of(timestamp));
            before = timestamp + ".";
        }
        headers.put("X-Signature", List.of("sha256=" + HexFormat.of().formatHex(mac(KEY, before, body))));
        return headers;
    }

    static Map<String, List<String>> with(Map<String, List<String>> headers, String name, @Nullable String value) {
        var changed = new HashMap<>(headers);
        changed.remove(name);
        if (value != null) {
            changed.put(name, List.of(value));
        }
        return changed;
    }
}
