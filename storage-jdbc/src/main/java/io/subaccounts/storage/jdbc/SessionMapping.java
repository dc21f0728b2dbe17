package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.SessionRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A session's row, to and from the columns of {@code subaccounts_kyc_sessions}. */
final class SessionMapping {

    private SessionMapping() {}

    static SessionRow read(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "session", "id");
        return new SessionRow(
                row.get("id", SessionId::new),
                row.get("account", AccountId::new),
                row.get("flow", SessionFlow::valueOf),
                row.get("state", SessionState::valueOf),
                row.textOrNull("sealed_email"),
                row.textOrNull("masked_email"),
                row.textOrNull("redirect_url"),
                row.textOrNull("webhook_url"),
                row.get("reminder_days_before", text -> Words.split(text, Integer::valueOf)),
                row.get("metadata", FormText::read),
                consent(row),
                row.get("work", WorkForm::read),
                row.textOrNull("link_hash"),
                row.textOrNull("key_hash"),
                row.instant("expires_at"),
                row.instantOrNull("due_at"),
                row.instant("last_sent_at"),
                row.instantOrNull("first_opened_at"),
                row.instantOrNull("ended_at"),
                row.textOrNull("end_reason"),
                row.number("version"),
                row.instant("created_at"));
    }

    /** Binds what an update may change, and the id. */
    static <S extends SqlStatement<S>> S bindChangeable(S statement, SessionRow row) {
        var consent = row.consent();
        return statement
                .bind("id", row.id().value())
                .bind("flow", row.flow().name())
                .bind("state", row.state().name())
                .bind("sealedEmail", row.sealedEmail())
                .bind("maskedEmail", row.maskedEmail())
                .bind("redirectUrl", row.redirectUrl())
                .bind("webhookUrl", row.webhookUrl())
                .bind("reminderDaysBefore", Words.join(row.reminderDaysBefore()))
                .bind("metadata", FormText.write(row.metadata()))
                .bind("consentPurpose", consent == null ? null : consent.purpose())
                .bind("consentVersion", consent == null ? null : consent.version())
                .bind("consentChannel", consent == null ? null : consent.channel())
                .bind("consentAt", consent == null ? null : Micros.ofNullable(consent.at()))
                .bind("work", WorkForm.write(row.work()))
                .bind("linkHash", row.linkHash())
                .bind("keyHash", row.keyHash())
                .bind("expiresAt", Micros.of(row.expiresAt()))
                .bind("dueAt", Micros.ofNullable(row.dueAt()))
                .bind("lastSentAt", Micros.of(row.lastSentAt()))
                .bind("firstOpenedAt", Micros.ofNullable(row.firstOpenedAt()))
                .bind("endedAt", Micros.ofNullable(row.endedAt()))
                .bind("endReason", row.endReason())
                .bind("version", row.version());
    }

    private static @Nullable Consent consent(StoredRow row) throws SQLException {
        var at = row.instantOrNull("consent_at");
        return at == null
                ? null
                : new Consent(
                        row.text("consent_purpose"), row.text("consent_version"), row.text("consent_channel"), at);
    }
}
