package io.subaccounts.internal.kyc;

import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.Attempt.Review;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AttemptRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt's row under change, within one transaction. */
final class AttemptEdit {

    final AttemptId id;
    final Instant createdAt;
    private final long version;

    AttemptState state;

    @Nullable
    SessionId session;

    @Nullable
    String provider;

    @Nullable
    String reference;

    @Nullable
    String fingerprint;

    @Nullable
    String holder;

    @Nullable
    Character holderType;

    @Nullable
    String sealedSubmission;

    @Nullable
    String sealedFindings;

    @Nullable
    String mask;

    List<String> candidates = List.of();
    int fetches;

    @Nullable
    Double nameScore;

    @Nullable
    NameBand nameBand;

    @Nullable
    FailureReason failure;

    @Nullable
    ProviderFault fault;

    @Nullable
    Review review;

    @Nullable
    Instant validUntil;

    @Nullable
    Instant submittedAt;

    @Nullable
    Instant settledAt;

    private AttemptEdit(
            AttemptId id, @Nullable SessionId session, AttemptState state, long version, Instant createdAt) {
        this.id = id;
        this.session = session;
        this.state = state;
        this.version = version;
        this.createdAt = createdAt;
    }

    static AttemptEdit begin(AttemptId id, @Nullable SessionId session, Instant now) {
        return new AttemptEdit(id, session, AttemptState.INITIATED, 0, now);
    }

    static AttemptEdit of(AttemptRow row) {
        var edit = new AttemptEdit(row.id(), row.session(), row.state(), row.version(), row.createdAt());
        edit.provider = row.provider();
        edit.reference = row.reference();
        edit.fingerprint = row.fingerprint();
        edit.holder = row.holder();
        edit.holderType = row.holderType();
        edit.sealedSubmission = row.sealedSubmission();
        edit.sealedFindings = row.sealedFindings();
        edit.mask = row.mask();
        edit.candidates = row.candidates();
        edit.fetches = row.fetches();
        edit.nameScore = row.nameScore();
        edit.nameBand = row.nameBand();
        edit.failure = row.failure();
        edit.fault = row.fault();
        edit.review = row.review();
        edit.validUntil = row.validUntil();
        edit.submittedAt = row.submittedAt();
        edit.settledAt = row.settledAt();
        return edit;
    }

    /** Leaves nothing of the person it is about, nor of what reviewers wrote. */
    void forget() {
        sealedSubmission = null;
        sealedFindings = null;
        mask = null;
        fingerprint = null;
        holder = null;
        candidates = List.of();
        nameScore = null;
        nameBand = null;
        Review earlier = review;
        if (earlier != null) {
            review = new Review(null, null, List.of(), earlier.decidedBy(), null);
        }
    }

    /** Whether the row would be what it was but for its version. */
    boolean sameAs(AttemptRow row) {
        return row(row.version()).equals(row);
    }

    /** The row as it is to be stored: one version on. */
    AttemptRow next() {
        return row(version + 1);
    }

    private AttemptRow row(long atVersion) {
        return new AttemptRow(
                id,
                state,
                provider,
                reference,
                session,
                fingerprint,
                holder,
                holderType,
                sealedSubmission,
                sealedFindings,
                mask,
                candidates,
                fetches,
                nameScore,
                nameBand,
                failure,
                fault,
                review,
                validUntil,
                atVersion,
                createdAt,
                submittedAt,
                settledAt);
    }

    /** What everybody may see who sees the attempt: not what reviewers said among themselves. */
    static Attempt view(AttemptRow row) {
        return view(row, null);
    }

    /** What reviewers see. */
    static Attempt reviewed(AttemptRow row) {
        return view(row, row.review());
    }

    private static Attempt view(AttemptRow row, @Nullable Review review) {
        return new Attempt(
                row.id(),
                row.state(),
                row.provider(),
                row.mask(),
                row.nameScore(),
                row.nameBand(),
                row.failure(),
                row.fault(),
                review,
                row.createdAt(),
                row.settledAt());
    }
}
