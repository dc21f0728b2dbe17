package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.testmode.TestCallback;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.kyc.testmode.TestOutcome;
import io.subaccounts.spi.kyc.testmode.TestScript;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks are believed by their signature alone, in each of the forms, near their time. */
abstract class KycSignatureContract extends CallbackContract {

    private static final String OTHER_KEY = "a key that somebody else made up";

    private CreatedAccount company;
    private String reference;

    @BeforeEach
    void submitAPanThatWaits() {
        submit();
    }

    @Test
    void headersMayBeWrittenInAnyCaseAndHoldSeveralSignatures() {
        var body = body(fresh(), reference, "passed");
        var headers = new HashMap<String, List<String>>();
        standard(KEY, fresh(), world.time.now(), body)
                .forEach((name, values) -> headers.put(name.toUpperCase(Locale.ROOT), values));
        headers.computeIfPresent("WEBHOOK-SIGNATURE", (name, values) -> List.of("v2,x v1,AAAA " + values.get(0)));

        assertThat(receive(headers, body).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void forgedCallbacksChangeNothingWhateverIsWrongWithThem() {
        var id = fresh();
        var now = world.time.now();
        var body = body(id, reference, "passed");
        var other = body(id, reference, "failed");
        var right = standard(KEY, id, now, body);

        assertForged(standard(OTHER_KEY, id, now, body), body);
        assertForged(right, other);
        assertForged(with(right, "webhook-id", "another"), body);
        assertForged(with(right, "webhook-timestamp", String.valueOf(now.getEpochSecond() + 1)), body);
        assertForged(with(right, "webhook-timestamp", "soon"), body);
        var signature = Objects.requireNonNull(right.get("webhook-signature")).get(0);
        assertForged(with(right, "webhook-signature", signature.replace("v1,", "v0,")), body);
        for (var name : right.keySet()) {
            assertForged(with(right, name, null), body);
        }
        assertForged(Map.of(), body);
        assertThat(receive(right, body).verdict())
                .as("forgeries use nothing up")
                .isEqualTo(Verdict.APPLIED);
    }

    @Test
    void forgedCallbacksAreCountedInOneEntry() {
        long before = forged();
        var body = body(fresh(), reference, "passed");
        for (int i = 0; i < 50; i++) {
            receive(Map.of(), body);
        }
        world.time.advance(Duration.ofSeconds(1));
        receive(Map.of(), body);

        assertThat(forged()).isEqualTo(before + 51);
        assertThat(world.manager.kycCallbacks().deliveries(PLATFORM, "primary", 1000))
                .filteredOn(each -> each.verdict() == Verdict.FORGED)
                .hasSize(1);
    }

    @Test
    void forgedCallbacksThatAreNotWrittenDownYetAreWhenTheManagerCloses() {
        long before = forged();
        var body = body(fresh(), reference, "passed");
        for (int i = 0; i < 50; i++) {
            receive(Map.of(), body);
        }

        world.close();
        openFor(CallbackSigning.standardWebhooks(Secret.of(KEY)));

        assertThat(forged()).isEqualTo(before + 50);
    }

    @Test
    void forgedCallbacksThatCouldNotBeWrittenDownAreWithTheNext() {
        long before = forged();
        var failing = new AtomicBoolean(true);
        world = worldOver(
                WatchedWrites.failing(storage(), failing),
                settings ->
                        verifying(settings).kycCallbacks("primary", CallbackSigning.standardWebhooks(Secret.of(KEY))));
        var body = body(fresh(), reference, "passed");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> receive(Map.of(), body)).isInstanceOf(StorageUnavailableException.class);
            world.time.advance(Duration.ofSeconds(1));
        }

        failing.set(false);
        receive(Map.of(), body);

        assertThat(forged()).isEqualTo(before + 4);
    }

    @Test
    void callbackOfAProviderWithoutASigningOrWithoutANameIsForged() {
        var body = body(fresh(), reference, "passed");
        var headers = standard(KEY, fresh(), world.time.now(), body);

        for (var name : List.of("secondary", TestModeProvider.NAME, "")) {
            assertThat(world.manager.kycCallbacks().receive(name, headers, body).verdict())
                    .isEqualTo(Verdict.FORGED);
        }
        assertThat(state()).isEqualTo(AttemptState.PENDING);
    }

