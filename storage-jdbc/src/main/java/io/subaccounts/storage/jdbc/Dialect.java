package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** All that differs between databases in the stores' statements and their errors. */
interface Dialect {

    /**
     * Where the schema's steps are.
     *
     * @return the folder's name
     */
    String migrationFolder();

    /**
     * The rows of a JSON array of texts.
     *
     * @param parameter the name of the parameter that holds the array
     * @return a subquery with one column
     */
    String textsOf(String parameter);

    /**
     * The rows of a JSON array of pairs of texts.
     *
     * @param parameter the name of the parameter that holds the array
     * @return a subquery with the columns {@code first} and {@code second}
     */
    String pairsOf(String parameter);

    /**
     * Takes hold of the trees of accounts until the transaction ends.
     *
     * @param handle the transaction's
     * @param within what the call may see
     * @param ids the accounts
     * @param lock how to hold the trees
     * @return the main accounts whose trees are held; none if this database runs one writer at a time
     */
    Set<AccountId> lockTrees(Handle handle, Subtree within, Set<AccountId> ids, TreeLock lock);

    /**
     * Says whether writers run side by side, so that trees must be held explicitly.
     *
     * @return false if one writer runs at a time
     */
    boolean concurrentWriters();

    /**
     * Tells lost races, which are worth another try, from other errors.
     *
     * @param error the driver's error
     * @return true if the transaction as a whole may succeed when run again
     */
    boolean isLostRace(SQLException error);

    /**
     * Tells errors in the shape of the schema from those of the database itself.
     *
     * @param error the driver's error
     * @return true if an object is missing, is there already or is of another shape
     */
    boolean isSchemaError(SQLException error);

    /**
     * What may be said about an error: never a row's values.
     *
     * @param error the driver's error
     * @return a phrase
     */
    String describe(SQLException error);
}
