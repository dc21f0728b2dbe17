package io.subaccounts.storage.jdbc;

import io.subaccounts.error.OutcomeUnknownException;
import io.subaccounts.error.StorageUnavailableException;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/**
 * A database's error, made fit to be shown: jdbi's messages hold statements and parameters, and drivers' messages hold
 * rows, so neither is kept. What is kept is the database's state and code, a phrase and the place.
 *
 * @param lostRace whether the transaction as a whole may succeed when run again
 * @param description what may be said about the error
 * @param cause the redacted error
 */
record SqlFailure(boolean lostRace, String description, Exception cause) {

    /** Says whether an exception comes from jdbi or the driver, and not from the work itself. */
    static boolean isFrom(Throwable error) {
        return error instanceof JdbiException || error instanceof SQLException;
    }

    static SqlFailure of(Throwable error, Dialect dialect) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException e) {
                String description = dialect.describe(e);
                var redacted = new SQLException(description, e.getSQLState(), e.getErrorCode());
                redacted.setStackTrace(e.getStackTrace());
                return new SqlFailure(dialect.isLostRace(e), description, redacted);
            }
        }
        String description = error.getClass().getSimpleName();
        var redacted = new SQLException(description);
        redacted.setStackTrace(error.getStackTrace());
        return new SqlFailure(false, description, redacted);
    }

    static SqlFailure lostRace(LostRaceException error) {
        return new SqlFailure(true, "the tree was moved meanwhile", error);
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
