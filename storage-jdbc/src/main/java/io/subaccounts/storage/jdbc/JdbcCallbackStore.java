package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CallbackStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code subaccounts_kyc_callbacks}. */
final class JdbcCallbackStore implements CallbackStore {

    private static final String INSERT = """
            INSERT INTO subaccounts_kyc_callbacks (
              provider, delivery_id, verdict, attempt_account, attempt_document, attempt_number,
              times, first_at, last_at)
            VALUES (:provider, :deliveryId, :verdict, :account, :document, :number, :times, :firstAt, :lastAt)
            ON CONFLICT DO NOTHING
            """;

    private static final String REPEAT = """
            UPDATE subaccounts_kyc_callbacks
            SET times = times + :times, last_at = CASE WHEN last_at < :lastAt THEN :lastAt ELSE last_at END
            WHERE provider = :provider AND delivery_id = :deliveryId
            """;

    static final String FIND = """
            SELECT callback.*
            FROM subaccounts_kyc_callbacks callback
            WHERE callback.provider = :provider AND callback.delivery_id = :deliveryId
            """;

    static final String LIST = """
            SELECT callback.*
            FROM subaccounts_kyc_callbacks callback
            WHERE callback.provider = :provider
            ORDER BY callback.last_at DESC, callback.delivery_id DESC
            LIMIT :limit
            """;

    static final String FORGET = "DELETE FROM subaccounts_kyc_callbacks WHERE last_at < :before";

    private final JdbcTransaction transaction;

    JdbcCallbackStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean record(CallbackRow row) {
        return transaction.change(handle -> {
            if (insert(handle, row)) {
                return true;
            }
            if (!repeat(handle, row)) {
                throw transaction.lostRace("a callback was forgotten while it came again");
            }
            return false;
        });
    }

    @Override
    public Optional<CallbackRow> find(String provider, String deliveryId) {
        return transaction.query(handle -> handle.createQuery(FIND)
                .bind("provider", provider)
                .bind("deliveryId", deliveryId)
                .map((row, context) -> read(row))
                .findOne());
    }

    @Override
    public List<CallbackRow> list(String provider, int limit) {
        return transaction.query(handle -> handle.createQuery(LIST)
                .bind("provider", provider)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public int forget(Instant before) {
        return transaction.change(handle -> handle.createUpdate(FORGET)
                .bind("before", Micros.nearest(before))
                .execute());
    }

    private static boolean insert(Handle handle, CallbackRow row) {
        var attempt = row.attempt();
        return handle.createUpdate(INSERT)
                        .bind("provider", row.provider())
                        .bind("deliveryId", row.deliveryId())
                        .bind("verdict", row.verdict().name())
                        .bind(
                                "account",
                                attempt == null ? null : attempt.account().value())
                        .bind(
                                "document",
                                attempt == null ? null : attempt.document().name())
                        .bind("number", attempt == null ? null : Integer.valueOf(attempt.number()))
                        .bind("times", row.times())
                        .bind("firstAt", Micros.of(row.firstAt()))
                        .bind("lastAt", Micros.of(row.lastAt()))
                        .execute()
                > 0;
    }

    private static boolean repeat(Handle handle, CallbackRow row) {
        return handle.createUpdate(REPEAT)
                        .bind("provider", row.provider())
                        .bind("deliveryId", row.deliveryId())
                        .bind("times", row.times())
                        .bind("lastAt", Micros.of(row.lastAt()))
                        .execute()
                > 0;
    }

    private static CallbackRow read(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "callback", "provider", "delivery_id");
        return new CallbackRow(
                row.text("provider"),
                row.text("delivery_id"),
                row.get("verdict", Callbacks.Verdict::valueOf),
                attempt(row),
                row.number("times"),
                row.instant("first_at"),
                row.instant("last_at"));
    }

    private static @Nullable AttemptId attempt(StoredRow row) throws SQLException {
        var account = row.getNullable("attempt_account", AccountId::new);
        return account == null
                ? null
                : new AttemptId(account, row.get("attempt_document", DocumentType::valueOf), (int)
                        row.number("attempt_number"));
    }
}
