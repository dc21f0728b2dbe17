package io.subaccounts.internal.kyc;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.SessionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;

/** How the work that is done in a session adds up. */
final class SessionWork {

    private SessionWork() {}

    /** With one more attempt, the first of a period if the one before is over. */
    static SessionRow.Work begun(SessionRow.Work work, Duration period, Instant now) {
        Instant since = work.since();
        return since == null || !now.isBefore(since.plus(period))
                ? new SessionRow.Work(1, now, work.verified())
                : new SessionRow.Work(work.attempts() + 1, since, work.verified());
    }

    /** With an attempt of its own that the subject passed or failed. What is decided about others is not its work. */
    static SessionRow.Work decided(SessionRow session, AttemptRow attempt) {
        SessionRow.Work work = session.work();
        if (!session.id().equals(attempt.session())) {
            return work;
        }
        var verified = new EnumMap<DocumentType, Integer>(DocumentType.class);
        verified.putAll(work.verified());
        if (attempt.state() == AttemptState.VERIFIED) {
            verified.put(attempt.id().document(), attempt.id().number());
        } else {
            verified.remove(attempt.id().document());
        }
        return new SessionRow.Work(work.attempts(), work.since(), verified);
    }
}
