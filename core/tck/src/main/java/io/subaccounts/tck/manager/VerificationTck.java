package io.subaccounts.tck.manager;

import io.subaccounts.spi.storage.Storage;
import org.junit.jupiter.api.Nested;

/** The part of {@link ManagerTck} that is about verification. */
abstract class VerificationTck {

    protected abstract Storage open();

    @Nested
    class KycDocument extends KycDocumentContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycInput extends KycInputContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycFault extends KycFaultContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycTestMode extends KycTestModeContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycAttempt extends KycAttemptContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycMode extends KycModeContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycEscape extends KycEscapeContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycHolder extends KycHolderContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycName extends KycNameContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycKey extends KycKeyContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycAgain extends KycAgainContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycSweep extends KycSweepContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycSession extends KycSessionContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycSessionSteps extends KycSessionStepsContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycCompany extends KycCompanyContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycDigiLocker extends KycDigiLockerContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycCallback extends KycCallbackContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycCallbackRace extends KycCallbackRaceContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycDeletion extends KycDeletionContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycLimit extends KycLimitContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycSessionRenewal extends KycSessionRenewalContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycSignature extends KycSignatureContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycDecision extends KycDecisionContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycReview extends KycReviewContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycExpiry extends KycExpiryContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycEvent extends KycEventContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycPrivacy extends KycPrivacyContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycErasure extends KycErasureContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycSessionEnd extends KycSessionEndContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycSessionOutcome extends KycSessionOutcomeContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycScript extends KycScriptContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycEventSigning extends KycEventSigningContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycRequestCallback extends KycRequestCallbackContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }

    @Nested
    class KycReplay extends KycReplayContract {
        @Override
        Storage open() {
            return VerificationTck.this.open();
        }
    }
}
