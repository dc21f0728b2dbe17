package io.subaccounts.storage.jdbc;

import io.subaccounts.error.OutcomeUnknownException;
import io.subaccounts.error.StorageUnavailableException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A database's error, made fit to be shown: jdbi's messages hold statements and parameters, and drivers' messages hold
 * rows, so neither is kept. What is kept is the database's state and code, a phrase and the place.
 *
 * @param lostRace whether the transaction as a whole may succeed when run again
 * @param description what may be said about the error
 * @param cause the redacted error, null if the database gave none
 */
record SqlFailure(
        boolean lostRace, String description, @Nullable Exception cause) {

    static SqlFailure of(Throwable error, Dialect dialect) {
        SQLException origin = origin(error);
        if (origin == null) {
            String kind = error.getClass().getSimpleName();
            return new SqlFailure(false, kind, redacted(error, new SQLException(kind)));
        }
        String description = dialect.describe(origin);
        var shown = new SQLException(description, origin.getSQLState(), origin.getErrorCode());
        return new SqlFailure(dialect.isLostRace(origin), description, redacted(origin, shown));
    }

    /** The database's own error behind those of jdbi, the pool and a batch, whose message repeats its statement. */
    private static @Nullable SQLException origin(Throwable error) {
        SQLException deepest = null;
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException e && !(at instanceof BatchUpdateException)) {
                deepest = e;
            }
        }
        return deepest;
    }

    private static SQLException redacted(Throwable error, SQLException shown) {
        shown.setStackTrace(error.getStackTrace());
        return shown;
    }

    /** A race lost without an error of the database. */
    static SqlFailure lostRace(String description) {
        return new SqlFailure(true, description, null);
    }

    /** Before the commit: nothing was changed. */
    StorageUnavailableException asException() {
        return new StorageUnavailableException("the database could not do it: " + description, cause);
    }

    /** At the commit. */
    OutcomeUnknownException atCommit() {
        return new OutcomeUnknownException(
                "the commit failed, so that the change may or may not have happened: " + description, cause);
    }
}
