package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Look-ups go through an index on each database, and pages are read in the order of one. */
class QueryPlanTest extends OnEachDatabase {

    private static final Pattern NAMED = Pattern.compile(":(\\w+)");
    /** Leaves PostgreSQL, whose tables are empty here, only plans that would be chosen for large ones. */
    private static final List<String> LARGE_TABLES = List.of(
            "SET enable_seqscan = off",
            "SET enable_bitmapscan = off",
            "SET enable_hashjoin = off",
            "SET enable_mergejoin = off",
            "SET enable_incremental_sort = off");

    @Test
    void lookUpsUseAnIndex() {
        database.open().close();
        var dialect = kind == Kind.SQLITE ? SqliteDialect.INSTANCE : PostgresDialect.INSTANCE;
        var lookUps = new LinkedHashMap<String, String>();
        lookUps.put("account", JdbcAccountStore.FIND);
        lookUps.put("accounts", JdbcAccountStore.findAllSql(dialect));
        lookUps.put("credential", JdbcCredentialStore.FIND);
        lookUps.put("credentials of an account", JdbcCredentialStore.LIST);
        lookUps.put("resources", JdbcResourceStore.findAllSql(dialect));
        lookUps.put("past ownership", JdbcResourceStore.FIND_PAST);
        lookUps.put("last end of an ownership", JdbcResourceStore.LAST_END);
        lookUps.put("attempt", JdbcAttemptStore.FIND);
        lookUps.put("attempt by reference", JdbcAttemptStore.FIND_BY_REFERENCE);
        lookUps.put("attempt to update", JdbcAttemptStore.UPDATE);
        lookUps.put("session", JdbcSessionStore.FIND);
        lookUps.put("active session", JdbcSessionStore.FIND_ACTIVE);
        lookUps.put("session by hash", JdbcSessionStore.FIND_BY_HASH);
        lookUps.put("callback", JdbcCallbackStore.FIND);
        lookUps.put("callbacks to forget", JdbcCallbackStore.FORGET);
        lookUps.put("event to append", JdbcEventStore.APPEND);
        lookUps.put("event to redact", JdbcEventStore.REDACT);
        lookUps.put("signing secret", JdbcEventStore.FIND_SECRET);
        if (kind == Kind.POSTGRESQL) {
            lookUps.put("trees to share", PostgresDialect.SHARED);
            lookUps.put("trees to hold alone", PostgresDialect.EXCLUSIVE);
        }
        lookUps.forEach((name, sql) -> assertThat(plan(sql)).as(name).noneMatch(QueryPlanTest::readsAWholeTable));
    }

