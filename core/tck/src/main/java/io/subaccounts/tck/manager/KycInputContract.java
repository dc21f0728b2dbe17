package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused before any provider is asked, and what a declared name makes of a provider's answer. */
abstract class KycInputContract extends VerificationContract {

    /** Each breaks one rule of the structure. */
    private static final List<String> NO_PANS = List.of(
            "",
            "AAACB1234",
            "AAACB1234CC",
            "AAAXB1234C",
            "AAACB0000C",
            "1AACB1234C",
            "AAACB12345",
            "AAACB 1234C",
            "AAAСB1234C");

    private static final List<String> NO_GSTINS =
            List.of("27AAACB1234C1Z", "27AAACB1234C1ZG", "00AAACB1234C1ZF", "40AAACB1234C1ZF", "27AAAXB1234C1ZF", PAN);

    @Test
    void wrongPanIsRefusedByNameWithoutAskingAnybodyOrLeavingATrace() {
        var company = company();

        for (var text : NO_PANS) {
            Expect.invalid("pan", () -> pan(company, text));
        }
        assertNothingHappened(company);
    }

    @Test
    void wrongGstinIsRefusedByNameWithoutAskingAnybodyOrLeavingATrace() {
        var company = company();

        for (var text : NO_GSTINS) {
            Expect.invalid("gstin", () -> gst(company, text));
        }
        assertNothingHappened(company);
    }

    @Test
    void refusalsDoNotRepeatWhatWasSubmitted() {
        var company = company();
        for (var text : List.of("AAACB0000C", "AAACB1234CC")) {
            assertThat(Expect.thrownBy("a wrong PAN", () -> pan(company, text)).toString())
                    .doesNotContain(text);
        }
        assertThat(Expect.thrownBy("a wrong GSTIN", () -> gst(company, "27AAACB1234C1ZG"))
                        .toString())
                .doesNotContain("AAACB1234C");
        assertThat(PanSubmission.of(PAN, NAME).toString()).doesNotContain(PAN).doesNotContain(NAME);
    }

    @Test
    void holderTypeHasToFitTheBusinessType() {
        var fitting = Map.of(
                BusinessType.INDIVIDUAL, 'P',
                BusinessType.PROPRIETORSHIP, 'P',
                BusinessType.HUF, 'H',
                BusinessType.PRIVATE_LIMITED, 'C',
                BusinessType.PUBLIC_LIMITED, 'C',
                BusinessType.LLP, 'E',
                BusinessType.PARTNERSHIP, 'F',
                BusinessType.TRUST, 'T',
                BusinessType.SOCIETY, 'A',
                BusinessType.GOVERNMENT, 'G');
        fitting.forEach((type, letter) -> {
            var customer = customer(main, type);
            var other = letter == 'P' ? 'C' : 'P';
            int before = provider.calls();
            Expect.invalid("pan", () -> pan(customer, "AAA" + other + "B1234C"));
            assertThat(provider.calls()).isEqualTo(before);
            assertThat(attempts(customer)).isEmpty();
            assertThat(attempt(pan(customer, "AAA" + letter + "B1234C")).state())
                    .isEqualTo(AttemptState.VERIFIED);
        });
    }

    @Test
    void caseAndSurroundingSpacesMakeNoDifference() {
        var company = company();

        assertThat(attempt(pan(company, "  aaacb1234c ")).mask()).isEqualTo(PAN_MASK);
        assertThat(attempt(gst(company, " 27aaacb1234c1zf")).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void gstinOfAnotherPanIsRefusedOnceThePanIsVerified() {
        var company = company();
        pan(company, PAN);
        int before = provider.calls();

        Expect.invalid("gstin", () -> gst(company, OTHER_GSTIN));

        assertThat(provider.calls()).isEqualTo(before);
        assertThat(status(company).documents()).containsEntry(DocumentType.GST, VerificationState.NOT_STARTED);
        assertThat(attempts(company)).hasSize(1);
    }

    @Test
    void registrationsThatAreNotRegularAreUnsupportedNotFailed() {
        var company = company();

        for (var text : List.of("27AAACB1234C1CQ", "29AAACB1234C2DJ", "0717USA00024UNE")) {
            var result = gst(company, text);
            assertThat(result).isInstanceOf(VerificationResult.Unsupported.class);
            var unsupported = (VerificationResult.Unsupported) result;
            assertThat(unsupported.document()).isEqualTo(DocumentType.GST);
            assertThat(unsupported.reason()).isNotBlank().doesNotContain(text);
        }
        assertNothingHappened(company);
    }

    @Test
    void unsupportedIsAnsweredOnlyToThoseWhoMaySubmit() {
        var company = company();

        Expect.standingTooLow(() ->
                world.kyc().verifyGst(company.asActor(), company.authId(), GstSubmission.of("27AAACB1234C1CQ", NAME)));
    }

    @Test
    void nameThatMatchesVerifiesOneThatIsCloseIsReviewedAndAnotherFails() {
        var company = company();

        provider.passesAs("BLUE KITE PVT. LTD.");
        var match = attempt(pan(company, PAN));
        assertThat(match.state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(match.nameBand()).isEqualTo(NameBand.MATCH);

        provider.passesAs("GREEN HERON LIMITED");
        var different = attempt(pan(company, PAN));
        assertThat(different.state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(different.nameBand()).isEqualTo(NameBand.DIFFERENT);
        assertThat(different.failureReason()).contains(FailureReason.NAME_MISMATCH);
        assertThat(different.nameScore()).isBetween(0.0, 0.75);

        provider.passesAs("BLUE KITE VOICE PRIVATE LIMITED");
        var close = attempt(pan(company, PAN));
        assertThat(close.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        assertThat(close.nameBand()).isEqualTo(NameBand.CLOSE);
        assertThat(close.settledAt()).isNull();
    }

    @Test
    void namesAreNotComparedIfNoneIsDeclaredOrNoneIsAnswered() {
        var company = company();
        provider.passesAs("GREEN HERON LIMITED");
        var undeclared =
                world.kyc().verifyPan(above(company), company.authId(), new PanSubmission(Secret.of(PAN), null, null));
        assertThat(attempt(undeclared).state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(attempt(undeclared).nameBand()).isNull();

        provider.answers(new ProviderAnswer.Passed<>(Findings.NONE));
        var unanswered = attempt(pan(company, PAN));
        assertThat(unanswered.state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(unanswered.nameBand()).isNull();
    }

    @Test
    void declaredNamesAreLabels() {
        var company = company();

        for (var name : List.of("", "  ", "x".repeat(201), "two\nlines", "2341 2341 2346")) {
            Expect.invalid(
                    "name", () -> world.kyc().verifyPan(above(company), company.authId(), PanSubmission.of(PAN, name)));
            Expect.invalid(
                    "name",
                    () -> world.kyc().verifyGst(above(company), company.authId(), GstSubmission.of(GSTIN, name)));
        }
        assertNothingHappened(company);
    }

    private void assertNothingHappened(CreatedAccount account) {
        assertThat(provider.calls()).as("nobody was asked").isZero();
        assertThat(attempts(account)).isEmpty();
        assertThat(eventTypes(account)).isEmpty();
        assertThat(status(account).documents().values()).containsOnly(VerificationState.NOT_STARTED);
    }
}
