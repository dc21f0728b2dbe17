package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Notes when secrets and accounts were last used, always in the order of their keys, so that writers cannot deadlock. */
final class SecretUses {

    private static final String SECRET_EXISTS = """
            EXISTS (
              SELECT 1
              FROM subaccounts_credentials credential
              JOIN subaccounts_secrets secret ON secret.credential = credential.id AND secret.number = :number
              WHERE credential.id = :credential AND credential.account = :account)
            AND
            """ + Confinement.of(":account");

    private static final String MARK_ACCOUNT = """
            UPDATE subaccounts_accounts
            SET last_used_at = :at
            WHERE id = :account AND (last_used_at IS NULL OR last_used_at < :at) AND
            """ + SECRET_EXISTS;

    private static final String MARK_SECRET = """
            UPDATE subaccounts_secrets
            SET last_used_at = :at
            WHERE credential = :credential AND number = :number AND (last_used_at IS NULL OR last_used_at < :at) AND
            """ + SECRET_EXISTS;

    private static final Comparator<SecretUse> BY_KEY = Comparator.comparing(SecretUse::account)
            .thenComparing(SecretUse::credential)
            .thenComparingInt(SecretUse::secretNumber);

    private SecretUses() {}

    static void mark(Handle handle, Subtree within, Collection<SecretUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        List<SecretUse> sorted = uses.stream().sorted(BY_KEY).toList();
        for (String sql : List.of(MARK_ACCOUNT, MARK_SECRET)) {
            try (var batch = handle.prepareBatch(sql)) {
                for (SecretUse use : sorted) {
                    batch.bind("within", Confinement.rootOf(within))
                            .bind("account", use.account().value())
                            .bind("credential", use.credential().value())
                            .bind("number", use.secretNumber())
                            .bind("at", Micros.of(use.at()))
                            .add();
                }
                batch.execute();
            }
        }
    }
}
