package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account's events say about an attempt's new state. */
final class AttemptEvents {

    static final String DOCUMENT = "document";
    static final String ATTEMPT = "attempt";
    static final String MASK = "mask";

    private AttemptEvents() {}

    static void tell(Transaction tx, AttemptRow attempt, Instant now) {
        EventType type = switch (attempt.state()) {
            case VERIFIED -> EventType.KYC_DOCUMENT_VERIFIED;
            case FAILED_RETRYABLE, FAILED_FINAL -> EventType.KYC_DOCUMENT_FAILED;
            case NEEDS_REVIEW -> EventType.KYC_DOCUMENT_IN_REVIEW;
            case PENDING -> EventType.KYC_DOCUMENT_PENDING;
            case ERROR -> EventType.KYC_CHECK_ERROR;
            case INITIATED, STARTED, SUPERSEDED -> null;
        };
        if (type == null) {
            return;
        }
        Map<String, String> data = new HashMap<>();
        data.put(DOCUMENT, attempt.id().document().name());
        data.put(ATTEMPT, String.valueOf(attempt.id().number()));
        data.put("state", attempt.state().name());
        putIfThere(data, "session_id", attempt.session());
        putIfThere(data, "failure", attempt.failure());
        putIfThere(data, "fault", attempt.fault());
        putIfThere(data, MASK, attempt.mask());
        AccountId account = attempt.id().account();
        tx.events().append(Subtree.of(account), account, type, now, data);
    }

    private static void putIfThere(Map<String, String> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value.toString());
        }
    }
}
