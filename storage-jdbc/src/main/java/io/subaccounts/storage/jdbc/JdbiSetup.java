package io.subaccounts.storage.jdbc;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Sets jdbi up: no templates, and no parameters in flight recordings or traces. */
final class JdbiSetup {

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

    private static Jdbi configured(Jdbi jdbi) {
        jdbi.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setIncludeBindingsInTelemetry(false)
                .setJfrParamMaxLength(0);
        return jdbi;
    }
}
