package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Notes when secrets and accounts were last used, always in the order of their keys, so that writers cannot deadlock. */
final class SecretUses {

    private static final String MARK_ACCOUNT =
            """
            UPDATE subaccounts_accounts
            SET last_used_at = :at
            WHERE id = :account AND (last_used_at IS NULL OR last_used_at < :at) AND
            """
                    + Confinement.of(":account");

    private static final String MARK_SECRET =
            """
            UPDATE subaccounts_secrets
            SET last_used_at = :at
            WHERE credential = :credential AND number = :number AND (last_used_at IS NULL OR last_used_at < :at)
              AND EXISTS (
                SELECT 1 FROM subaccounts_credentials credential
                WHERE credential.id = :credential AND credential.account = :account) AND
            """
                    + Confinement.of(":account");

    private static final Comparator<SecretUse> BY_KEY =
            Comparator.comparing(SecretUse::credential).thenComparing(SecretUse::secretNumber);

    private SecretUses() {}

    static void mark(Handle handle, Subtree within, Collection<SecretUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        markAccounts(handle, within, uses);
        markSecrets(handle, within, uses);
    }

    private static void markAccounts(Handle handle, Subtree within, Collection<SecretUse> uses) {
        var latest = new TreeMap<String, Instant>();
        for (SecretUse use : uses) {
            latest.merge(use.account().value(), use.at(), (one, other) -> one.isAfter(other) ? one : other);
        }
        try (var batch = handle.prepareBatch(MARK_ACCOUNT)) {
            latest.forEach((account, at) -> batch.bind("within", Confinement.rootOf(within))
                    .bind("account", account)
                    .bind("at", Micros.of(at))
                    .add());
            batch.execute();
        }
    }

    private static void markSecrets(Handle handle, Subtree within, Collection<SecretUse> uses) {
        var sorted = new ArrayList<>(uses);
        sorted.sort(BY_KEY);
        try (var batch = handle.prepareBatch(MARK_SECRET)) {
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
