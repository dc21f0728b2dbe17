package io.subaccounts.tck.storage;

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

/** A session's row on the way to becoming another one. */
final class SessionDraft {

    private SessionId id;
    private AccountId account;
    private SessionFlow flow;
    private SessionState state;
    private @Nullable String sealedEmail;
    private @Nullable String maskedEmail;
    private @Nullable String redirectUrl;
    private @Nullable String webhookUrl;
    private List<Integer> reminderDaysBefore;
    private Map<String, String> metadata;
    private @Nullable Consent consent;
    private SessionRow.Work work;
    private @Nullable String linkHash;
    private @Nullable String keyHash;
    private Instant expiresAt;
    private @Nullable Instant dueAt;
    private Instant lastSentAt;
    private @Nullable Instant firstOpenedAt;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;
    private long version;
    private Instant createdAt;

    private SessionDraft(SessionRow row) {
        id = row.id();
        account = row.account();
        flow = row.flow();
        state = row.state();
        sealedEmail = row.sealedEmail();
        maskedEmail = row.maskedEmail();
        redirectUrl = row.redirectUrl();
        webhookUrl = row.webhookUrl();
        reminderDaysBefore = row.reminderDaysBefore();
        metadata = row.metadata();
        consent = row.consent();
        work = row.work();
        linkHash = row.linkHash();
        keyHash = row.keyHash();
        expiresAt = row.expiresAt();
        dueAt = row.dueAt();
        lastSentAt = row.lastSentAt();
        firstOpenedAt = row.firstOpenedAt();
        endedAt = row.endedAt();
        endReason = row.endReason();
        version = row.version();
        createdAt = row.createdAt();
    }

    static SessionDraft of(SessionRow row) {
        return new SessionDraft(row);
    }

    SessionRow row() {
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
                version,
                createdAt);
    }

    SessionDraft id(SessionId value) {
        id = value;
        return this;
    }

    SessionDraft account(AccountId value) {
        account = value;
        return this;
    }

    SessionDraft flow(SessionFlow value) {
        flow = value;
        return this;
    }

    /** Ends it as it began if the state is final. */
    SessionDraft state(SessionState value) {
        state = value;
        dueAt = value.isFinal() ? null : expiresAt;
        endedAt = value.isFinal() ? createdAt : null;
        return this;
    }

    SessionDraft email(@Nullable String newSealedEmail, @Nullable String newMaskedEmail) {
        sealedEmail = newSealedEmail;
        maskedEmail = newMaskedEmail;
        return this;
    }

    SessionDraft urls(@Nullable String newRedirectUrl, @Nullable String newWebhookUrl) {
        redirectUrl = newRedirectUrl;
        webhookUrl = newWebhookUrl;
        return this;
    }

    SessionDraft reminders(Integer... values) {
        reminderDaysBefore = List.of(values);
        return this;
    }

    SessionDraft metadata(Map<String, String> value) {
        metadata = value;
        return this;
    }

    SessionDraft consent(@Nullable Consent value) {
        consent = value;
        return this;
    }

    SessionDraft work(SessionRow.Work value) {
        work = value;
        return this;
    }

    SessionDraft hashes(@Nullable String newLinkHash, @Nullable String newKeyHash) {
        linkHash = newLinkHash;
        keyHash = newKeyHash;
        return this;
    }

    SessionDraft expiresAt(Instant value) {
        expiresAt = value;
        return this;
    }

    SessionDraft dueAt(@Nullable Instant value) {
        dueAt = value;
        return this;
    }

    SessionDraft lastSentAt(Instant value) {
        lastSentAt = value;
        return this;
    }

    SessionDraft firstOpenedAt(@Nullable Instant value) {
        firstOpenedAt = value;
        return this;
    }

    SessionDraft ended(@Nullable Instant newEndedAt, @Nullable String newEndReason) {
        endedAt = newEndedAt;
        endReason = newEndReason;
        return this;
    }

    SessionDraft version(long value) {
        version = value;
        return this;
    }

    SessionDraft createdAt(Instant value) {
        createdAt = value;
        return this;
    }
}
