package io.subaccounts.tck.storage;

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

/** An attempt's row on the way to becoming another one. */
final class AttemptDraft {

    private AttemptId id;
    private AttemptState state;
    private @Nullable String provider;
    private @Nullable String reference;
    private @Nullable SessionId session;
    private @Nullable String fingerprint;
    private @Nullable String holder;
    private @Nullable Character holderType;
    private @Nullable String sealedSubmission;
    private @Nullable String sealedFindings;
    private @Nullable String mask;
    private List<String> candidates;
    private int fetches;
    private @Nullable Double nameScore;
    private @Nullable NameBand nameBand;
    private @Nullable FailureReason failure;
    private @Nullable ProviderFault fault;
    private @Nullable Review review;
    private @Nullable Instant validUntil;
    private long version;
    private Instant createdAt;
    private @Nullable Instant submittedAt;
    private @Nullable Instant settledAt;

    private AttemptDraft(AttemptRow row) {
        id = row.id();
        state = row.state();
        provider = row.provider();
        reference = row.reference();
        session = row.session();
        fingerprint = row.fingerprint();
        holder = row.holder();
        holderType = row.holderType();
        sealedSubmission = row.sealedSubmission();
        sealedFindings = row.sealedFindings();
        mask = row.mask();
        candidates = row.candidates();
        fetches = row.fetches();
        nameScore = row.nameScore();
        nameBand = row.nameBand();
        failure = row.failure();
        fault = row.fault();
        review = row.review();
        validUntil = row.validUntil();
        version = row.version();
        createdAt = row.createdAt();
        submittedAt = row.submittedAt();
        settledAt = row.settledAt();
    }

    static AttemptDraft of(AttemptRow row) {
        return new AttemptDraft(row);
    }

    AttemptRow row() {
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
                version,
                createdAt,
                submittedAt,
                settledAt);
    }

    AttemptDraft id(AttemptId value) {
        id = value;
        return this;
    }

    /** Settles it as it was begun if the state is final. */
    AttemptDraft state(AttemptState value) {
        state = value;
        settledAt = value.isFinal() ? createdAt : null;
        return this;
    }

    AttemptDraft check(@Nullable String newProvider, @Nullable String newReference) {
        provider = newProvider;
        reference = newReference;
        return this;
    }

    AttemptDraft session(@Nullable SessionId value) {
        session = value;
        return this;
    }

    AttemptDraft numbers(
            @Nullable String newFingerprint, @Nullable String newHolder, @Nullable Character newHolderType) {
        fingerprint = newFingerprint;
        holder = newHolder;
        holderType = newHolderType;
        return this;
    }

    AttemptDraft sealed(@Nullable String newSealedSubmission, @Nullable String newSealedFindings) {
        sealedSubmission = newSealedSubmission;
        sealedFindings = newSealedFindings;
        return this;
    }

    AttemptDraft mask(@Nullable String value) {
        mask = value;
        return this;
    }

    AttemptDraft candidates(String... values) {
        candidates = List.of(values);
        return this;
    }

    AttemptDraft fetches(int value) {
        fetches = value;
        return this;
    }

    AttemptDraft name(@Nullable Double newNameScore, @Nullable NameBand newNameBand) {
        nameScore = newNameScore;
        nameBand = newNameBand;
        return this;
    }

    AttemptDraft failure(@Nullable FailureReason value) {
        failure = value;
        return this;
    }

    AttemptDraft fault(@Nullable ProviderFault value) {
        fault = value;
        return this;
    }

    AttemptDraft review(@Nullable Review value) {
        review = value;
        return this;
    }

    AttemptDraft validUntil(@Nullable Instant value) {
        validUntil = value;
        return this;
    }

    AttemptDraft version(long value) {
        version = value;
        return this;
    }

    AttemptDraft createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    AttemptDraft submittedAt(@Nullable Instant value) {
        submittedAt = value;
        return this;
    }

    AttemptDraft settledAt(@Nullable Instant value) {
        settledAt = value;
        return this;
    }
}
