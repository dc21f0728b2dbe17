package io.subaccounts.internal.kyc;

import io.subaccounts.internal.vault.Fingerprints;
import io.subaccounts.internal.verification.Holders;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Transaction;
import java.util.List;

/**
 * What is stored of one account calls one holder by one name, though the key that names are made with may change: when a
 * PAN is shown again, everything that knows its holder by an earlier name gets the present one. So holders can be compared
 * where no key is at hand.
 */
final class HolderRenaming {

    private static final List<DocumentType> WITH_PAN = List.of(DocumentType.PAN, DocumentType.GST);

    private HolderRenaming() {}

    /** Renames in what is under way, and in the account as it is about to be stored. */
    static Lineage apply(Transaction tx, Attempts attempts, Lineage account, Fingerprints holder) {
        for (DocumentType document : WITH_PAN) {
            UnderWay.open(account, document)
                    .map(StandingRow.Open::attempt)
                    .map(number -> new AttemptId(account.self().id(), document, number))
                    .map(id -> Conclusions.find(tx, id))
                    .filter(attempt -> holder.hasOutdated(attempt.holder()))
                    .ifPresent(attempt -> attempts.note(tx, account, attempt, edit -> edit.holder = holder.present()));
        }
        var kyc = Holders.renamed(account.self().kyc(), holder::hasOutdated, holder.present());
        return account.with(account.self().withKyc(kyc));
    }
}
