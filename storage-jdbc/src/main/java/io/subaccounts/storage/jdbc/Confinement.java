package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Subtree;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The predicate that keeps every statement inside the subtree it may see. */
final class Confinement {

    private Confinement() {}

    /**
     * Holds for an account that exists and lies within the parameter {@code :within}, which is null for everything.
     *
     * @param account the column or parameter with the account's id; never a value
     * @return the predicate, one look-up in the primary key of the ancestry
     */
    static String of(String account) {
        return """
                EXISTS (
                  SELECT 1 FROM subaccounts_ancestry confinement
                  WHERE confinement.descendant = %1$s AND confinement.ancestor = COALESCE(:within, %1$s))
                """.formatted(account);
    }

    static <S extends SqlStatement<S>> S bind(S statement, Subtree within) {
        return statement.bind("within", rootOf(within));
    }

    static @Nullable String rootOf(Subtree within) {
        var root = within.root();
        return root == null ? null : root.value();
    }
}
