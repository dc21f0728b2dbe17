package io.subaccounts.internal.kyc;

import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.spi.storage.AttemptRow;

/** What came of beginning an attempt, or of putting one to use. */
sealed interface Beginning {

    /** It is on record. */
    record Begun(AttemptRow attempt) implements Beginning {}

    /** The document may not be tried now. */
    record Refused(RetryRefusal refusal) implements Beginning {}
}
