package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycEvidence;
import io.subaccounts.kyc.KycStatus;

/** The verification's methods. */
final class KycOperations {

    private KycOperations() {}

    static Operations registered() {
        return new Operations(Kyc.class).on("status", KycOperations::status).on("record", KycOperations::record);
    }

    private static void status(Turn turn) {
        turn.call(
                turn.managing(Action.READ_KYC),
                () -> turn.manager.kyc().status(turn.caller.actor(), turn.subjectId()),
                status -> compare(turn, status));
    }

    private static void record(Turn turn) {
        boolean verified = turn.chance(70);
        var evidence = verified ? KycEvidence.verified("case", "seen") : KycEvidence.failed("case", "forged");
        turn.call(
                turn.managing(Action.RECORD_KYC),
                () -> turn.manager.kyc().record(turn.caller.actor(), turn.subjectId(), evidence),
                status -> {
                    turn.node().verified = verified;
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
