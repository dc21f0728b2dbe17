package io.subaccounts.internal.providers;

import static io.subaccounts.kyc.DocumentType.CIN;
import static io.subaccounts.kyc.DocumentType.GST;
import static io.subaccounts.kyc.DocumentType.PAN;
import static io.subaccounts.kyc.ProviderFault.NOT_CONFIGURED;
import static io.subaccounts.kyc.ProviderFault.QUOTA_EXCEEDED;
import static io.subaccounts.kyc.ProviderFault.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.providers.ProviderChain.Outcome;
import io.subaccounts.internal.providers.ProviderChain.Try;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.support.ManualTime;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ProviderChainTest {

    private static final Function<KycProvider, ProviderAnswer<Findings>> VERIFY_PAN =
            provider -> provider.verifyPan(FakeProvider.PAN);
    private static final Passed<Findings> PASSED = new Passed<>(Findings.named("Asha Rao"));

    private final FakeProvider first = FakeProvider.named("first");
    private final FakeProvider second = FakeProvider.named("second").findings(() -> PASSED);
    private ProviderChain chain = chain(first, second);

    @AfterEach
    void close() {
        chain.close();
    }

    static Stream<ProviderAnswer<Findings>> decisions() {
        return Stream.of(PASSED, new Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE), new Pending<>("reference"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionStandsAndNobodyElseIsAsked(ProviderAnswer<Findings> decision) {
        first.findings(() -> decision);

        assertThat(chain.ask(PAN, VERIFY_PAN)).isEqualTo(new Outcome<>("first", decision, List.of()));
        assertThat(second.asked).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void afterAFaultTheNextOneDecides(ProviderAnswer<Findings> decision) {
        first.findings(() -> new Fault<>(UNREACHABLE));
        second.findings(() -> decision);

        assertThat(chain.ask(PAN, VERIFY_PAN))
                .isEqualTo(new Outcome<>("second", decision, List.of(new Try("first", UNREACHABLE))));
        assertThat(first.asked).hasValue(1);
    }

    @Test
    void ifNobodyCanTheLastFaultIsTheAnswer() {
        first.findings(() -> new Fault<>(UNREACHABLE));
        second.findings(() -> new Fault<>(QUOTA_EXCEEDED));

        assertThat(chain.ask(PAN, VERIFY_PAN))
                .isEqualTo(new Outcome<>(
                        "second",
                        new Fault<>(QUOTA_EXCEEDED),
                        List.of(new Try("first", UNREACHABLE), new Try("second", QUOTA_EXCEEDED))));
    }

    @Test
    void onlyThoseAreAskedWhoVerifyTheDocument() {
        var pan = new FakeProvider("pan", EnumSet.of(PAN)).findings(() -> new Fault<>(UNREACHABLE));
        var gst = new FakeProvider("gst", EnumSet.of(GST)).findings(() -> PASSED);
        chain = chain(pan, gst);

        assertThat(chain.ask(PAN, VERIFY_PAN).providerName()).isEqualTo("pan");
        assertThat(chain.ask(GST, VERIFY_PAN)).isEqualTo(new Outcome<>("gst", PASSED, List.of()));
        assertThat(pan.asked).hasValue(1);
        assertThat(gst.asked).hasValue(1);
        assertThat(chain.ask(CIN, VERIFY_PAN)).isEqualTo(nobody());
    }

    @Test
    void withoutProvidersNobodyDecides() {
        chain = chain();

        assertThat(chain.ask(PAN, VERIFY_PAN)).isEqualTo(nobody());
    }

    @Test
    void whatIsBoundToOneProviderGoesToThatOneAlone() {
        first.findings(() -> PASSED);
        second.findings(() -> new Fault<>(UNREACHABLE));

        assertThat(chain.askNamed("second", VERIFY_PAN))
                .isEqualTo(new Outcome<>("second", new Fault<>(UNREACHABLE), List.of(new Try("second", UNREACHABLE))));
        assertThat(first.asked).hasValue(0);
        assertThat(chain.askNamed("first", VERIFY_PAN)).isEqualTo(new Outcome<>("first", PASSED, List.of()));
    }

    @Test
    void nobodyIsAskedByAnUnknownName() {
        assertThat(chain.askNamed("third", VERIFY_PAN)).isEqualTo(nobody());
        assertThat(chain.askNamed(ProviderChain.NOBODY, VERIFY_PAN)).isEqualTo(nobody());
        assertThat(first.asked).hasValue(0);
        assertThat(second.asked).hasValue(0);
    }

    @Test
    void aProviderIsFoundByNameAndStaysGuarded() {
        assertThat(chain.find("second")).containsInstanceOf(GuardedProvider.class);
        assertThat(chain.find("second").map(KycProvider::name)).contains("second");
        assertThat(chain.find("third")).isEmpty();
    }

    @Test
    void anInterruptedCallerDoesNotAskOn() {
        first.findings(() -> {
            throw new AssertionError("is not waited for");
        });
        Thread.currentThread().interrupt();
        Outcome<Findings> outcome = chain.ask(PAN, VERIFY_PAN);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.answer()).isInstanceOf(Fault.class);
        assertThat(outcome.providerName()).isEqualTo("first");
        assertThat(second.asked).hasValue(0);
    }

    @Test
    void twoProvidersCannotHaveTheSameName() {
        assertThatThrownBy(() -> chain(first, FakeProvider.named("first")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("first");
    }

    @Test
    void closingTheChainClosesTheProviders() {
        chain.close();

        assertThatThrownBy(() -> chain.ask(PAN, VERIFY_PAN)).isInstanceOf(IllegalStateException.class);
    }

    private static Outcome<Findings> nobody() {
        ProviderFault fault = NOT_CONFIGURED;
        return new Outcome<>("none", new Fault<>(fault), List.of(new Try("none", fault)));
    }

    private static ProviderChain chain(FakeProvider... providers) {
        return new ProviderChain(Stream.of(providers)
                .map(provider ->
                        new GuardedProvider(provider, ProviderLimits.DEFAULT, new ManualTime(), findings -> false))
                .toList());
    }
}
