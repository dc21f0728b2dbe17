package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.NameDeclaration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a document is taken from somebody who does not say whose it is. */
abstract class KycNameContract extends SessionContract {

    @Test
    void nobodyIsAskedForANameUnlessThePolicyRequiresOne() {
        var company = company();

        for (var actor : List.of(above(company), PLATFORM)) {
            assertThat(attempt(panWithoutName(actor, company, PAN)).state()).isEqualTo(AttemptState.VERIFIED);
            assertThat(attempt(gstWithoutName(actor, company, GSTIN)).state()).isEqualTo(AttemptState.VERIFIED);
        }
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void whereOneIsRequiredNoDocumentIsTakenWithoutWhoeverSubmitsIt() {
        requireNames();
        var company = company();
        var key = consented(byEmail(company));

        for (var actor : List.of(above(company), PLATFORM)) {
            Expect.invalid("declared_name", () -> panWithoutName(actor, company, PAN));
            Expect.invalid("declared_name", () -> gstWithoutName(actor, company, GSTIN));
        }
        Expect.invalid("declared_name", () -> customers().verifyPan(key, panWithoutName(PAN)));
        Expect.invalid("declared_name", () -> customers().verifyGst(key, gstWithoutName(GSTIN)));

        assertThat(provider.calls()).isZero();
        assertThat(attempts(company)).isEmpty();
    }

    @Test
    void whereOneIsRequiredTestModeAsksForItToo() {
        requireNames();
        var trial = testCompany();

        Expect.invalid("declared_name", () -> panWithoutName(above(trial), trial, SUCCESS));
        Expect.invalid("declared_name", () -> gstWithoutName(above(trial), trial, SUCCESS));
        verify(trial);
    }

    @Test
    void whereOneIsRequiredAnotherCompanysPapersOpenNothing() {
        requireNames();
        var company = company();
        provider.passesAs("RED KITE PRIVATE LIMITED");

        assertThat(attempt(pan(company, OTHER_PAN)).failureReason()).contains(FailureReason.NAME_MISMATCH);
        assertThat(attempt(gst(company, OTHER_GSTIN)).failureReason()).contains(FailureReason.NAME_MISMATCH);

        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void nameThatWasDeclaredWithTheSameDocumentBeforeIsOne() {
        requireNames();
        var company = company();
        pan(company, PAN);

        assertThat(attempt(panWithoutName(above(company), company, PAN)).state())
                .isEqualTo(AttemptState.VERIFIED);
        Expect.invalid("declared_name", () -> gstWithoutName(above(company), company, GSTIN));
    }

    @Test
    void companyThatIsConfirmedBringsItsNameAlong() {
        requireNames();
        var company = company();
        pan(company, PAN);

        assertThat(attempt(cin(company)).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(company, KycGate.OPEN);
    }

    private void requireNames() {
        openUnder(KycPolicy.india().nameDeclaration(NameDeclaration.REQUIRED));
    }

    private VerificationResult panWithoutName(Actor actor, CreatedAccount account, String number) {
        world.tick();
        return world.kyc().verifyPan(actor, account.authId(), panWithoutName(number));
    }

    private VerificationResult gstWithoutName(Actor actor, CreatedAccount account, String number) {
        world.tick();
        return world.kyc().verifyGst(actor, account.authId(), gstWithoutName(number));
    }

    private static PanSubmission panWithoutName(String number) {
        return new PanSubmission(Secret.of(number), null, null);
    }

    private static GstSubmission gstWithoutName(String number) {
        return new GstSubmission(Secret.of(number), null);
    }
}
