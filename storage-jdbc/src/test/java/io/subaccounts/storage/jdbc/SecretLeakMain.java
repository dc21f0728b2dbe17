package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Does everything that touches a hash and metadata, and fails at it too, with all that logs turned up. */
final class SecretLeakMain {

    private SecretLeakMain() {}

    public static void main(String[] arguments) {
        String canary = SecretLeakTest.CANARY; // not an argument: recordings hold those
        var all = Subtree.all();
        try (var storage = JdbcStorage.sqlite(Path.of(arguments[0]))) {
            var account = Rows.account(Rows.mainId(1), null, 1, Map.of("key", canary));
            var credential = Rows.credential(account.id(), canary);
            storage.write(
                    tx -> tx.accounts().insert(all, account) && tx.credentials().insert(all, credential));
            storage.read(tx -> tx.accounts().findAll(all, Set.of(account.id())));
            storage.read(tx -> tx.credentials().find(all, credential.id()));
            var rehashed = new SecretRow(1, canary + "-2", 8, Rows.START, null, null);
            storage.write(tx -> tx.credentials().rehash(all, credential.id(), canary, rehashed));
            try {
                storage.write(tx -> tx.credentials()
                        .rehash(
                                all,
                                credential.id(),
                                canary + "-2",
                                new SecretRow(1, canary.repeat(100), 8, Rows.START, null, null)));
            } catch (StorageUnavailableException e) {
                e.printStackTrace();
            }
        }
        System.out.println("done");
    }
}
