package io.subaccounts.internal.signing;

import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs webhooks in the form of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class WebhookSigner {

    private WebhookSigner() {}

    /**
     * Signs a webhook with every secret, so that receivers can change theirs while it is rotated.
     *
     * @param secrets the current one, and the previous one as long as it counts
     * @param id the message's identifier, the same when it is sent again; 1 to 100 visible ASCII characters but no full
     *     stop
     * @param at the moment of sending, which is signed in whole seconds
     * @param body the body, byte for byte as it will go
     * @return the headers to send
     * @throws ValidationException if there is no secret, or one or the identifier breaks its rule
     */
    public static Map<String, String> sign(List<Secret> secrets, String id, Instant at, byte[] body) {
        if (secrets.isEmpty()) {
            throw new ValidationException("webhook_secret", "must be there");
        }
        if (!SignatureText.MESSAGE_ID.matcher(id).matches()) {
            throw new ValidationException("message_id", "must be 1 to 100 visible ASCII characters but no full stop");
        }
        String timestamp = Long.toString(at.getEpochSecond());
        String signatures = secrets.stream()
                .map(secret -> SignatureText.v1(WebhookSecrets.key(secret), id, timestamp, body))
                .collect(Collectors.joining(" "));
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures);
    }
}
