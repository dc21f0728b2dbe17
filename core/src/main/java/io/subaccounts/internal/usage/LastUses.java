package io.subaccounts.internal.usage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when secrets were last used, to the minute and in memory, and writes that down when told to. The call path never
 * writes to the storage for it.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class LastUses {

    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final int MAX_PENDING = 100_000;
    private static final int CHUNK = 500; // short transactions: others need the same rows

    private record Key(AccountId account, CredentialId credential, int secretNumber) {}

    private final Storage storage;
    private final ConcurrentHashMap<Key, Instant> pending = new ConcurrentHashMap<>();

    /**
     * Sets the notebook up, empty.
     *
     * @param storage where it is written down
     */
    public LastUses(Storage storage) {
        this.storage = storage;
    }

    /**
     * Notes that a secret was accepted.
     *
     * @param account whose credential it is
     * @param credential the credential
     * @param secretNumber the secret
     * @param at when
     */
    public void note(AccountId account, CredentialId credential, int secretNumber, Instant at) {
        var key = new Key(account, credential, secretNumber);
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(pending.get(key)) && pending.size() < MAX_PENDING) {
            pending.merge(key, minute, (old, fresh) -> old.isAfter(fresh) ? old : fresh);
        }
    }

    /** Writes everything noted down. A failure is logged, and what was noted is kept for the next time. */
    public void flush() {
        var uses = new ArrayList<SecretUse>();
        pending.forEach((key, at) -> uses.add(new SecretUse(key.account(), key.credential(), key.secretNumber(), at)));
        for (int from = 0; from < uses.size(); from += CHUNK) {
            List<SecretUse> chunk = uses.subList(from, Math.min(from + CHUNK, uses.size()));
            if (!written(chunk)) {
                return;
            }
        }
    }

    private boolean written(List<SecretUse> chunk) {
        try {
            storage.write(tx -> {
                tx.credentials().markUsed(Subtree.all(), chunk);
                return chunk.size();
            });
        } catch (SubaccountException e) {
            LOG.warn("last uses could not be written down and are kept for later: {}", e.code());
            return false;
        }
        for (SecretUse use : chunk) {
            pending.remove(new Key(use.account(), use.credential(), use.secretNumber()), use.at());
        }
        return true;
    }
}
