package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.nio.file.Path;

/** Writes until it is killed, and says after each write which one is done. */
final class CrashMain {

    private static final int WRITERS = 3;

    private CrashMain() {}

    public static void main(String[] arguments) {
        int first = Integer.parseInt(arguments[1]);
        boolean tooEarly = arguments[2].equals("too-early");
        var storage = JdbcStorage.sqlite(Path.of(arguments[0]));
        storage.write(tx -> tx.accounts().insert(Subtree.all(), Rows.main(0)));
        for (int i = 0; i < WRITERS; i++) {
            int start = first + i;
            new Thread(() -> {
                        for (int number = start; ; number += WRITERS) {
                            int current = number;
                            storage.write(tx -> write(tx, current, tooEarly));
                            if (!tooEarly) {
                                acknowledge(current);
                            }
                        }
                    })
                    .start();
        }
    }

    private static boolean write(Transaction tx, int number, boolean tooEarly) {
        AccountId id = Rows.subId(number);
        boolean written = tx.accounts().insert(Subtree.all(), Rows.sub(number, Rows.mainId(0)))
                && tx.credentials().insert(Subtree.all(), Rows.credential(id, "hash"))
                && tx.resources().insert(Subtree.all(), Rows.trunk("trunk-" + number, id));
        if (tooEarly) {
            acknowledge(number);
        }
        return written;
    }

    private static synchronized void acknowledge(int number) {
        System.out.print("done " + number + ".\n");
        System.out.flush();
    }
}
