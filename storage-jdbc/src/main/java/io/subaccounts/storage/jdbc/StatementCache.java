package io.subaccounts.storage.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection for its next use. Used by one thread at a time, as the connection is;
 * bounded by the number of different statements in the stores.
 */
final class StatementCache implements StatementBuilder {

    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();
    private final IdentityHashMap<Statement, String> lent = new IdentityHashMap<>();

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Statement create(Connection pooled, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection pooled, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement prepared = kept == null ? connection.prepareStatement(sql) : kept;
        lent.put(prepared, sql);
        return prepared;
    }

    @Override
    public CallableStatement createCall(Connection pooled, String sql, StatementContext context) throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection pooled, String unparsed, Statement statement) throws SQLException {
        String preparedAs = lent.remove(statement); // jdbi gives the text before it replaced its named parameters
        if (preparedAs == null
                || !isUsable(statement)
                || idle.putIfAbsent(preparedAs, (PreparedStatement) statement) != null) {
            statement.close();
        }
    }

    /** Forgets the values of the last use; the driver has closed statements that failed badly, and refuses it then. */
    private static boolean isUsable(Statement statement) {
        try {
            ((PreparedStatement) statement).clearParameters();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
