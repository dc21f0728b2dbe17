package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** PostgreSQL: writers side by side, and errors whose later lines hold rows. */
final class PostgresDialect implements Dialect {

    static final PostgresDialect INSTANCE = new PostgresDialect();

    /**
     * Serialization, deadlock, lock not available; and a unique key, because the stores look before they write one: whoever
     * meets one all the same was overtaken, and sees it when run again.
     */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03", "23505");

    /** Connection, integrity, transaction and operator trouble: classes whose first line names objects only. */
    private static final Set<String> HARMLESS_CLASSES =
            Set.of("08", "23", "25", "28", "3D", "3F", "40", "53", "55", "57", "58");

    private static final String SYNTAX_AND_SHAPE = "42";

    /** A tree is held by the row of its main account's own ancestry, which nothing else ever touches. */
    private static final String HOLD = """
            SELECT tree.descendant
            FROM subaccounts_ancestry tree
            WHERE tree.descendant = tree.ancestor AND tree.descendant IN (
              SELECT up.ancestor
              FROM subaccounts_ancestry up
              JOIN subaccounts_accounts main ON main.id = up.ancestor AND main.parent_id IS NULL
              WHERE up.descendant IN (SELECT json_array_elements_text(CAST(:ids AS JSON))) AND
            """ + Confinement.of("up.descendant") + ") ORDER BY tree.descendant ";

    static final String SHARED = HOLD + "FOR SHARE OF tree";
    static final String EXCLUSIVE = HOLD + "FOR UPDATE OF tree";

    private PostgresDialect() {}

    @Override
    public String migrationFolder() {
        return "postgresql";
    }

    @Override
    public String textsOf(String parameter) {
        return "(SELECT json_array_elements_text(CAST(:" + parameter + " AS JSON)))\n";
    }

    @Override
    public String pairsOf(String parameter) {
        return """
                (SELECT pair ->> 0 AS first, pair ->> 1 AS second
                 FROM json_array_elements(CAST(:%s AS JSON)) AS pair)
                """.formatted(parameter);
    }

    @Override
    public Set<AccountId> lockTrees(Handle handle, Subtree within, Set<AccountId> ids, TreeLock lock) {
        return Confinement.bind(handle.createQuery(lock == TreeLock.SHARED ? SHARED : EXCLUSIVE), within)
                .bind("ids", JsonTexts.of(ids))
                .map((row, context) -> new AccountId(row.getString(1)))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean concurrentWriters() {
        return true;
    }

    @Override
    public boolean isLostRace(SQLException error) {
        return LOST_RACES.contains(state(error));
    }

    @Override
    public boolean isSchemaError(SQLException error) {
        return state(error).startsWith(SYNTAX_AND_SHAPE);
    }

    @Override
    public String describe(SQLException error) {
        String state = state(error);
        boolean harmless = HARMLESS_CLASSES.stream().anyMatch(state::startsWith);
        String message = String.valueOf(error.getMessage());
        return "SQLSTATE " + state
                + (harmless ? " " + message.lines().findFirst().orElse("") : "");
    }

    private static String state(SQLException error) {
        return String.valueOf(error.getSQLState());
    }
}
