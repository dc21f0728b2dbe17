package io.subaccounts.internal.kyc;

import io.subaccounts.common.Environment;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.Kin;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Transaction;
import java.util.ArrayList;
import java.util.Optional;

/** The names of the holders of an account's documents: what the register said, or else what was declared. */
record HolderNames(Vault vault) {

    private static final char PERSON = 'P';

    /**
     * Whose a document has to be. Test mode knows nobody but who is declared, so it ties no documents together; and an
     * Aadhaar belongs to a person, who is not the holder of the PAN of a firm or a family.
     */
    Kin kin(Transaction tx, Lineage account, AttemptRow attempt) {
        DocumentType document = attempt.id().document();
        if (account.self().id().environment() == Environment.TEST) {
            return Kin.none(document);
        }
        var names = new ArrayList<String>();
        boolean erased = false;
        for (DocumentType other : Kin.of(document)) {
            Optional<AttemptRow> verified = verified(tx, account, other);
            boolean personal = document == DocumentType.AADHAAR || other == DocumentType.AADHAAR;
            Optional<AttemptRow> pan = document == DocumentType.PAN ? Optional.of(attempt) : verified;
            if (personal && pan.filter(HolderNames::isOfNoPerson).isPresent()) {
                continue;
            }
            verified.flatMap(this::of).ifPresent(names::add);
            erased |= verified.filter(HolderNames::isErased).isPresent();
        }
        return new Kin(document, names, erased);
    }

    /** The name of an attempt's holder, empty if nobody told it or it was erased. */
    Optional<String> of(AttemptRow attempt) {
        return Optional.ofNullable(attempt.sealedFindings())
                .map(text -> vault.openFindings(attempt.id(), text))
                .map(Findings::registeredName)
                .or(() -> Optional.ofNullable(attempt.sealedSubmission())
                        .map(text -> vault.openSubmission(attempt.id(), text))
                        .map(Vault.Submission::declaredName));
    }

    private static boolean isOfNoPerson(AttemptRow pan) {
        Character type = pan.holderType();
        return type != null && type != PERSON;
    }

    /** Findings are put on record with everything that passes, be they empty. */
    private static boolean isErased(AttemptRow verified) {
        return verified.sealedFindings() == null;
    }

    private static Optional<AttemptRow> verified(Transaction tx, Lineage account, DocumentType document) {
        return account.self()
                .kyc()
                .standing(document)
                .map(StandingRow::settled)
                .filter(settled -> settled.outcome() == AttemptState.VERIFIED)
                .map(settled -> new AttemptId(account.self().id(), document, settled.attempt()))
                .map(id -> Conclusions.find(tx, id));
    }
}
