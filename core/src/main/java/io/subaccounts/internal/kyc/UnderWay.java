package io.subaccounts.internal.kyc;

import io.subaccounts.common.Environment;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.internal.verification.AttemptMachine;
import io.subaccounts.internal.verification.AttemptMachine.Judgement;
import io.subaccounts.internal.verification.PendingTimes;
import io.subaccounts.internal.verification.Standings;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Optional;

/** What is under way for a document, and what waits behind it. */
final class UnderWay {

    private UnderWay() {}

    /** The search or the request that waits to be put to use, possibly behind something submitted: always the latest. */
    static Optional<AttemptRow> waiting(Transaction tx, Lineage account, KycRow kyc, DocumentType document) {
        return kyc.standing(document)
                .map(standing -> new AttemptId(account.self().id(), document, standing.lastAttempt()))
                .flatMap(id -> tx.attempts().find(Attempts.within(account), id))
                .filter(attempt -> attempt.state() == AttemptState.INITIATED);
    }

    /** Where the documents stand; what waited behind an attempt comes forward when that ends. */
    static KycRow standings(Transaction tx, Lineage account, AttemptRow attempt) {
        boolean simulated = attempt.id().account().environment() == Environment.TEST;
        KycRow after = Standings.after(account.self().kyc(), attempt, simulated);
        StandingRow standing = after.standing(attempt.id().document()).orElseThrow();
        boolean mayWait =
                standing.open() == null && standing.lastAttempt() > attempt.id().number();
        return mayWait
                ? waiting(tx, account, after, standing.document())
                        .map(waiting -> Standings.after(after, waiting, simulated))
                        .orElse(after)
                : after;
    }

    static int last(Lineage account, DocumentType document) {
        return account.self()
                .kyc()
                .standing(document)
                .map(StandingRow::lastAttempt)
                .orElse(0);
    }

    static Optional<StandingRow.Open> open(Lineage account, DocumentType document) {
        return account.self().kyc().standing(document).map(StandingRow::open);
    }

    /** Refuses a search or a request that was used or replaced, or is too old. */
    static void requireUsable(Lineage account, AttemptRow initiated, Instant now) {
        AttemptId id = initiated.id();
        if (initiated.state() != AttemptState.INITIATED) {
            throw used(initiated);
        }
        if (id.number() != last(account, id.document())) {
            throw new ConflictException(ErrorCode.WRONG_STATE, "a later one has taken its place; use that");
        }
        if (!now.isBefore(initiated.createdAt().plus(PendingTimes.INITIATED_FOR))) {
            throw new ConflictException(ErrorCode.WRONG_STATE, "it is older than a day; begin anew");
        }
    }

    static ConflictException used(AttemptRow attempt) {
        return new ConflictException(
                ErrorCode.WRONG_STATE,
                AttemptMachine.TABLE.refusal(attempt.state(), AttemptMachine.Event.SUBMIT, Judgement.ACCEPT)
                        + "; begin anew");
    }
}
