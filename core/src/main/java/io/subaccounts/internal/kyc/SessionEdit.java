package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.SessionRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session's row under change, within one transaction. */
final class SessionEdit {

    final SessionId id;
    final AccountId account;
    final SessionFlow flow;
    final Instant expiresAt;
    final Instant createdAt;
    private final long version;

    SessionState state;
    Instant lastSentAt;

    @Nullable
    String sealedEmail;

    @Nullable
    String maskedEmail;

    @Nullable
    String redirectUrl;

    @Nullable
    String webhookUrl;

    List<Integer> reminderDaysBefore = List.of();
    Map<String, String> metadata = Map.of();

    @Nullable
    Consent consent;

    SessionRow.Work work = SessionRow.Work.NONE;

    @Nullable
    String linkHash;

    @Nullable
    String keyHash;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant firstOpenedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    String endReason;

    private SessionEdit(
            SessionId id,
            AccountId account,
            SessionFlow flow,
            SessionState state,
            Instant expiresAt,
            Instant lastSentAt,
            long version,
            Instant createdAt) {
        this.id = id;
        this.account = account;
        this.flow = flow;
        this.state = state;
        this.expiresAt = expiresAt;
        this.lastSentAt = lastSentAt;
        this.version = version;
        this.createdAt = createdAt;
    }

    static SessionEdit begin(SessionId id, AccountId account, SessionFlow flow, Instant expiresAt, Instant now) {
        SessionState state = flow == SessionFlow.EMAIL ? SessionState.EMAIL_SENT : SessionState.LINK_READY;
        return new SessionEdit(id, account, flow, state, expiresAt, now, 0, now);
    }

    static SessionEdit of(SessionRow row) {
        var edit = new SessionEdit(
                row.id(),
                row.account(),
                row.flow(),
                row.state(),
                row.expiresAt(),
                row.lastSentAt(),
                row.version(),
                row.createdAt());
        edit.sealedEmail = row.sealedEmail();
        edit.maskedEmail = row.maskedEmail();
        edit.redirectUrl = row.redirectUrl();
        edit.webhookUrl = row.webhookUrl();
        edit.reminderDaysBefore = row.reminderDaysBefore();
        edit.metadata = row.metadata();
        edit.consent = row.consent();
        edit.work = row.work();
        edit.linkHash = row.linkHash();
        edit.keyHash = row.keyHash();
        edit.dueAt = row.dueAt();
        edit.firstOpenedAt = row.firstOpenedAt();
        edit.endedAt = row.endedAt();
        edit.endReason = row.endReason();
        return edit;
    }

    /** Leaves nothing of the customer: no address, and none of the labels that the host may have put it in. */
    void forget() {
        sealedEmail = null;
        maskedEmail = null;
        metadata = Map.of();
    }

    /** Whether the row would be what it was but for its version. */
    boolean sameAs(SessionRow row) {
        return row(row.version()).equals(row);
    }

    /** The row as it is to be stored: one version on. */
    SessionRow next() {
        return row(version + 1);
    }

    private SessionRow row(long atVersion) {
        return new SessionRow(
                id,
                account,
                flow,
                state,
                sealedEmail,
                maskedEmail,
                redirectUrl,
                webhookUrl,
                reminderDaysBefore,
                metadata,
                consent,
                work,
                linkHash,
                keyHash,
                expiresAt,
                dueAt,
                lastSentAt,
                firstOpenedAt,
                endedAt,
                endReason,
                atVersion,
                createdAt);
    }
}
