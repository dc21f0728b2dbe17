package io.subaccounts.storage.jdbc;

import io.subaccounts.error.CorruptDataException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row by column name. What cannot be understood is reported by the row's identifier and the column, never by
 * the value.
 */
final class StoredRow {

    private final ResultSet row;
    private final String kind;
    private final List<String> idColumns;

    StoredRow(ResultSet row, String kind, String... idColumns) {
        this.row = row;
        this.kind = kind;
        this.idColumns = List.of(idColumns);
    }

    <T> T get(String column, Function<String, T> parser) throws SQLException {
        T value = getNullable(column, parser);
        if (value == null) {
            throw corrupt(column, null);
        }
        return value;
    }

    <T> @Nullable T getNullable(String column, Function<String, T> parser) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw corrupt(column, e);
        }
    }

    String text(String column) throws SQLException {
        return get(column, Function.identity());
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return row.getString(column);
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    @Nullable
    Integer integerOrNull(String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    @Nullable
    Double fractionOrNull(String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    boolean flag(String column) throws SQLException {
        return get(column, StoredRow::flagOf);
    }

    Instant instant(String column) throws SQLException {
        return Micros.toInstant(row.getLong(column));
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Micros.toInstant(micros);
    }

    static char letter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one letter");
        }
        return text.charAt(0);
    }

    private static boolean flagOf(String text) {
        return switch (text) {
            case "1", "t" -> true;
            case "0", "f" -> false;
            default -> throw new IllegalArgumentException("neither yes nor no");
        };
    }

    private CorruptDataException corrupt(String column, @Nullable RuntimeException cause) throws SQLException {
        String because = cause == null ? "is empty" : "cannot be understood";
        var id = new StringJoiner("/");
        for (String idColumn : idColumns) {
            id.add(idColumn.equals(column) ? "?" : row.getString(idColumn));
        }
        var exception = new CorruptDataException(
                kind + " " + id + " is not usable: its column " + column + " " + because, null);
        if (cause != null) {
            exception.setStackTrace(cause.getStackTrace());
        }
        return exception;
    }
}
