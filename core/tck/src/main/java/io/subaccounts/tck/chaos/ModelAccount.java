package io.subaccounts.tck.chaos;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account as the model knows it: its attempts and what was decided about it, and nothing that is derived from them. */
final class ModelAccount {

    final String name;
    final AccountId id;
    final Instant since;
    final List<ModelSession> sessions = new ArrayList<>();
    private final Map<DocumentType, List<ModelAttempt>> attempts = new EnumMap<>(DocumentType.class);
    KycMode mode = KycMode.PERSONAL_USE;
    boolean approved;

    @Nullable
    ModelAccount parent;

    boolean held;

    @Nullable
    BusinessType businessType;

    @Nullable
    KycOverride override;

    ModelAccount(String name, AccountId id, Instant since, @Nullable ModelAccount parent) {
        this.name = name;
        this.id = id;
        this.since = since;
        this.parent = parent;
    }

    boolean isTest() {
        return id.environment() == Environment.TEST;
    }

    /** Whether it is such an account, or somewhere below one. */
    boolean isWithin(Predicate<ModelAccount> which) {
        return which.test(this) || (parent != null && parent.isWithin(which));
    }

    List<ModelAttempt> attempts(DocumentType document) {
        return attempts.computeIfAbsent(document, any -> new ArrayList<>());
    }

    Stream<ModelAttempt> attempts() {
        return attempts.values().stream().flatMap(List::stream);
    }

    /** The latest attempt that the subject passed or failed. */
    @Nullable
    ModelAttempt decided(DocumentType document) {
        return last(document, ModelAttempt::isDecided);
    }

    /** The attempt that is submitted and not ended. */
    @Nullable
    ModelAttempt underWay(DocumentType document) {
        return last(document, ModelAttempt::isUnderWay);
    }

    /** The search or the request that waits to be put to use. */
    @Nullable
    ModelAttempt waiting(DocumentType document) {
        return last(document, attempt -> attempt.state == AttemptState.INITIATED);
    }

    /** The verified documents that a document has to have its holder in common with. */
    Stream<ModelAttempt> kin(ModelAttempt attempt) {
        boolean pan = attempt.document() == DocumentType.PAN;
        Stream<DocumentType> others =
                pan ? Stream.of(DocumentType.GST, DocumentType.CIN, DocumentType.AADHAAR) : Stream.of(DocumentType.PAN);
        return others.map(this::decided)
                .filter(other -> other != null && other.state == AttemptState.VERIFIED)
                .filter(other -> pan ? areTied(other, attempt) : areTied(attempt, other));
    }

    /** Only a person has an Aadhaar; that of a firm's agent says nothing about the firm. */
    private static boolean areTied(ModelAttempt other, ModelAttempt pan) {
        return other.document() != DocumentType.AADHAAR || pan.pan == null || pan.pan.charAt(3) == 'P';
    }

    /** Whether it is out of its parent's gate's reach. */
    boolean isHeld() {
        return held && !approved;
    }

    /** The PAN that stands verified. */
    @Nullable
    String verifiedPan() {
        ModelAttempt pan = decided(DocumentType.PAN);
        return pan != null && pan.state == AttemptState.VERIFIED ? pan.pan : null;
    }

    /** How often the subject failed since it last passed. */
    int failures(DocumentType document) {
        int failures = 0;
        for (ModelAttempt attempt : attempts(document)) {
            failures = attempt.state == AttemptState.VERIFIED ? 0 : failures + (attempt.isFailed() ? 1 : 0);
        }
        return failures;
    }

    Optional<ModelSession> activeSession() {
        return sessions.stream().filter(session -> !session.state.isFinal()).findFirst();
    }

    Optional<KycOverride.Effect> overriding(Instant now) {
        return Optional.ofNullable(override)
                .filter(decision -> decision.until().isAfter(now))
                .map(KycOverride::effect);
    }

    private interface Which {
        boolean is(ModelAttempt attempt);
    }

    private @Nullable ModelAttempt last(DocumentType document, Which which) {
        List<ModelAttempt> all = attempts(document);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (which.is(all.get(i))) {
                return all.get(i);
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return name;
    }
}
