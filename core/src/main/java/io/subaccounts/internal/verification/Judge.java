package io.subaccounts.internal.verification;

import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.kyc.NameMatcher;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a provider's answer what happens to the attempt, by the policy.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Judge {

    private final KycPolicy policy;
    private final NameComparison names;

    /**
     * Sets the judge up.
     *
     * @param policy by which to judge
     * @param matcher who compares names
     */
    public Judge(KycPolicy policy, NameMatcher matcher) {
        this.policy = policy;
        this.names = new NameComparison(matcher);
    }

    /**
     * What happens to an attempt, and what is to be put on record with it.
     *
     * @param event what happens
     * @param judgement under which judgement
     * @param nameScore how alike the names are that are least alike, null if none were compared
     * @param nameBand what that means, null if not compared
     * @param failure why the subject failed, null if it did not
     * @param fault why the check could not be carried out, null if it was
     * @param findings what the register said, null if nothing
     */
    public record Ruling(
            AttemptMachine.Event event,
            AttemptMachine.Judgement judgement,
            @Nullable Double nameScore,
            @Nullable NameBand nameBand,
            @Nullable FailureReason failure,
            @Nullable ProviderFault fault,
            @Nullable Findings findings) {

        /**
         * That the check could not be carried out.
         *
         * @param fault why
         * @return the ruling
         */
        public static Ruling broken(ProviderFault fault) {
            return new Ruling(
                    AttemptMachine.Event.BREAK, AttemptMachine.Judgement.RETRY, null, null, null, fault, null);
        }

        /**
         * That something happens by itself.
         *
         * @param event what
         * @return the ruling
         */
        public static Ruling plain(AttemptMachine.Event event) {
            return new Ruling(event, AttemptMachine.Judgement.ACCEPT, null, null, null, null, null);
        }
    }

    /**
     * Judges an answer.
     *
     * @param answer the provider's answer
     * @param declaredName the name that was declared, null if none was
     * @param kin whose the document has to be
     * @param failures how often the subject failed before
     * @return what happens
     */
    public Ruling judge(ProviderAnswer<Findings> answer, @Nullable String declaredName, Kin kin, int failures) {
        if (answer instanceof ProviderAnswer.Passed<Findings> passed) {
            return passed(passed.value(), declaredName, kin, failures);
        }
        if (answer instanceof ProviderAnswer.Failed<Findings> failed) {
            return new Ruling(
                    AttemptMachine.Event.FAIL,
                    failed.finality() == Finality.FINAL ? AttemptMachine.Judgement.FINAL : retry(failures),
                    null,
                    null,
                    failed.reason(),
                    null,
                    null);
        }
        if (answer instanceof ProviderAnswer.Fault<Findings> fault) {
            return Ruling.broken(fault.fault());
        }
        return Ruling.plain(AttemptMachine.Event.DEFER);
    }

    /**
     * Judges a reviewer's rejection.
     *
     * @param finality whether the reviewer lets the subject try again
     * @param failures how often the subject failed before
     * @return what happens
     */
    public Ruling rejection(Finality finality, int failures) {
        return new Ruling(
                AttemptMachine.Event.REJECT,
                finality == Finality.FINAL ? AttemptMachine.Judgement.FINAL : retry(failures),
                null,
                null,
                FailureReason.REJECTED_BY_REVIEWER,
                null,
                null);
    }

    /**
     * Says whether a document shows somebody else than it has to. Names that cannot be compared do not.
     *
     * @param holder the name of its holder
     * @param kin whose it has to be
     * @return true if one of the names is another one
     */
    public boolean contradicts(String holder, Kin kin) {
        return kin.names().stream()
                .flatMapToDouble(name -> score(holder, name, kin).stream())
                .anyMatch(score -> policy.names().band(score) == NameBand.DIFFERENT);
    }

    /** How alike two names are, empty if they cannot be compared, and what it means if they are not. */
    private record Likeness(OptionalDouble score, FailureReason otherwise) {}

    private Ruling passed(Findings findings, @Nullable String declaredName, Kin kin, int failures) {
        var likenesses = likenesses(findings.registeredName(), declaredName, kin);
        boolean unclear = kin.erased()
                || likenesses.stream().anyMatch(likeness -> likeness.score().isEmpty());
        AttemptMachine.Judgement best = unclear ? AttemptMachine.Judgement.REVIEW : AttemptMachine.Judgement.ACCEPT;
        Optional<Likeness> least = likenesses.stream()
                .filter(likeness -> likeness.score().isPresent())
                .min(Comparator.comparingDouble(likeness -> likeness.score().getAsDouble()));
        if (least.isEmpty()) {
            return new Ruling(AttemptMachine.Event.PASS, best, null, null, null, null, findings);
        }
        double score = least.get().score().getAsDouble();
        NameBand band = policy.names().band(score);
        AttemptMachine.Judgement judgement = switch (band) {
            case MATCH -> best;
            case CLOSE -> AttemptMachine.Judgement.REVIEW;
            case DIFFERENT -> retry(failures);
        };
        FailureReason failure = band == NameBand.DIFFERENT ? least.get().otherwise() : null;
        return new Ruling(AttemptMachine.Event.PASS, judgement, score, band, failure, null, findings);
    }

    private List<Likeness> likenesses(@Nullable String registered, @Nullable String declared, Kin kin) {
        String holder = registered == null ? declared : registered;
        var likenesses = new ArrayList<Likeness>();
        if (declared != null && registered != null) {
            likenesses.add(new Likeness(names.score(declared, registered), FailureReason.NAME_MISMATCH));
        }
        if (holder != null) {
            kin.names()
                    .forEach(name ->
                            likenesses.add(new Likeness(score(holder, name, kin), FailureReason.HOLDER_MISMATCH)));
        }
        return likenesses;
    }

    /** The same whichever of the two comes later. */
    private OptionalDouble score(String holder, String other, Kin kin) {
        return kin.document() == DocumentType.PAN ? names.score(other, holder) : names.score(holder, other);
    }

    private AttemptMachine.Judgement retry(int failures) {
        return failures + 1 >= policy.retries().maxFailures()
                ? AttemptMachine.Judgement.FINAL
                : AttemptMachine.Judgement.RETRY;
    }
}
