package io.subaccounts.support;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stored verification for tests: live evidence of no particular holder unless said otherwise. */
public final class KycRowBuilder {

    private final Map<DocumentType, StandingRow> standings = new EnumMap<>(DocumentType.class);
    private @Nullable KycOverride override;
    private @Nullable KycApproval approval;
    private boolean held;
    private String announced = "";

    private KycRowBuilder() {}

    public static KycRowBuilder kyc() {
        return new KycRowBuilder();
    }

    /** What an individual needs, valid for ever. */
    public static KycRowBuilder individual() {
        return kyc().verified(DocumentType.PAN, DocumentType.AADHAAR);
    }

    public KycRowBuilder verified(DocumentType... documents) {
        for (DocumentType document : documents) {
            verified(document, null);
        }
        return this;
    }

    public KycRowBuilder verified(DocumentType document, @Nullable Instant validUntil) {
        return settled(document, AttemptState.VERIFIED, validUntil);
    }

    public KycRowBuilder failed(DocumentType... documents) {
        for (DocumentType document : documents) {
            settled(document, AttemptState.FAILED_RETRYABLE, null);
        }
        return this;
    }

    public KycRowBuilder failedFinally(DocumentType document) {
        return settled(document, AttemptState.FAILED_FINAL, null);
    }

    /** An attempt under way, whatever was settled before. */
    public KycRowBuilder open(DocumentType document, AttemptState state) {
        return open(document, state, ManualTime.START);
    }

    public KycRowBuilder open(DocumentType document, AttemptState state, Instant since) {
        StandingRow before = before(document);
        int number = before.lastAttempt() + 1;
        standings.put(
                document,
                new StandingRow(
                        document,
                        number,
                        before.settled(),
                        new StandingRow.Open(number, state, since),
                        before.failures()));
        return this;
    }

    /** The holder of a document, as its type and the hash of its PAN. */
    public KycRowBuilder heldBy(DocumentType document, @Nullable Character type, @Nullable String hash) {
        return change(
                document,
                settled -> new StandingRow.Settled(
                        settled.attempt(),
                        settled.outcome(),
                        settled.at(),
                        settled.validUntil(),
                        settled.simulated(),
                        type,
                        hash));
    }

    /** What is settled so far was decided by test mode. */
    public KycRowBuilder simulated() {
        for (DocumentType document : List.copyOf(standings.keySet())) {
            if (before(document).settled() == null) {
                continue;
            }
            change(
                    document,
                    settled -> new StandingRow.Settled(
                            settled.attempt(),
                            settled.outcome(),
                            settled.at(),
                            settled.validUntil(),
                            true,
                            settled.holderType(),
                            settled.holder()));
        }
        return this;
    }

    public KycRowBuilder overridden(KycOverride value) {
        override = value;
        return this;
    }

    public KycRowBuilder approved() {
        approval = new KycApproval("ops", "looked at", ManualTime.START);
        return this;
    }

    public KycRowBuilder held() {
        held = true;
        return this;
    }

    public KycRowBuilder announced(String value) {
        announced = value;
        return this;
    }

    public KycRow build() {
        return new KycRow(List.copyOf(standings.values()), override, approval, held, announced, null);
    }

    private KycRowBuilder settled(DocumentType document, AttemptState outcome, @Nullable Instant validUntil) {
        StandingRow before = before(document);
        int number = before.lastAttempt() + 1;
        var settled = new StandingRow.Settled(number, outcome, ManualTime.START, validUntil, false, null, null);
        int failures = outcome == AttemptState.VERIFIED ? 0 : before.failures() + 1;
        standings.put(document, new StandingRow(document, number, settled, null, failures));
        return this;
    }

    private KycRowBuilder change(DocumentType document, UnaryOperator<StandingRow.Settled> change) {
        StandingRow before = before(document);
        StandingRow.Settled settled = before.settled();
        if (settled == null) {
            throw new IllegalStateException("nothing is settled for " + document);
        }
        standings.put(
                document,
                new StandingRow(
                        document, before.lastAttempt(), change.apply(settled), before.open(), before.failures()));
        return this;
    }

    private StandingRow before(DocumentType document) {
        return standings.getOrDefault(document, new StandingRow(document, 0, null, null, 0));
    }
}
