package io.subaccounts.internal.verification;

import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.kyc.NameMatcher;
import io.subaccounts.spi.kyc.ProviderAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a provider's answer what happens to the attempt, by the policy.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Judge {

    private final KycPolicy policy;
    private final NameMatcher names;

    /**
     * Sets the judge up.
     *
     * @param policy by which to judge
     * @param names who compares names
     */
    public Judge(KycPolicy policy, NameMatcher names) {
        this.policy = policy;
        this.names = names;
    }

    /**
     * What happens to an attempt, and what is to be put on record with it.
     *
     * @param event what happens
     * @param judgement under which judgement
     * @param nameScore how alike the names are, null if not compared
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
     * @param failures how often the subject failed before
     * @return what happens
     */
    public Ruling judge(ProviderAnswer<Findings> answer, @Nullable String declaredName, int failures) {
        if (answer instanceof ProviderAnswer.Passed<Findings> passed) {
            return passed(passed.value(), declaredName, failures);
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

    private Ruling passed(Findings findings, @Nullable String declaredName, int failures) {
        String registered = findings.registeredName();
        if (declaredName == null || registered == null) {
            return new Ruling(
                    AttemptMachine.Event.PASS, AttemptMachine.Judgement.ACCEPT, null, null, null, null, findings);
        }
        double score = names.score(declaredName, registered);
        NameBand band = policy.names().band(score);
        AttemptMachine.Judgement judgement = switch (band) {
            case MATCH -> AttemptMachine.Judgement.ACCEPT;
            case CLOSE -> AttemptMachine.Judgement.REVIEW;
            case DIFFERENT -> retry(failures);
        };
        FailureReason failure = band == NameBand.DIFFERENT ? FailureReason.NAME_MISMATCH : null;
        return new Ruling(AttemptMachine.Event.PASS, judgement, score, band, failure, null, findings);
    }

    private AttemptMachine.Judgement retry(int failures) {
        return failures + 1 >= policy.retries().maxFailures()
                ? AttemptMachine.Judgement.FINAL
                : AttemptMachine.Judgement.RETRY;
    }
}
