package io.subaccounts.internal.verification;

import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Renames and forgets whose PAN documents belong to, without making them agree that did not: what belonged to somebody else
 * than the verified PAN goes on belonging to somebody else.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Holders {

    /** Stands for the holder of a PAN that another document does not belong to. */
    private static final String ONE = "erased";

    /** Stands for the holder of a document that does not belong to the PAN. */
    private static final String ANOTHER = "erased, another";

    private Holders() {}

    /**
     * Calls a holder by another name, because keyed hashes change with their key.
     *
     * @param kyc what the account's verification has come to
     * @param known says of a stored holder whether it is the one
     * @param present what it is called from now on
     * @return the same, with that holder under its present name
     */
    public static KycRow renamed(KycRow kyc, Predicate<String> known, String present) {
        return with(kyc, standing -> {
            StandingRow.Settled settled = standing.settled();
            return settled != null && settled.holder() != null && known.test(settled.holder())
                    ? heldBy(standing, settled, present)
                    : standing;
        });
    }

    /**
     * Forgets the holders that attempts showed.
     *
     * @param kyc what the account's verification has come to
     * @param attempts the attempts, all of the account
     * @return the same without their holders
     */
    public static KycRow forgotten(KycRow kyc, Set<AttemptId> attempts) {
        String verified = verified(kyc);
        boolean several = verified != null
                && kyc.standings().stream()
                        .map(StandingRow::settled)
                        .filter(Objects::nonNull)
                        .map(StandingRow.Settled::holder)
                        .anyMatch(holder -> holder != null && !holder.equals(verified));
        return with(kyc, standing -> isShown(standing, attempts) ? forgotten(standing, verified, several) : standing);
    }

    private static KycRow with(KycRow kyc, UnaryOperator<StandingRow> change) {
        var standings = kyc.standings().stream().map(change).toList();
        return new KycRow(standings, kyc.override(), kyc.approval(), kyc.held(), kyc.announced(), kyc.dueAt());
    }

    private static boolean isShown(StandingRow standing, Set<AttemptId> attempts) {
        StandingRow.Settled settled = standing.settled();
        return settled != null
                && attempts.stream()
                        .anyMatch(id -> id.document() == standing.document() && id.number() == settled.attempt());
    }

    private static StandingRow forgotten(StandingRow standing, @Nullable String verified, boolean several) {
        StandingRow.Settled settled = Objects.requireNonNull(standing.settled());
        boolean pan = standing.document() == DocumentType.PAN;
        boolean foreign = verified != null
                && settled.holder() != null
                && !settled.holder().equals(verified);
        return heldBy(standing, settled, pan ? (several ? ONE : null) : foreign ? ANOTHER : null);
    }

    private static StandingRow heldBy(StandingRow standing, StandingRow.Settled settled, @Nullable String holder) {
        return new StandingRow(
                standing.document(),
                standing.lastAttempt(),
                new StandingRow.Settled(
                        settled.attempt(),
                        settled.outcome(),
                        settled.at(),
                        settled.validUntil(),
                        settled.simulated(),
                        settled.holderType(),
                        holder),
                standing.open(),
                standing.failures());
    }

    private static @Nullable String verified(KycRow kyc) {
        return kyc.standing(DocumentType.PAN)
                .map(StandingRow::settled)
                .filter(settled -> settled.outcome() == AttemptState.VERIFIED)
                .map(StandingRow.Settled::holder)
                .orElse(null);
    }
}
