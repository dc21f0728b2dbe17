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
