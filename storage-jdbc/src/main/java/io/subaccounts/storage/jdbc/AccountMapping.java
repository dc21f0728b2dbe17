package io.subaccounts.storage.jdbc;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;

/** An account's row, to and from the columns of {@code subaccounts_accounts}. */
final class AccountMapping {

    private AccountMapping() {}

    static AccountRow read(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "account", "id");
        return new AccountRow(
                row.get("id", AccountId::new),
                row.getNullable("parent_id", AccountId::new),
                row.text("name"),
                row.textOrNull("email"),
                row.textOrNull("phone"),
                row.textOrNull("description"),
                row.get("permissions", AccountMapping::permissions),
                new RateLimit(
                        (int) row.number("rate_limit_requests"),
                        Duration.ofSeconds(row.number("rate_limit_window_seconds"))),
                row.get("kyc_mode", KycMode::valueOf),
                row.getNullable("business_type", BusinessType::valueOf),
                row.textOrNull("country"),
                row.textOrNull("external_id"),
                row.get("metadata", FormText::read),
                row.flag("enabled"),
                row.flag("suspended"),
                kyc(row),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("last_used_at"),
                row.instantOrNull("deleted_at"));
    }

    /** Where a row is, whatever the rest of it holds. */
    static AccountListing.Position position(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "account", "id");
        return new AccountListing.Position(row.instant("created_at"), row.get("id", AccountId::new));
    }

    /** Binds what an update may change, and the id. */
    static <S extends SqlStatement<S>> S bindChangeable(S statement, AccountRow row) {
        var businessType = row.businessType();
        return statement
                .bind("id", row.id().value())
                .bind("name", row.name())
                .bind("email", row.email())
                .bind("phone", row.phone())
                .bind("description", row.description())
                .bind("permissions", FormText.write(row.permissions().flags()))
                .bind("rateLimitRequests", row.rateLimit().requests())
                .bind("rateLimitWindowSeconds", row.rateLimit().window().toSeconds())
                .bind("kycMode", row.kycMode().name())
                .bind("businessType", businessType == null ? null : businessType.name())
                .bind("country", row.country())
                .bind("externalId", row.externalId())
                .bind("metadata", FormText.write(row.metadata()))
                .bind("enabled", row.enabled())
                .bind("suspended", row.suspended())
                .bind("kyc", KycForm.write(row.kyc()))
                .bind("kycDueAt", Micros.ofNullable(row.kyc().dueAt()))
                .bind("version", row.version())
                .bind("updatedAt", Micros.of(row.updatedAt()))
                .bind("deletedAt", Micros.ofNullable(row.deletedAt()));
    }

    private static KycRow kyc(StoredRow row) throws SQLException {
        var dueAt = row.instantOrNull("kyc_due_at");
        return row.get("kyc", text -> KycForm.read(text, dueAt));
    }

    private static Permissions permissions(String text) {
        var flags = new HashMap<String, Boolean>();
        for (Map.Entry<String, String> flag : FormText.read(text).entrySet()) {
            flags.put(flag.getKey(), FormReader.flagOf(flag.getValue()));
        }
        return new Permissions(flags);
    }
}
