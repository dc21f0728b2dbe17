package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.Subtree;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables {@code subaccounts_resources} and {@code subaccounts_past_ownerships}. */
final class JdbcResourceStore implements ResourceStore {

    private static final String INSERT =
            """
            INSERT INTO subaccounts_resources (resource_type, resource_id, owner, owned_from, version)
            SELECT :type, :id, :owner, :from, :version
            WHERE
            """ + Confinement.of(":owner") + "ON CONFLICT (resource_type, resource_id) DO NOTHING";

    private static final String FIND_ALL_START = """
            SELECT resource.*
            FROM
            """;
    private static final String FIND_ALL_END = """
            wanted
            CROSS JOIN subaccounts_resources resource
            WHERE resource.resource_type = wanted.first AND resource.resource_id = wanted.second AND
            """ + Confinement.of("resource.owner");

    private static final String UPDATE =
            """
            UPDATE subaccounts_resources
            SET owner = :owner, owned_from = :from, version = :version
            WHERE resource_type = :type AND resource_id = :id AND version = :expectedVersion
              AND substr(owner, 2, 1) = substr(:owner, 2, 1) -- the letter of the environment
              AND
            """ + Confinement.of(":owner") + "AND " + Confinement.of("subaccounts_resources.owner");

    private static final String DELETE = """
            DELETE FROM subaccounts_resources
            WHERE resource_type = :type AND resource_id = :id AND version = :expectedVersion AND
            """ + Confinement.of("subaccounts_resources.owner");

    private static final String APPEND_PAST = """
            INSERT INTO subaccounts_past_ownerships (resource_type, resource_id, owner, owned_from, owned_until)
            SELECT :type, :id, :owner, :from, :until
            WHERE
            """ + Confinement.of(":owner");

    static final String FIND_PAST =
            """
            SELECT past.*
            FROM subaccounts_past_ownerships past
            WHERE past.resource_type = :type AND past.resource_id = :id
              AND past.owned_until > :at AND past.owned_from <= :at AND
            """ + Confinement.of("past.owner") + "ORDER BY past.owned_until DESC, past.sequence DESC LIMIT 1";

    static final String LAST_END = """
            SELECT past.owned_until
            FROM subaccounts_past_ownerships past
            WHERE past.resource_type = :type AND past.resource_id = :id AND
            """ + Confinement.of("past.owner") + "ORDER BY past.owned_until DESC LIMIT 1";

    private final JdbcTransaction transaction;

    JdbcResourceStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean insert(Subtree within, ResourceRow row) {
        return transaction.change(handle -> bind(Confinement.bind(handle.createUpdate(INSERT), within), row.resource())
                        .bind("owner", row.owner().value())
                        .bind("from", Micros.of(row.from()))
                        .bind("version", row.version())
                        .execute()
                > 0);
    }

    @Override
    public Map<ResourceRef, ResourceRow> findAll(Subtree within, Set<ResourceRef> resources) {
        if (resources.isEmpty()) {
            return Map.of();
        }
        var sql = findAllSql(transaction.dialect());
        return transaction.query(handle -> Confinement.bind(handle.createQuery(sql), within)
                .bind("references", JsonTexts.ofReferences(resources))
                .map((row, context) -> read(row))
                .collect(Collectors.toMap(ResourceRow::resource, Function.identity())));
    }

    @Override
    public boolean update(Subtree within, ResourceRow row, long expectedVersion) {
        return transaction.change(handle -> bind(Confinement.bind(handle.createUpdate(UPDATE), within), row.resource())
                        .bind("owner", row.owner().value())
                        .bind("from", Micros.of(row.from()))
                        .bind("version", row.version())
                        .bind("expectedVersion", expectedVersion)
                        .execute()
                > 0);
    }

    @Override
    public boolean delete(Subtree within, ResourceRef resource, long expectedVersion) {
        return transaction.change(handle -> bind(Confinement.bind(handle.createUpdate(DELETE), within), resource)
                        .bind("expectedVersion", expectedVersion)
                        .execute()
                > 0);
    }

    @Override
    public List<ResourceRow> list(Subtree within, ResourceListing listing) {
        return transaction.query(handle -> ResourcePages.list(handle, within, listing));
    }

    @Override
    public void appendPast(Subtree within, PastOwnershipRow row) {
        transaction.change(handle -> bind(Confinement.bind(handle.createUpdate(APPEND_PAST), within), row.resource())
                .bind("owner", row.owner().value())
                .bind("from", Micros.of(row.from()))
                .bind("until", Micros.of(row.until()))
                .execute());
    }

    @Override
    public Optional<PastOwnershipRow> findPast(Subtree within, ResourceRef resource, Instant at) {
        return transaction.query(handle -> bind(Confinement.bind(handle.createQuery(FIND_PAST), within), resource)
                .bind("at", Micros.nearest(at))
                .map((row, context) -> readPast(row))
                .findOne());
    }

    @Override
    public Optional<Instant> lastEnd(Subtree within, ResourceRef resource) {
        return transaction.query(handle -> bind(Confinement.bind(handle.createQuery(LAST_END), within), resource)
                .map((row, context) -> Micros.toInstant(row.getLong(1)))
                .findOne());
    }

    static String findAllSql(Dialect dialect) {
        return FIND_ALL_START + dialect.pairsOf("references") + FIND_ALL_END;
    }

    static ResourceRow read(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "resource", "resource_id");
        return new ResourceRow(
                reference(row), row.get("owner", AccountId::new), row.instant("owned_from"), row.number("version"));
    }

    private static PastOwnershipRow readPast(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "past ownership", "sequence");
        return new PastOwnershipRow(
                reference(row),
                row.get("owner", AccountId::new),
                row.instant("owned_from"),
                row.instant("owned_until"));
    }

    private static ResourceRef reference(StoredRow row) throws SQLException {
        var type = row.get("resource_type", ResourceType::new);
        return row.get("resource_id", id -> new ResourceRef(type, id));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ResourceRef resource) {
        return statement.bind("type", resource.type().name()).bind("id", resource.id());
    }
}
