package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycCase;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.review.KycDecisions;
import io.subaccounts.tck.support.SubmissionAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The verification's methods. */
final class KycOperations {

    private static final int MOST_DUPLICATES = 100;

    private KycOperations() {}

    static Operations registered() {
        return new Operations(Kyc.class)
                .on("status", KycOperations::status)
                .on("evaluate", KycOperations::evaluate)
                .on("attempts", KycOperations::attempts)
                .on("verifyPan", turn -> DocumentOperations.pan(turn, Way.ofActor(turn)))
                .on("verifyGst", turn -> DocumentOperations.gst(turn, Way.ofActor(turn)))
                .on("searchCompanies", turn -> DocumentOperations.search(turn, Way.ofActor(turn)))
                .on("confirmCompany", turn -> DocumentOperations.confirm(turn, Way.ofActor(turn)))
                .on("startDigiLocker", turn -> DocumentOperations.start(turn, Way.ofActor(turn)))
                .on("finishDigiLocker", turn -> DocumentOperations.finish(turn, Way.ofActor(turn)))
                .on("duplicates", KycOperations::duplicates)
                .on("finalizePending", KycOperations::finalizePending)
                .on("sweep", KycOperations::sweep);
    }

    static Operations decisions() {
        return new Operations(KycDecisions.class)
                .on("override", KycOperations::override)
                .on("liftOverride", KycOperations::liftOverride)
                .on("approve", KycOperations::approve)
                .on("withdrawApproval", KycOperations::withdrawApproval);
    }

    static void compare(Turn turn, Node node, KycStatus status) {
        turn.same("account", status.account(), node.id);
        turn.same("mode", status.kycMode(), node.mode);
        turn.same("documents", status.documents(), node.papers.states());
        turn.same("override", effect(status.override()), node.override);
        turn.same("approval", status.approval() != null, node.approved);
        turn.same("hold", status.held(), node.isHeld());
        turn.same("decider", status.decidedBy(), node.decider().id);
        turn.same("gate", status.gate(), node.isCallBlocked() ? KycGate.BLOCKED : KycGate.OPEN);
    }

    private static KycOverride.@Nullable Effect effect(@Nullable KycOverride override) {
        return override == null ? null : override.effect();
    }

    private static void status(Turn turn) {
        turn.call(
                turn.managing(Action.READ_KYC),
                () -> turn.manager.kyc().status(turn.caller.actor(), turn.subjectId()),
                status -> compare(turn, turn.node(), status));
    }

    /** Asks about nobody, so that nobody can be told of. */
    private static void evaluate(Turn turn) {
        var kycCase = new KycCase(KycMode.CUSTOMER_USE, turn.any(List.of(BusinessType.values())), null);
        turn.call(
                Caller.nobody(),
                Expected.success(),
                () -> turn.manager.kyc().evaluate(kycCase),
                evaluation -> turn.same("overall", evaluation.overall(), VerificationState.NOT_STARTED));
    }

    private static void attempts(Turn turn) {
        var due = turn.subject()
                .map(node -> node.papers.all.stream().map(Shown::of).toList())
                .orElse(List.of());
        new Pages<Attempt, Shown>("attempts " + turn.subjectId(), Shown::of)
                .turnThrough(
                        turn,
                        turn.managing(Action.READ_KYC),
                        due,
                        page -> turn.manager.kyc().attempts(turn.caller.actor(), turn.subjectId(), page));
    }

    private static void override(Turn turn) {
        boolean opening = turn.chance(70);
        var until = turn.now().plus(Duration.ofDays(365));
        var decision = opening ? KycOverride.open("case", "seen", until) : KycOverride.block("case", "forged", until);
        decide(
                turn,
                turn.managing(Action.DECIDE_KYC),
                () -> turn.manager.kycDecisions().override(turn.caller.actor(), turn.subjectId(), decision),
                node -> node.override = decision.effect());
    }

