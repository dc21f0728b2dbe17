package io.subaccounts.storage.jdbc;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Sets jdbi up: transactions are ended here and not by jdbi, there are no templates, and no parameters in flight recordings or traces. */
final class JdbiSetup {

    /** Leaves room for the opening brackets of the list of parameters, and no less than jdbi can shorten to. */
    private static final int NO_VALUES = 5;

    private JdbiSetup() {}

    static Jdbi over(DataSource source) {
        return configured(Jdbi.create(source));
    }

    /** One handle that stays on one connection and keeps its prepared statements. */
    static Handle handleOn(Connection connection) {
        var statements = new StatementCache(connection);
        return configured(Jdbi.create(() -> connection))
                .setStatementBuilderFactory(unused -> statements)
                .open();
    }

    /** Gives a connection back; what goes wrong then changes no outcome. */
    static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            return;
        }
    }

    private static Jdbi configured(Jdbi jdbi) {
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setIncludeBindingsInTelemetry(false)
                .setJfrParamMaxLength(NO_VALUES);
        return jdbi;
    }
}
