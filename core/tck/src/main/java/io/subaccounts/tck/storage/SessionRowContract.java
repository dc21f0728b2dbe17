package io.subaccounts.tck.storage;

import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.SessionRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every value that a session's row can hold comes back as it was. */
abstract class SessionRowContract extends RoundTripContract {

    private static final Instant AT = Samples.EPOCH;

    SessionRowContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void everyConstantIsKept() {
        for (var flow : SessionFlow.values()) {
            assertRoundTrip("the flow " + flow, newSession().flow(flow));
        }
        for (var state : SessionState.values()) {
            assertRoundTrip("the state " + state, newSession().state(state));
        }
        assertRoundTrip("the id of a test session", newSession().id(new SessionId("KT_0123456789ABCDEFGHIJ")));
    }

    @Test
    void eachFieldMayBeThereAlone() {
        List<UnaryOperator<SessionDraft>> settings = List.of(
                draft -> draft.dueAt(null),
                draft -> draft.email("sealed", "o***@example.org"),
                draft -> draft.urls("https://host.example/back", null),
                draft -> draft.urls(null, "https://host.example/hook"),
                draft -> draft.reminders(1),
                draft -> draft.metadata(Map.of("k", "v")),
                draft -> draft.consent(new Consent("to verify", "v1", "web", AT)),
                draft -> draft.work(new SessionRow.Work(7, AT, Map.of())),
                draft -> draft.work(new SessionRow.Work(
                        1, AT, Map.of(DocumentType.AADHAAR, 1, DocumentType.GST, Integer.MAX_VALUE))),
                draft -> draft.hashes("link", null),
                draft -> draft.hashes(null, "key"),
                draft -> draft.firstOpenedAt(AT),
                draft -> draft.state(SessionState.FAILED).ended(AT, null),
                draft -> draft.state(SessionState.REVOKED).ended(AT, "no longer needed"));
        for (var setting : settings) {
            assertRoundTrip("one field while the others are absent", setting.apply(newSession()));
        }
    }

    @Test
    void remindersKeepTheirOrder() {
        assertRoundTrip("reminders in their order", newSession().reminders(1, 7, 3, 3, Integer.MAX_VALUE));
    }

    @Test
    void versionsAreKeptToTheirBounds() {
        for (long version : new long[] {0, 1, Integer.MAX_VALUE + 1L, Long.MAX_VALUE}) {
            assertRoundTrip("a version of " + version, newSession().version(version));
        }
    }

    @Test
    void momentsAreKeptToTheMicrosecond() {
        for (var moment : ValueContract.MOMENTS) {
            var what = "moments to the microsecond, in no time zone but UTC: " + moment;
            assertRoundTrip(
                    what,
                    newSession()
                            .createdAt(moment)
                            .expiresAt(moment)
                            .dueAt(moment)
                            .lastSentAt(moment)
                            .firstOpenedAt(moment)
                            .consent(new Consent("to verify", "v1", "web", moment)));
            assertRoundTrip(what, newSession().state(SessionState.EXPIRED).ended(moment, null));
        }
    }

    @Test
    void textsComeBackAsTheyWere() {
        for (var line : TextContract.LINES) {
            assertRoundTrip(
                    "every character of the texts of a session",
                    newSession()
                            .email(line, line)
                            .urls(line, line)
                            .metadata(Map.of("key", line, line, ""))
                            .consent(new Consent(line, line, line, AT))
                            .hashes(line + "-link", line + "-key")
                            .state(SessionState.REVOKED)
                            .ended(AT, line));
        }
        Map<String, String> largest = new LinkedHashMap<>();
        for (int i = 0; i < 32; i++) {
            largest.put(
                    "k".repeat(62) + (char) ('A' + i / 2) + (i % 2 == 0 ? "." : "_"), TextContract.CRAB.repeat(500));
        }
        assertRoundTrip(
                "texts of the greatest length, counted in characters of four bytes",
                newSession()
                        .email("s".repeat(2000), TextContract.CRAB.repeat(254))
                        .urls("https://host.example/" + "x".repeat(2000), "https://host.example/" + "y".repeat(2000))
                        .metadata(largest)
                        .consent(new Consent(TextContract.CRAB.repeat(200), "v".repeat(100), "c".repeat(100), AT))
                        .state(SessionState.REVOKED)
                        .ended(AT, TextContract.CRAB.repeat(500)));
    }
}
