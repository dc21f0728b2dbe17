package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tables {@code subaccounts_accounts} and {@code subaccounts_ancestry}. */
final class JdbcAccountStore implements AccountStore {

    private static final String INSERT = """
            INSERT INTO subaccounts_accounts (
              id, parent_id, name, email, phone, description, permissions, rate_limit_requests,
              rate_limit_window_seconds, kyc_mode, business_type, country, external_id, metadata, enabled, suspended,
              kyc, kyc_due_at, version, created_at, updated_at, last_used_at, deleted_at)
            SELECT
              :id, :parentId, :name, :email, :phone, :description, :permissions, :rateLimitRequests,
              :rateLimitWindowSeconds, :kycMode, :businessType, :country, :externalId, :metadata, :enabled, :suspended,
              :kyc, :kycDueAt, :version, :createdAt, :updatedAt, :lastUsedAt, :deletedAt
            WHERE (CAST(:parentId AS TEXT) IS NULL AND CAST(:within AS TEXT) IS NULL) OR
            """ + Confinement.of(":parentId") + "ON CONFLICT (id) DO NOTHING";

    private static final String EXISTS = "SELECT 1 WHERE " + Confinement.of(":id");

    private static final String INSERT_ANCESTRY = """
            INSERT INTO subaccounts_ancestry (descendant, ancestor, distance, created_at)
            SELECT :id, up.ancestor, up.distance + 1, :createdAt
            FROM subaccounts_ancestry up
            WHERE up.descendant = :parentId
            UNION ALL
            SELECT :id, :id, 0, :createdAt
            """;

    static final String FIND = """
            SELECT account.*
            FROM subaccounts_ancestry up
            JOIN subaccounts_accounts account ON account.id = up.ancestor
            WHERE up.descendant = :id AND
            """ + Confinement.of(":id") + "ORDER BY up.distance";

    private static final String FIND_ALL_START = """
            SELECT up.descendant AS lineage_of, account.*
            FROM subaccounts_ancestry up
            JOIN subaccounts_accounts account ON account.id = up.ancestor
            WHERE up.descendant IN
            """;
    private static final String FIND_ALL_END =
            "AND " + Confinement.of("up.descendant") + "ORDER BY up.descendant, up.distance";

    private static final String UPDATE = """
            UPDATE subaccounts_accounts
            SET name = :name, email = :email, phone = :phone, description = :description, permissions = :permissions,
              rate_limit_requests = :rateLimitRequests, rate_limit_window_seconds = :rateLimitWindowSeconds,
              kyc_mode = :kycMode, business_type = :businessType, country = :country, external_id = :externalId, metadata = :metadata,
              enabled = :enabled, suspended = :suspended, kyc = :kyc, kyc_due_at = :kycDueAt,
              version = :version, updated_at = :updatedAt, deleted_at = :deletedAt
            WHERE id = :id AND version = :expectedVersion AND
            """ + Confinement.of(":id");

    private static final String DETACH = """
            DELETE FROM subaccounts_ancestry
            WHERE descendant IN (SELECT below.descendant FROM subaccounts_ancestry below WHERE below.ancestor = :id)
              AND ancestor IN (
                SELECT up.ancestor FROM subaccounts_ancestry up WHERE up.descendant = :id AND up.distance > 0)
            """;

    private static final String ATTACH = """
            INSERT INTO subaccounts_ancestry (descendant, ancestor, distance, created_at)
            SELECT below.descendant, up.ancestor, up.distance + below.distance + 1, below.created_at
            FROM subaccounts_ancestry up
            CROSS JOIN subaccounts_ancestry below
            WHERE up.descendant = :newParent AND below.ancestor = :id
            """;

    private static final String SET_PARENT = "UPDATE subaccounts_accounts SET parent_id = :newParent WHERE id = :id";

    private static final String HEIGHT = """
            SELECT COALESCE(MAX(below.distance), 0)
            FROM subaccounts_ancestry below
            WHERE below.ancestor = :id AND
            """ + Confinement.of(":id");

    static final String KYC_DUE =
            """
            SELECT account.id
            FROM subaccounts_accounts account
            WHERE account.kyc_due_at <= :now AND account.deleted_at IS NULL AND
            """ + Confinement.of("account.id") + "ORDER BY account.kyc_due_at, account.id LIMIT :limit";

    private final JdbcTransaction transaction;

    JdbcAccountStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean insert(Subtree within, AccountRow row) {
        var parent = row.parentId();
        return transaction.change(handle -> {
            if (parent != null && parent.environment() != row.id().environment()) {
                return false;
            }
            if (parent != null) {
                holdUnlessHeld(handle, within, Set.of(parent));
            }
            int inserted = AccountMapping.bindChangeable(Confinement.bind(handle.createUpdate(INSERT), within), row)
                    .bind("parentId", parent == null ? null : parent.value())
                    .bind("createdAt", Micros.of(row.createdAt()))
                    .bind("lastUsedAt", Micros.ofNullable(row.lastUsedAt()))
                    .execute();
            if (inserted == 0) {
                return false;
            }
            handle.createUpdate(INSERT_ANCESTRY)
                    .bind("id", row.id().value())
                    .bind("parentId", parent == null ? null : parent.value())
                    .bind("createdAt", Micros.of(row.createdAt()))
                    .execute();
            return true;
        });
    }