    @Test
    void signatureIsGoodForFiveMinutesEitherWay() {
        for (var off : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301))) {
            var body = body(fresh(), reference, "passed");
            var headers = standard(KEY, fresh(), world.time.now().plus(off), body);
            assertThat(receive(headers, body).verdict()).isEqualTo(Verdict.STALE);
            assertThat(state()).isEqualTo(AttemptState.PENDING);
        }
        for (var off : List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            submit();
            world.time.jumpTo(Instant.ofEpochSecond(world.time.now().getEpochSecond() + 1));
            var body = body(fresh(), reference, "passed");
            var headers = standard(KEY, fresh(), world.time.now().plus(off), body);
            assertThat(receive(headers, body).verdict()).isEqualTo(Verdict.APPLIED);
        }
    }

    @Test
    void staleCallbackIsOnRecordAndAppliedIfItIsSentAnew() {
        var id = fresh();
        var body = body(id, reference, "passed");
        var stale = standard(KEY, id, world.time.now().minusSeconds(600), body);
        receive(stale, body);

        assertThat(recorded(id).verdict()).isEqualTo(Verdict.STALE);
        assertThat(receive(stale, body).verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(receive(standard(KEY, id, world.time.now(), body), body).verdict())
                .isEqualTo(Verdict.APPLIED);
    }

    @Test
    void whileAKeyIsRotatedBothAreGoodUntilTheOldOneEnds() {
        var fresh = "the key that takes its place";
        openFor(CallbackSigning.standardWebhooks(Secret.of(fresh))
                .withKey(Secret.of(KEY), world.time.now().plus(Duration.ofDays(1))));
        submit();
        assertThat(signedWith(fresh)).isEqualTo(Verdict.APPLIED);
        submit();
        assertThat(signedWith(KEY)).isEqualTo(Verdict.APPLIED);
        submit();
        assertThat(signedWith(OTHER_KEY)).isEqualTo(Verdict.FORGED);

        world.time.advance(Duration.ofDays(1));
        assertThat(signedWith(KEY)).isEqualTo(Verdict.FORGED);
        assertThat(signedWith(fresh)).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void hexFormWithATimestampIsGoodForItsTime() {
        openFor(CallbackSigning.sha256Header("X-Signature", Secret.of(KEY)).withTimestampHeader("X-Timestamp"));
        submit();
        var body = body(fresh(), reference, "passed");

        assertThat(receive(hex(body, world.time.now().minusSeconds(301)), body).verdict())
                .isEqualTo(Verdict.STALE);
        assertForged(with(hex(body, world.time.now()), "X-Timestamp", null), body);
        assertThat(receive(hex(body, world.time.now()), body).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void hexFormOverTheBodyAloneIsGoodForTheTimeInTheBody() {
        openFor(CallbackSigning.sha256Header("X-Signature", Secret.of(KEY)));
        submit();
        var id = fresh();
        var early = world.time.now().plusSeconds(301);
        var body = ScriptedProvider.body(id, reference, Environment.LIVE, early, "passed");

        assertThat(receive(hex(body, null), body).verdict()).isEqualTo(Verdict.STALE);
        assertForged(Map.of("X-Signature", List.of("sha256=" + "0".repeat(64))), body);
        world.time.advance(Duration.ofSeconds(1));
        assertThat(receive(hex(body, null), body).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void testModesCallbacksSettleTestAccountsOnly() {
        var script = TestScript.builder()
                .pending(
                        PENDING,
                        TestCallback.after(Duration.ofMinutes(1), TestOutcome.passed())
                                .delivered(2))
                .build();
        var time = new MutableTime();
        var simulated = new TestModeProvider(script, time);
        world = worldWith(settings -> verifying(settings)
                .testModeProvider(simulated)
                .kycCallbacks(TestModeProvider.NAME, CallbackSigning.standardWebhooks(Secret.of(KEY))));
        main = world.main("Acme");
        submit();
        var trial = testCompany();
        gst(trial, SUCCESS);
        pan(trial, PENDING);
        world.time.advance(Duration.ofMinutes(1));
        time.advance(Duration.ofMinutes(1));

        var aboutLive = simulated.settle(reference, TestOutcome.passed());
        assertThat(receiveTest(aboutLive.body())).isEqualTo(Verdict.UNKNOWN);
        assertThat(state()).isEqualTo(AttemptState.PENDING);
        assertThat(simulated.deliveries(time.now()))
                .extracting(delivery -> receiveTest(delivery.body()))
                .containsExactly(Verdict.APPLIED, Verdict.DUPLICATE);
        assertGate(trial, KycGate.OPEN);
    }

    private Verdict receiveTest(byte[] body) {
        return world.manager
                .kycCallbacks()
                .receive(TestModeProvider.NAME, standard(KEY, fresh(), world.time.now(), body), body)
                .verdict();
    }

    private void submit() {
        company = company();
        reference = pending(company);
    }

    private Verdict signedWith(String key) {
        var body = body(fresh(), reference, "passed");
        return receive(standard(key, fresh(), world.time.now(), body), body).verdict();
    }

    private void assertForged(Map<String, List<String>> headers, byte[] body) {
        assertThat(receive(headers, body)).isEqualTo(new Callbacks.Receipt(Verdict.FORGED, null));
        assertThat(state()).isEqualTo(AttemptState.PENDING);
    }

    private AttemptState state() {
        return attempts(company).get(0).state();
    }

    private long forged() {
        return world.manager.kycCallbacks().deliveries(PLATFORM, "primary", 1000).stream()
                .filter(each -> each.verdict() == Verdict.FORGED)
                .mapToLong(Callbacks.Delivery::times)
                .sum();
    }
}
