package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Customers' consents in an account's events, which keep each that was ever given; a session knows its present one only. */
final class Consents {

    private static final int BATCH = 500;
    private static final String PURPOSE = "consent_purpose";
    private static final String VERSION = "consent_version";
    private static final String CHANNEL = "consent_channel";
    private static final String AT = "consent_at";

    private Consents() {}

    static Map<String, String> particulars(Consent consent) {
        return Map.of(
                PURPOSE, consent.purpose(),
                VERSION, consent.version(),
                CHANNEL, consent.channel(),
                AT, consent.at().toString());
    }

    /** All of an account's, oldest first, by session. */
    static Map<String, List<Consent>> of(Transaction tx, AccountId account) {
        var consents = new HashMap<String, List<Consent>>();
        Subtree within = Subtree.of(account);
        List<Event> events = tx.events().list(within, account, 0, BATCH);
        while (!events.isEmpty()) {
            events.stream()
                    .filter(event -> event.type() == EventType.KYC_CONSENTED)
                    .map(Event::data)
                    .forEach(data -> consents.computeIfAbsent(
                                    data.getOrDefault(SessionProgress.SESSION_ID, ""), session -> new ArrayList<>())
                            .add(read(data)));
            events = tx.events()
                    .list(within, account, events.get(events.size() - 1).number(), BATCH);
        }
        return consents;
    }

    private static Consent read(Map<String, String> data) {
        return new Consent(
                data.getOrDefault(PURPOSE, ""),
                data.getOrDefault(VERSION, ""),
                data.getOrDefault(CHANNEL, ""),
                Instant.parse(data.getOrDefault(AT, "")));
    }
}
