package io.subaccounts.kyc;

/** A document, or register entry, that a customer can be verified by. */
public enum DocumentType {
    /** The Permanent Account Number of the income tax department. */
    PAN,
    /** The registration under the Goods and Services Tax, a GSTIN. */
    GST,
    /** The Corporate Identity Number of the Ministry of Corporate Affairs. */
    CIN,
    /** Aadhaar, shown through DigiLocker. The number itself is never taken, kept or answered; only its last four digits are. */
    AADHAAR
}
