package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.DenialReason;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.kyc.session.SubmissionResult;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers tell unasked changes something once, if it is about what waits for it, and is on record always. */
abstract class KycCallbackContract extends CallbackContract {

    private CreatedAccount company;
    private String reference;

    @BeforeEach
    void submitAPanThatWaits() {
        company = company();
        gst(company, GSTIN);
        reference = pending(company);
    }

    @Test
    void callbackSettlesTheAttemptThatWaitsAndOpensTheGate() {
        var receipt = deliver(fresh(), reference, "passed");

        assertThat(receipt.verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(receipt.attempt()).isEqualTo(pan().id());
        assertThat(pan().state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(pan().provider()).isEqualTo("primary");
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void callbackFailsTheAttemptThatWaits() {
        assertThat(deliver(fresh(), reference, "failed").verdict()).isEqualTo(Verdict.APPLIED);

        assertThat(pan().failureReason()).contains(FailureReason.INACTIVE);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void callbackThatTheCheckBrokeCountsAgainstNobody() {
        assertThat(deliver(fresh(), reference, "broken").verdict()).isEqualTo(Verdict.APPLIED);

        assertThat(pan().providerFault()).contains(ProviderFault.UPSTREAM_ERROR);
    }

    @Test
    void nameInACallbackIsComparedWithTheDeclaredOne() {
        deliver(fresh(), reference, "GREEN HERON LIMITED");
        assertThat(pan().failureReason()).contains(FailureReason.NAME_MISMATCH);
        deliver(fresh(), pending(company), "BLUE KITE PVT LTD");
        assertThat(pan().state()).isEqualTo(AttemptState.VERIFIED);
        deliver(fresh(), pending(company), "BLUE KITE VOICE LIMITED");
        assertThat(pan().state()).isEqualTo(AttemptState.NEEDS_REVIEW);
    }

    @Test
    void sessionIsCompletedByACallback() {
        var customer = company();
        var ready = byEmail(customer);
        gst(customer, GSTIN);
        var late = pending(customer);

        deliver(fresh(), late, "passed");

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
    }

    @Test
    void searchThatMayNotBeUsedAfterAFailureIsNotToldAsSubmitted() {
        var signing = CallbackSigning.standardWebhooks(Secret.of(KEY));
        world = worldWith(settings -> verifying(settings)
                .kycPolicy(KycPolicy.india().retries(new RetryRule(9, Duration.ofHours(1))))
                .kycCallbacks("primary", signing));
        main = world.main("Acme");
        var customer = company();
        var ready = byEmail(customer);
        var key = consented(ready);
        var late = "ref-" + customer.authId();
        provider.defers(late);
        cin(customer);
        var search = (SearchResult.Found) customers().searchCompanies(key, NAME);
        assertThat(deliver(fresh(), late, "failed").verdict()).isEqualTo(Verdict.APPLIED);

        var choice = new CompanyChoice(search.search(), ScriptedProvider.BLUE_KITE);
        assertThat(customers().confirmCompany(key, choice)).isInstanceOf(SubmissionResult.NotNow.class);

        assertThat(times(customer, EventType.KYC_SUBMITTED)).isZero();
        assertThat(read(ready).state()).isEqualTo(SessionState.OPENED);
    }

    @Test
    void callbackThatIsDeliveredAgainIsADuplicate() {
        var id = fresh();
        deliver(id, reference, "passed");
        var before = status(company);

        for (int i = 0; i < 2; i++) {
            assertThat(deliver(id, reference, "passed"))
                    .isEqualTo(new Callbacks.Receipt(Verdict.DUPLICATE, pan().id()));
        }

        assertThat(status(company)).isEqualTo(before);
        assertThat(recorded(id)).satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(row.times()).isEqualTo(3);
            assertThat(row.attempt()).isEqualTo(pan().id());
        });
    }

    @Test
    void whatWasSettledStays() {
        deliver(fresh(), reference, "passed");

        for (var outcome : List.of("failed", "passed", "broken", "pending")) {
            assertThat(deliver(fresh(), reference, outcome).verdict()).isEqualTo(Verdict.SETTLED_BEFORE);
        }
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void orderOfRejectionAndApprovalDoesNotReopenWhatFailed() {
        deliver(fresh(), reference, "failed");

        assertThat(deliver(fresh(), reference, "passed").verdict()).isEqualTo(Verdict.SETTLED_BEFORE);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void callbackThatNothingIsDecidedChangesNothing() {
        var before = pan();

        assertThat(deliver(fresh(), reference, "pending").verdict()).isEqualTo(Verdict.NOTHING_NEW);

        assertThat(pan()).isEqualTo(before);
    }

    @Test
    void callbackAboutASupersededAttemptChangesNothing() {
        provider.fails(FailureReason.NOT_FOUND);
        pan(company, PAN);

        assertThat(deliver(fresh(), reference, "passed").verdict()).isEqualTo(Verdict.SUPERSEDED);

        assertGate(company, KycGate.BLOCKED);
        assertThat(attempts(company))
                .filteredOn(each -> each.id().document() == DocumentType.PAN)
                .extracting(Attempt::state)
                .containsExactly(AttemptState.SUPERSEDED, AttemptState.FAILED_RETRYABLE);
    }

    @Test
    void callbackAboutAnAttemptThatWasSupersededBeforeItHadAReferenceChangesNothing() {
        var late = "late-" + company.authId();
        provider.meanwhile(() -> {
            provider.meanwhile(() -> {});
            provider.fails(FailureReason.NOT_FOUND);
            pan(company, PAN);
            provider.defers(late);
        });
        var superseded = attempt(pan(company, PAN));

        var receipt = deliver(fresh(), late, "passed");

        assertThat(superseded.state()).isEqualTo(AttemptState.SUPERSEDED);
        assertThat(receipt).isEqualTo(new Callbacks.Receipt(Verdict.SUPERSEDED, superseded.id()));
        assertGate(company, KycGate.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callbackAboutAnAttemptThatWasGivenUpBeforeItHadAReferenceIsTooLate(boolean swept) {
        var late = "late-" + company.authId();
        provider.defers(late);
        provider.meanwhile(() -> {
            world.time.advance(Duration.ofDays(7));
            if (swept) {
                sweep();
            }
        });
        var lapsed = attempt(pan(company, PAN));

        var receipt = deliver(fresh(), late, "passed");

        assertThat(lapsed.providerFault()).contains(ProviderFault.LAPSED);
        assertThat(receipt).isEqualTo(new Callbacks.Receipt(Verdict.SETTLED_BEFORE, lapsed.id()));
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void callbackFromTestModeChangesNothingForALiveAccount() {
        var body = ScriptedProvider.body(fresh(), reference, Environment.TEST, world.time.now(), "passed");

        assertThat(deliver(body).verdict()).isEqualTo(Verdict.OTHER_ENVIRONMENT);
        assertThat(pan().state()).isEqualTo(AttemptState.PENDING);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void callbackThatIsFasterThanTheAnswerIsAppliedWhenItComesAgain() {
        var id = fresh();
        var fast = "fast-" + company.authId();
        var verdicts = new ArrayList<Verdict>();
        provider.defers(fast);
        provider.meanwhile(() -> verdicts.add(deliver(id, fast, "passed").verdict()));
        pan(company, PAN);

        verdicts.add(deliver(id, fast, "passed").verdict());

        assertThat(verdicts).containsExactly(Verdict.UNKNOWN, Verdict.APPLIED);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void callbackAboutNothingOfOursIsUnknown() {
        assertThat(deliver(fresh(), "never-heard-of", "passed"))
                .isEqualTo(new Callbacks.Receipt(Verdict.UNKNOWN, null));
    }

    @Test
    void callbackThatCannotBeUnderstoodIsMalformed() {
        assertThat(deliver("not|enough".getBytes(StandardCharsets.UTF_8)).verdict())
                .isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void callbackAboutADocumentThatIsPendingInTheEndIsGivenUpAndThenTooLate() {
        world.time.advance(Duration.ofDays(7));
        sweep();
        assertThat(pan().providerFault()).contains(ProviderFault.LAPSED);

        assertThat(deliver(fresh(), reference, "passed").verdict()).isEqualTo(Verdict.SETTLED_BEFORE);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void bodyIsAtMost256KiB() {
        var callbacks = world.manager.kycCallbacks();

        Expect.invalid("body", () -> callbacks.receive("primary", Map.of(), new byte[256 * 1024 + 1]));
        assertThat(callbacks.receive("primary", Map.of(), new byte[256 * 1024]).verdict())
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void onlyThePlatformReadsWhatWasReceived() {
        Expect.denied(
                () -> world.manager.kycCallbacks().deliveries(main.asActor(), "primary", 10),
                DenialReason.STANDING_TOO_LOW);
        Expect.invalid("limit", () -> world.manager.kycCallbacks().deliveries(PLATFORM, "primary", 0));
        Expect.invalid("limit", () -> world.manager.kycCallbacks().deliveries(PLATFORM, "primary", 1001));
    }

    private Attempt pan() {
        var pans = attempts(company).stream()
                .filter(each -> each.id().document() == DocumentType.PAN)
                .toList();
        return pans.get(pans.size() - 1);
    }
}
