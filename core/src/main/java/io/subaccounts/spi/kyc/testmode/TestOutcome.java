package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How a check of a test account ends. Immutable. */
public final class TestOutcome {

    private final Function<Declared, ProviderAnswer<Findings>> ending;

    private TestOutcome(Function<Declared, ProviderAnswer<Findings>> ending) {
        this.ending = ending;
    }

    /**
     * The check is passed, and the register says just what was declared.
     *
     * @return the outcome
     */
    public static TestOutcome passed() {
        return registered(UnaryOperator.identity());
    }

    /** The check is passed, and the register's entry depends on what was declared. */
    static TestOutcome registered(UnaryOperator<Declared> entry) {
        return new TestOutcome(
                declared -> new ProviderAnswer.Passed<>(entry.apply(declared).confirmed()));
    }

    /**
     * The check is passed, and the register says something in particular.
     *
     * @param findings what it says
     * @return the outcome
     */
    public static TestOutcome passed(Findings findings) {
        return new TestOutcome(declared -> new ProviderAnswer.Passed<>(findings));
    }

    /**
     * The subject fails, and may try again.
     *
     * @param reason why
     * @return the outcome
     */
    public static TestOutcome failed(FailureReason reason) {
        return failed(reason, Finality.RETRYABLE);
    }

    /**
     * The subject fails.
     *
     * @param reason why
     * @param finality whether it may try again
     * @return the outcome
     */
    public static TestOutcome failed(FailureReason reason, Finality finality) {
        return new TestOutcome(declared -> new ProviderAnswer.Failed<>(reason, finality));
    }

    /**
     * The check cannot be carried out.
     *
     * @param fault why
     * @return the outcome
     */
    public static TestOutcome fault(ProviderFault fault) {
        return new TestOutcome(declared -> new ProviderAnswer.Fault<>(fault));
    }

    ProviderAnswer<Findings> about(Declared declared) {
        return ending.apply(declared);
    }
}
