package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables {@code subaccounts_events} and {@code subaccounts_signing_secrets}. */
final class JdbcEventStore implements EventStore {

    static final String APPEND = """
            INSERT INTO subaccounts_events (account, number, type, at, data)
            SELECT
              :account,
              (SELECT COALESCE(MAX(last.number), 0) + 1 FROM subaccounts_events last WHERE last.account = :account),
              :type, :at, :data
            WHERE
            """ + Confinement.of(":account") + "RETURNING number";

    static final String REDACT = """
            UPDATE subaccounts_events
            SET data = :data
            WHERE account = :account AND number = :number AND
            """ + Confinement.of(":account");

    static final String LIST = """
            SELECT event.*
            FROM subaccounts_events event
            WHERE event.account = :account AND event.number > :after AND
            """ + Confinement.of(":account") + "ORDER BY event.number LIMIT :limit";

    static final String FIND_SECRET = """
            SELECT secret.*
            FROM subaccounts_signing_secrets secret
            WHERE secret.account = :account AND
            """ + Confinement.of(":account");

    private static final String INSERT_SECRET = """
            INSERT INTO subaccounts_signing_secrets (account, sealed, previous_sealed, previous_until, version)
            SELECT :account, :sealed, :previousSealed, :previousUntil, :version
            WHERE
            """ + Confinement.of(":account") + "ON CONFLICT DO NOTHING";

    private static final String UPDATE_SECRET = """
            UPDATE subaccounts_signing_secrets
            SET sealed = :sealed, previous_sealed = :previousSealed, previous_until = :previousUntil,
              version = :version
            WHERE account = :account AND version = :expectedVersion AND
            """ + Confinement.of(":account");

    private final JdbcTransaction transaction;

    JdbcEventStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public long append(Subtree within, AccountId account, EventType type, Instant at, Map<String, String> data) {
        return transaction.change(handle -> Confinement.bind(handle.createQuery(APPEND), within)
                .bind("account", account.value())
                .bind("type", type.text())
                .bind("at", Micros.of(at))
                .bind("data", FormText.write(data))
                .mapTo(long.class)
                .findOne()
                .orElse(0L));
    }

    @Override
    public boolean redact(Subtree within, AccountId account, long number, Map<String, String> data) {
        return transaction.change(handle -> Confinement.bind(handle.createUpdate(REDACT), within)
                        .bind("account", account.value())
                        .bind("number", number)
                        .bind("data", FormText.write(data))
                        .execute()
                > 0);
    }

    @Override
    public List<Event> list(Subtree within, AccountId account, long after, int limit) {
        return transaction.query(handle -> Confinement.bind(handle.createQuery(LIST), within)
                .bind("account", account.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public Optional<SigningSecretRow> findSigningSecret(Subtree within, AccountId account) {
        return transaction.query(handle -> Confinement.bind(handle.createQuery(FIND_SECRET), within)
                .bind("account", account.value())
                .map((row, context) -> readSecret(row))
                .findOne());
    }

    @Override
    public boolean putSigningSecret(Subtree within, SigningSecretRow row, long expectedVersion) {
        return transaction.change(handle -> {
            var put = handle.createUpdate(expectedVersion == 0 ? INSERT_SECRET : UPDATE_SECRET);
            if (expectedVersion != 0) {
                put.bind("expectedVersion", expectedVersion);
            }
            return Confinement.bind(put, within)
                            .bind("account", row.account().value())
                            .bind("sealed", row.sealed())
                            .bind("previousSealed", row.previousSealed())
                            .bind("previousUntil", Micros.ofNullable(row.previousUntil()))
                            .bind("version", row.version())
                            .execute()
                    > 0;
        });
    }

    private static Event read(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "event", "account", "number");
        return new Event(
                row.get("account", AccountId::new),
                row.number("number"),
                row.get("type", JdbcEventStore::type),
                row.instant("at"),
                row.get("data", FormText::read));
    }

    private static EventType type(String text) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a type is not known"));
    }

    private static SigningSecretRow readSecret(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "signing secret of", "account");
        return new SigningSecretRow(
                row.get("account", AccountId::new),
                row.text("sealed"),
                row.textOrNull("previous_sealed"),
                row.instantOrNull("previous_until"),
                row.number("version"));
    }
}