    @Test
    void pagesAreReadInTheOrderOfAnIndex() {
        database.open().close();
        var pages = new LinkedHashMap<String, String>();
        for (var source : List.of(
                AccountPages.Source.CHILDREN,
                AccountPages.Source.SUBTREE,
                AccountPages.Source.MAIN_ACCOUNTS,
                AccountPages.Source.EVERYTHING)) {
            pages.put(source + " oldest first", source.oldestFirst);
            pages.put(source + " newest first", source.newestFirst);
        }
        pages.put("resources oldest first", ResourcePages.Source.OWNER.oldestFirst);
        pages.put("resources newest first", ResourcePages.Source.OWNER.newestFirst);
        for (var source : List.of(
                AttemptPages.Source.EVERYTHING,
                AttemptPages.Source.OWNER,
                AttemptPages.Source.REVIEWS,
                AttemptPages.Source.REVIEWS_IN_SUBTREE)) {
            pages.put("attempts: " + source + " oldest first", source.oldestFirst);
            pages.put("attempts: " + source + " newest first", source.newestFirst);
        }
        pages.put("holders", JdbcAttemptStore.HOLDERS);
        pages.put("sessions oldest first", JdbcSessionStore.OLDEST_FIRST);
        pages.put("sessions newest first", JdbcSessionStore.NEWEST_FIRST);
        pages.put("sessions that are due", JdbcSessionStore.DUE);
        pages.put("accounts that are due", JdbcAccountStore.KYC_DUE);
        pages.put("callbacks", JdbcCallbackStore.LIST);
        pages.put("events", JdbcEventStore.LIST);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(plan(page.getValue()))
                    .as(page.getKey())
                    .noneMatch(QueryPlanTest::readsAWholeTable)
                    .noneMatch(QueryPlanTest::sorts);
        }
    }

    @Test
    void rareIdentifiersAreLookedUp() {
        database.open().close();
        for (var source : List.of(
                AccountPages.Source.CHILDREN_BY_EXTERNAL_ID,
                AccountPages.Source.SUBTREE_BY_EXTERNAL_ID,
                AccountPages.Source.MAIN_ACCOUNTS_BY_EXTERNAL_ID,
                AccountPages.Source.EVERYTHING_BY_EXTERNAL_ID)) {
            assertThat(plan(source.oldestFirst))
                    .as("%s", source)
                    .noneMatch(QueryPlanTest::readsAWholeTable)
                    .anyMatch(step -> step.contains("subaccounts_accounts_by_external_id"));
        }
    }

    @Test
    void fewAreReadWhereFewAreWanted() {
        database.open().close();
        var few = Map.of(
                AttemptPages.Source.REVIEWS.oldestFirst, "subaccounts_kyc_attempts_by_review",
                AttemptPages.Source.REVIEWS_IN_SUBTREE.newestFirst, "subaccounts_kyc_attempts_by_review",
                JdbcAttemptStore.HOLDERS, "subaccounts_kyc_attempts_by_fingerprint",
                JdbcAttemptStore.FIND_BY_REFERENCE, "subaccounts_kyc_attempts_by_reference",
                JdbcSessionStore.FIND_ACTIVE, "subaccounts_kyc_sessions_active_by_account",
                JdbcSessionStore.DUE, "subaccounts_kyc_sessions_by_due",
                JdbcAccountStore.KYC_DUE, "subaccounts_accounts_by_kyc_due",
                JdbcCallbackStore.FORGET, "subaccounts_kyc_callbacks_by_age");
        few.forEach((sql, index) -> assertThat(plan(sql)).as(sql).anyMatch(step -> step.contains(index)));
    }

    @Test
    void missingIndexIsSeen() {
        database.open().close();
        assertThat(plan("SELECT id FROM subaccounts_accounts WHERE email = :email"))
                .anyMatch(QueryPlanTest::readsAWholeTable);
        assertThat(plan("SELECT id FROM subaccounts_accounts WHERE parent_id = :parent ORDER BY name"))
                .anyMatch(QueryPlanTest::sorts);
    }

    private static boolean readsAWholeTable(String step) {
        return step.contains("Seq Scan") || step.matches("SCAN (?!json_each|CONSTANT).*") && !step.contains("subquery");
    }

    private static boolean sorts(String step) {
        return step.contains("Sort") || step.contains("TEMP B-TREE");
    }

    private List<String> plan(String sql) {
        return kind == Kind.SQLITE ? sqlitePlan(sql) : postgresPlan(sql);
    }

    private List<String> sqlitePlan(String sql) {
        return database.query("EXPLAIN QUERY PLAN " + sql).stream()
                .map(row -> row.get(3))
                .toList();
    }

    private List<String> postgresPlan(String sql) {
        var numbers = new LinkedHashMap<String, String>();
        String numbered = NAMED.matcher(sql)
                .replaceAll(name ->
                        "\\$" + numbers.computeIfAbsent(name.group(1), unused -> Integer.toString(numbers.size() + 1)));
        var steps = new ArrayList<String>();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (String setting : LARGE_TABLES) {
                statement.execute(setting);
            }
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE statement AS " + numbered);
            String nulls = String.join(", ", Collections.nCopies(numbers.size(), "NULL"));
            try (var plan = statement.executeQuery("EXPLAIN EXECUTE statement (" + nulls + ")")) {
                while (plan.next()) {
                    steps.add(plan.getString(1));
                }
            }
            statement.execute("DEALLOCATE statement");
        } catch (SQLException e) {
            throw new AssertionError(numbered, e);
        }
        return steps;
    }
}