    private static void liftOverride(Turn turn) {
        prepareDecisions(turn);
        boolean lacking = turn.subject().filter(node -> node.override != null).isEmpty();
        decide(
                turn,
                onlyIf(!lacking, turn.managing(Action.DECIDE_KYC)),
                () -> turn.manager.kycDecisions().liftOverride(turn.caller.actor(), turn.subjectId(), "over"),
                node -> node.override = null);
    }

    private static void approve(Turn turn) {
        decide(
                turn,
                turn.managing(Action.DECIDE_KYC),
                () -> turn.manager.kycDecisions().approve(turn.caller.actor(), turn.subjectId(), "seen"),
                node -> node.approved = true);
    }

    private static void withdrawApproval(Turn turn) {
        prepareDecisions(turn);
        boolean lacking = turn.subject().filter(node -> node.approved).isEmpty();
        decide(
                turn,
                onlyIf(!lacking, turn.managing(Action.DECIDE_KYC)),
                () -> turn.manager.kycDecisions().withdrawApproval(turn.caller.actor(), turn.subjectId(), "withdrawn"),
                node -> node.approved = false);
    }

    private static void prepareDecisions(Turn turn) {
        if (turn.subject().isPresent() && turn.chance(40)) {
            turn.preparing().decide(turn.node());
        }
    }

    private static void decide(Turn turn, Expected expected, Supplier<KycStatus> call, Consumer<Node> carryOver) {
        turn.call(expected, call, status -> {
            carryOver.accept(turn.node());
            compare(turn, turn.node(), status);
        });
    }

    /** What cannot be done is said only to whom who may do it. */
    static Expected onlyIf(boolean possible, Expected expected) {
        return expected.mustSucceed() && !possible ? Expected.failure(ErrorCode.WRONG_STATE) : expected;
    }

    private static void duplicates(Turn turn) {
        var named = NamedAttempt.in(turn);
        turn.call(
                named.managing(turn, Action.READ_KYC),
                () -> turn.manager.kyc().duplicates(turn.caller.actor(), named.id()),
                found -> {
                    var paper = named.paper().orElseThrow();
                    turn.same("duplicates", found, duplicates(turn, paper));
                },
                named.id());
    }

    private static List<AccountId> duplicates(Turn turn, Papers.Paper paper) {
        return Optional.ofNullable(paper.number).stream()
                .flatMap(number -> turn.model.holders(paper.id, number).stream())
                .filter(turn.caller::sees)
                .map(node -> node.id)
                .limit(MOST_DUPLICATES)
                .toList();
    }

    private static void finalizePending(Turn turn) {
        if (turn.subject().isPresent() && turn.chance(40)) {
            turn.preparing().wait(turn.node());
        }
        boolean passing = turn.random.nextBoolean();
        var document = turn.any(List.of(DocumentType.PAN, DocumentType.GST, DocumentType.AADHAAR));
        var waiting = turn.subject()
                .flatMap(node -> node.papers.open(document))
                .filter(paper -> paper.state == AttemptState.PENDING);
        boolean test = turn.subjectId().environment() == Environment.TEST;
        turn.call(
                onlyIf(test && waiting.isPresent(), turn.managing(Action.VERIFY_KYC)),
                () -> turn.manager
                        .kyc()
                        .finalizePending(
                                turn.caller.actor(),
                                turn.subjectId(),
                                document,
                                passing ? VerificationState.VERIFIED : VerificationState.FAILED),
                result -> {
                    var paper = waiting.orElseThrow();
                    turn.node().papers.move(paper, passing ? AttemptState.VERIFIED : AttemptState.FAILED_RETRYABLE);
                    DocumentOperations.compare(turn, paper, SubmissionAnswer.of(result));
                });
    }

    /** Time stands all but still here, so nothing is ever due. */
    private static void sweep(Turn turn) {
        turn.call(
                Caller.nobody(),
                Expected.success(),
                () -> turn.manager.kyc().sweep(1 + turn.random.nextInt(1000)),
                swept -> turn.same("what was due", swept, 0));
    }
}