    @Override
    public Optional<Lineage> find(Subtree within, AccountId id) {
        List<AccountRow> upwards = transaction.query(handle -> Confinement.bind(handle.createQuery(FIND), within)
                .bind("id", id.value())
                .map((row, context) -> AccountMapping.read(row))
                .list());
        return upwards.isEmpty() ? Optional.empty() : Optional.of(new Lineage(upwards));
    }

    @Override
    public Map<AccountId, Lineage> findAll(Subtree within, Set<AccountId> ids) {
        return transaction.query(handle -> findAll(handle, within, ids));
    }

    @Override
    public Map<AccountId, Lineage> lock(Subtree within, Set<AccountId> ids, TreeLock lock) {
        return transaction.change(handle -> {
            Map<AccountId, Lineage> found = hold(handle, within, ids, lock);
            transaction.holdsTrees();
            return found;
        });
    }

    @Override
    public boolean update(Subtree within, AccountRow row, long expectedVersion) {
        return transaction.change(handle -> {
            holdUnlessHeld(handle, within, Set.of(row.id()));
            int updated = AccountMapping.bindChangeable(Confinement.bind(handle.createUpdate(UPDATE), within), row)
                    .bind("expectedVersion", expectedVersion)
                    .execute();
            return updated > 0;
        });
    }

    @Override
    public boolean reparent(Subtree within, AccountId id, AccountId newParent) {
        return transaction.change(handle -> {
            holdUnlessHeld(handle, within, Set.copyOf(List.of(id, newParent)));
            boolean crossing = id.environment() != newParent.environment();
            if (crossing || !exists(handle, within, id) || !exists(handle, within, newParent)) {
                return false;
            }
            requireNoCycle(handle, id, newParent);
            handle.createUpdate(DETACH).bind("id", id.value()).execute();
            for (String sql : List.of(ATTACH, SET_PARENT)) {
                handle.createUpdate(sql)
                        .bind("id", id.value())
                        .bind("newParent", newParent.value())
                        .execute();
            }
            return true;
        });
    }

    @Override
    public int height(Subtree within, AccountId id) {
        return transaction.query(handle -> Confinement.bind(handle.createQuery(HEIGHT), within)
                .bind("id", id.value())
                .mapTo(int.class)
                .one());
    }

    @Override
    public List<AccountRow> list(Subtree within, AccountListing listing) {
        return transaction.query(handle -> AccountPages.query(handle, within, listing)
                .map((row, context) -> AccountMapping.read(row))
                .list());
    }

    @Override
    public List<AccountListing.Position> positions(Subtree within, AccountListing listing) {
        return transaction.query(handle -> AccountPages.query(handle, within, listing)
                .map((row, context) -> AccountMapping.position(row))
                .list());
    }

    @Override
    public List<AccountId> kycDue(Subtree within, Instant now, int limit) {
        return transaction.query(handle -> Confinement.bind(handle.createQuery(KYC_DUE), within)
                .bind("now", Micros.nearest(now))
                .bind("limit", limit)
                .map((row, context) -> new StoredRow(row, "account", "id").get("id", AccountId::new))
                .list());
    }

    static String findAllSql(Dialect dialect) {
        return FIND_ALL_START + dialect.textsOf("ids") + FIND_ALL_END;
    }

    private Map<AccountId, Lineage> findAll(Handle handle, Subtree within, Set<AccountId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var sql = findAllSql(transaction.dialect());
        var upwards = new HashMap<AccountId, List<AccountRow>>();
        var rows = new HashMap<String, AccountRow>();
        Confinement.bind(handle.createQuery(sql), within)
                .bind("ids", JsonTexts.of(ids))
                .map((row, context) -> {
                    var account = rows.get(row.getString("id"));
                    if (account == null) {
                        account = AccountMapping.read(row);
                        rows.put(account.id().value(), account);
                    }
                    var lineageOf = new AccountId(row.getString("lineage_of"));
                    return upwards.computeIfAbsent(lineageOf, id -> new ArrayList<>())
                            .add(account);
                })
                .list();
        var lineages = new HashMap<AccountId, Lineage>();
        upwards.forEach((id, lineage) -> lineages.put(id, new Lineage(lineage)));
        return lineages;
    }

    private Map<AccountId, Lineage> hold(Handle handle, Subtree within, Set<AccountId> ids, TreeLock lock) {
        if (!transaction.dialect().concurrentWriters()) {
            return findAll(handle, within, ids);
        }
        Set<AccountId> held = transaction.dialect().lockTrees(handle, within, ids, lock);
        Map<AccountId, Lineage> found = findAll(handle, within, ids);
        if (!found.values().stream()
                .allMatch(lineage -> held.contains(lineage.main().id()))) {
            throw transaction.lostRace("a tree was moved below another main account before it was held");
        }
        return found;
    }

    /** Keeps work that did not call {@link #lock} from changing a tree under the hands of work that did. */
    private void holdUnlessHeld(Handle handle, Subtree within, Set<AccountId> ids) {
        if (transaction.dialect().concurrentWriters() && !transaction.hasHeldTrees()) {
            hold(handle, within, ids, TreeLock.EXCLUSIVE);
        }
    }

    private static void requireNoCycle(Handle handle, AccountId id, AccountId newParent) {
        if (exists(handle, Subtree.of(id), newParent)) {
            throw new IllegalArgumentException("an account cannot be put below itself");
        }
    }

    private static boolean exists(Handle handle, Subtree within, AccountId id) {
        return Confinement.bind(handle.createQuery(EXISTS), within)
                .bind("id", id.value())
                .mapTo(int.class)
                .findOne()
                .isPresent();
    }
}
