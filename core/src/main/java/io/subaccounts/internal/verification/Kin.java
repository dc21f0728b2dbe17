package io.subaccounts.internal.verification;

import io.subaccounts.kyc.DocumentType;
import java.util.List;
import java.util.Set;

/**
 * The holders a document has to be of: that of the account's verified PAN, or for a PAN those of all its other verified
 * documents.
 *
 * <p>Internal: not part of the API, may change at any time.
 *
 * @param document the document that is compared
 * @param names the names of those holders, as far as registers or the customer have told them
 * @param erased whether the name of one of them is no longer there
 */
public record Kin(DocumentType document, List<String> names, boolean erased) {

    /** Takes a copy. */
    public Kin {
        names = List.copyOf(names);
    }

    /**
     * Nobody.
     *
     * @param document the document
     * @return no holders to compare with
     */
    public static Kin none(DocumentType document) {
        return new Kin(document, List.of(), false);
    }

    /**
     * Whom a document is compared with.
     *
     * @param document the document
     * @return the documents whose holders it has to be of
     */
    public static Set<DocumentType> of(DocumentType document) {
        return document == DocumentType.PAN
                ? Set.of(DocumentType.GST, DocumentType.CIN, DocumentType.AADHAAR)
                : Set.of(DocumentType.PAN);
    }

    /** Hides the names. */
    @Override
    public String toString() {
        return "Kin[document=" + document + "]";
    }
}
