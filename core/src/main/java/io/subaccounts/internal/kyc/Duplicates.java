package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The other accounts that have verified the same document, under whichever key its number was stored there. */
record Duplicates(Vault vault) {

    private static final int MAX = 100;

    List<AccountId> of(Transaction tx, Subtree within, AttemptRow attempt) {
        var holders = new TreeSet<AccountId>();
        for (String fingerprint : fingerprints(attempt)) {
            holders.addAll(tx.attempts().holders(within, attempt.id().document(), fingerprint, MAX + 1));
        }
        holders.remove(attempt.id().account());
        return holders.stream().limit(MAX).toList();
    }

    private Set<String> fingerprints(AttemptRow attempt) {
        var all = new TreeSet<String>();
        String stored = attempt.fingerprint();
        String sealed = attempt.sealedSubmission();
        if (stored != null) {
            all.add(stored);
        }
        if (stored != null && sealed != null) {
            String number = vault.openSubmission(attempt.id(), sealed).number();
            if (number != null) {
                var id = attempt.id();
                all.addAll(vault.fingerprints(id.account().environment(), id.document(), number)
                        .all());
            }
        }
        return all;
    }
}
