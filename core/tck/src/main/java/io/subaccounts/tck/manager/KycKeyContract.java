package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.policy.ApprovalRule;
import io.subaccounts.kyc.policy.KycPolicy;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key of fingerprints changes, and whatever was stored under the one before is still recognised. */
abstract class KycKeyContract extends VerificationContract {

    private final ChangingKeys cipher = new ChangingKeys();
    private CreatedAccount company;

    @BeforeEach
    void createCompanyUnderTheFirstKey() {
        company = createUnder(KycPolicy.india());
    }

    @Test
    void gstinOfThePanThatWasVerifiedUnderTheKeyBeforeIsAccepted() {
        pan(company, PAN);
        rotate();

        Expect.invalid("gstin", () -> gst(company, OTHER_GSTIN));
        assertThat(attempt(gst(company, GSTIN)).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void panThatIsRunAgainUnderTheNewKeyIsStillThatOfTheOthers() {
        verify(company);
        rotate();

        pan(company, PAN);

        assertGate(company, KycGate.OPEN);
        cipher.use("new");
        gst(company, GSTIN);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void gstinThatIsRunAgainUnderTheNewKeyBringsThePanAlong() {
        verify(company);
        rotate();
        gst(company, GSTIN);
        cipher.use("new");

        Expect.invalid("gstin", () -> gst(company, OTHER_GSTIN));
        gst(company, GSTIN);

        assertGate(company, KycGate.OPEN);
    }

    @Test
    void whatIsUnderWayWhileTheKeyChangesIsComparedWithWhatComesAfter() {
        provider.passesAs("BLUE KITE VOICE PRIVATE LIMITED");
        var reviewed = attempt(pan(company, PAN));
        assertThat(reviewed.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        provider.passes();
        rotate();
        gst(company, GSTIN);

        world.manager.kycReviews().claim(PLATFORM, reviewed.id(), Duration.ofHours(1));
        world.manager.kycReviews().approve(PLATFORM, reviewed.id(), "one and the same");

        assertGate(company, KycGate.OPEN);
    }

    @Test
    void whoIsStillRecognisedWhenTheKeyBeforeIsGoneWasShownAgain() {
        verify(company);
        cipher.use("new");

        Expect.invalid("gstin", () -> gst(company, GSTIN));
        pan(company, PAN);
        assertGate(company, KycGate.BLOCKED);
        gst(company, GSTIN);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void anotherHolderIsStillAnotherOne() {
        verify(company);
        rotate();

        pan(company, OTHER_PAN);

        assertGate(company, KycGate.BLOCKED);
        gst(company, OTHER_GSTIN);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void approvalOfTheSameHolderOutlastsTheKey() {
        company = createUnder(KycPolicy.india().approval(ApprovalRule.NEEDED));
        pan(company, PAN);
        gst(company, GSTIN);
        world.kycDecisions().approve(PLATFORM, company.authId(), "known");
        rotate();

        pan(company, PAN);

        assertGate(company, KycGate.OPEN);
        pan(company, OTHER_PAN);
        gst(company, OTHER_GSTIN);
        assertThat(status(company).checksPassed()).isTrue();
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void duplicatesAreFoundFromBothSidesOfTheChange() {
        var before = attempt(pan(company, PAN));
        rotate();
        var twin = company();
        var after = attempt(pan(twin, PAN));
        pan(company(), OTHER_PAN);

        assertThat(world.kyc().duplicates(main.asActor(), after.id())).containsExactly(company.authId());
        assertThat(world.kyc().duplicates(main.asActor(), before.id())).containsExactly(twin.authId());
    }

    @Test
    void companyThatWasSearchedForUnderTheKeyBeforeCanBeConfirmed() {
        var found = search(company);
        rotate();

        var choice = new CompanyChoice(found.search(), found.companies().get(0));
        var confirmed = world.kyc().confirmCompany(above(company), company.authId(), choice);

        assertThat(attempt(confirmed).state()).isEqualTo(AttemptState.VERIFIED);
    }

    private void rotate() {
        cipher.use("new", "old");
    }

    private CreatedAccount createUnder(KycPolicy policy) {
        cipher.use("old");
        world = worldWith(settings -> verifying(settings).fieldCipher(cipher).kycPolicy(policy));
        main = world.main("Acme");
        return company();
    }
}
