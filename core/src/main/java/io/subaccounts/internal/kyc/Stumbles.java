package io.subaccounts.internal.kyc;

import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.SubaccountException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done piece by piece and goes on past a piece that cannot be done: that is said once, and left to be tried
 * again. What is wrong with the storage as a whole is no piece's fault and ends the work.
 */
final class Stumbles {

    private static final Logger LOG = LoggerFactory.getLogger(Stumbles.class);

    private final Set<Object> known = ConcurrentHashMap.newKeySet();

    /** How many pieces could not be done when they were last tried. */
    int count() {
        return known.size();
    }

    /** Whether a piece could not be done when it was last tried. */
    boolean isKnown(Object piece) {
        return known.contains(piece);
    }

    /** Does a piece, which is named without personal data, and answers what came of it; 0 if it cannot be done. */
    int past(Object piece, IntSupplier work) {
        try {
            int done = work.getAsInt();
            known.remove(piece);
            return done;
        } catch (RuntimeException e) {
            if (isOfTheStorage(e)) {
                throw e;
            }
            if (known.add(piece)) {
                LOG.warn(
                        "the sweep of verification leaves out {} for now: {}",
                        piece,
                        e.getClass().getName());
            }
            return 0;
        }
    }

    private static boolean isOfTheStorage(RuntimeException e) {
        return e instanceof SubaccountException known
                && (known.retryable() || known.code() == ErrorCode.OUTCOME_UNKNOWN);
    }
}
