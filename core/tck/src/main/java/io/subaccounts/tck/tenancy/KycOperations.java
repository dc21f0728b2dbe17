package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.KycStatus;
import java.time.Duration;

/** The verification's methods. */
final class KycOperations {

    private KycOperations() {}

    static Operations registered() {
        return new Operations(Kyc.class).on("status", KycOperations::status).on("override", KycOperations::override);
    }

    private static void status(Turn turn) {
        turn.call(
                turn.managing(Action.READ_KYC),
                () -> turn.manager.kyc().status(turn.caller.actor(), turn.subjectId()),
                status -> compare(turn, status));
    }

    private static void override(Turn turn) {
        boolean opening = turn.chance(70);
        var until = turn.now().plus(Duration.ofDays(365));
        var decision = opening ? KycOverride.open("case", "seen", until) : KycOverride.block("case", "forged", until);
        turn.call(
                turn.managing(Action.DECIDE_KYC),
                () -> turn.manager.kycDecisions().override(turn.caller.actor(), turn.subjectId(), decision),
                status -> {
                    turn.node().verified = opening;
                    compare(turn, status);
                });
    }

    private static void compare(Turn turn, KycStatus status) {
        turn.same("account", status.account(), turn.node().id);
        turn.same("mode", status.kycMode(), turn.node().mode);
        turn.same("decider", status.decidedBy(), turn.node().decider().id);
        turn.same("gate", status.gate(), turn.node().isCallBlocked() ? KycGate.BLOCKED : KycGate.OPEN);
    }
}
