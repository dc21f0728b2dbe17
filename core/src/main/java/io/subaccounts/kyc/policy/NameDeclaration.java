package io.subaccounts.kyc.policy;

/** Whether a document is taken without a declared name of its holder. */
public enum NameDeclaration {
    /** It is: where no name is declared, a document is tied to nobody but the holders of the account's other documents. */
    OPTIONAL,
    /**
     * It is not: whoever submits a PAN or a GSTIN declares a name with it, or has declared one with that document before. A
     * company that is confirmed brings its name along.
     */
    REQUIRED
}
