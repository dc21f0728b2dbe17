package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A callback that somebody captured counts for its time only, once, and leaves one entry, however often it is repeated. */
abstract class KycReplayContract extends CallbackContract {

    private CreatedAccount company;
    private String reference;

    @BeforeEach
    void submitAPanThatWaits() {
        submit();
    }

    @Test
    void callbackThatSaysNowhereWhenItWasSentIsStaleUnlessTheHostAcceptsThat() {
        var signing = CallbackSigning.sha256Header("X-Signature", Secret.of(KEY));
        openFor(signing);
        submit();
        var undated = ScriptedProvider.body(null, reference, Environment.LIVE, null, "passed");
        var captured = hex(undated, null);

        assertThat(receive(captured, undated).verdict()).isEqualTo(Verdict.STALE);
        world.time.advance(Duration.ofDays(365));
        assertThat(receive(captured, undated).verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(state()).isNotEqualTo(AttemptState.VERIFIED);

        openFor(signing.acceptingUndated());
        submit();
        var accepted = ScriptedProvider.body(null, reference, Environment.LIVE, null, "passed");
        assertThat(receive(hex(accepted, null), accepted).verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void callbackThatIsCapturedIsStaleAYearLater() {
        openFor(CallbackSigning.sha256Header("X-Signature", Secret.of(KEY)).acceptingUndated());
        submit();
        var body = ScriptedProvider.body(fresh(), reference, Environment.LIVE, world.time.now(), "passed");
        world.time.advance(Duration.ofDays(365));

        assertThat(receive(hex(body, null), body).verdict()).isEqualTo(Verdict.STALE);
        assertThat(state()).isNotEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void callbackThatIsRepeatedUnderOtherIdsInItsHeadersLeavesOneEntry() {
        for (var timed : List.of(true, false)) {
            var signing = CallbackSigning.sha256Header("X-Signature", Secret.of(KEY));
            openFor(timed ? signing.withTimestampHeader("X-Timestamp") : signing.acceptingUndated());
            submit();
            long before = entries();
            var body = ScriptedProvider.body(null, reference, Environment.LIVE, null, "passed");
            var signed = hex(body, timed ? world.time.now() : null);

            for (int i = 0; i < 100; i++) {
                receive(with(with(signed, "X-Id", fresh()), "webhook-id", fresh()), body);
            }

            assertThat(entries()).isEqualTo(before + 1);
            assertThat(world.manager.kycCallbacks().deliveries(PLATFORM, "primary", 1000))
                    .anyMatch(each -> each.times() == 100 && each.verdict() == Verdict.APPLIED);
        }
    }

    @Test
    void headerThatIsNotSignedUsesUpNobodysDeliveryId() {
        openFor(CallbackSigning.sha256Header("X-Signature", Secret.of(KEY)));
        submit();
        var coming = fresh();
        var old = ScriptedProvider.body(
                fresh(), reference, Environment.LIVE, world.time.now().minusSeconds(3600), "failed");
        var strange = "nonsense".getBytes(StandardCharsets.UTF_8);
        for (var body : List.of(old, strange)) {
            receive(with(hex(body, null), "X-Id", coming), body);
        }

        var body = body(coming, reference, "passed");
        assertThat(receive(with(hex(body, null), "X-Id", coming), body).verdict())
                .isEqualTo(Verdict.APPLIED);
        assertThat(receive(with(hex(body, null), "X-Id", fresh()), body).verdict())
                .as("the identifier in the body tells the repetition")
                .isEqualTo(Verdict.DUPLICATE);
    }

    private long entries() {
        return world.manager
                .kycCallbacks()
                .deliveries(PLATFORM, "primary", 1000)
                .size();
    }

    private void submit() {
        company = company();
        reference = pending(company);
    }

    private AttemptState state() {
        return attempts(company).get(0).state();
    }
}
