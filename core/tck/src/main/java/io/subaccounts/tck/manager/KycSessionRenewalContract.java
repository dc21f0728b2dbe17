package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that renew what is about to end, and that each session keeps to itself what was verified through it. */
abstract class KycSessionRenewalContract extends SessionContract {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LEAD = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofDays(10);

    private CreatedAccount company;

    @BeforeEach
    void verifyForAYear() {
        openUnder(KycPolicy.india()
                .rechecks(new RecheckRule(Map.of(DocumentType.PAN, YEAR, DocumentType.GST, YEAR), LEAD, GRACE)));
        company = company();
        verify(company);
    }

    @Test
    void renewalBeforeTheEndGoesOnUntilNothingIsDue() {
        assertRenewalTakesBothDocuments(YEAR.minus(LEAD));
    }

    @Test
    void renewalDuringTheGraceGoesOnUntilNothingHasExpired() {
        assertRenewalTakesBothDocuments(YEAR.plusDays(1));
    }

    @Test
    void renewalAfterTheGraceGoesOnUntilNothingIsPastDue() {
        assertRenewalTakesBothDocuments(YEAR.plus(GRACE).plusDays(1));
    }

    @Test
    void whatIsNotDueYetNeedsNoRenewal() {
        world.time.advance(YEAR.minus(LEAD).minusDays(1));
        gst(company, GSTIN);
        world.time.advance(Duration.ofDays(2));
        var ready = byEmail(company);
        var key = consented(ready);

        customers().verifyPan(key, PanSubmission.of(PAN, NAME));

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
    }

    @Test
    void laterSessionTakesNothingFromAnEarlierOne() {
        var first = renewed("BLUE KITE PRIVATE LIMITED");
        world.time.advance(YEAR);
        var second = renewed("blue kite private limited");

        assertThat(read(first).verifiedDocuments()).containsExactlyInAnyOrder(DocumentType.PAN, DocumentType.GST);
        assertThat(verifiedData(first)).containsEntry(DocumentType.PAN, named("BLUE KITE PRIVATE LIMITED"));
        assertThat(verifiedData(second)).containsEntry(DocumentType.PAN, named("blue kite private limited"));
    }

    @Test
    void whatFailsLaterIsStillWhatTheSessionVerified() {
        var ready = renewed("BLUE KITE PRIVATE LIMITED");
        var before = read(ready);
        provider.fails(FailureReason.INACTIVE);
        pan(company, PAN);

        assertThat(read(ready)).isEqualTo(before);
        assertThat(verifiedData(ready)).containsKey(DocumentType.PAN);
    }

    @Test
    void whatIsDecidedAfterTheEndIsNotWhatTheSessionVerified() {
        world.time.advance(YEAR);
        var ready = byEmail(company);
        var key = consented(ready);
        provider.meanwhile(() -> sessions().revoke(PLATFORM, ready.session().id(), null));

        customers().verifyPan(key, PanSubmission.of(PAN, NAME));

        assertThat(status(company).documents().get(DocumentType.PAN)).isEqualTo(VerificationState.VERIFIED);
        assertThat(read(ready).verifiedDocuments()).isEmpty();
        assertThat(verifiedData(ready)).isEmpty();
    }

    @Test
    void documentThatFailsInTheSessionAfterAllIsNotVerifiedByIt() {
        world.time.advance(YEAR);
        var ready = byEmail(company);
        var key = consented(ready);
        customers().verifyPan(key, PanSubmission.of(PAN, NAME));
        assertThat(read(ready).verifiedDocuments()).containsExactly(DocumentType.PAN);
        world.tick();
        provider.fails(FailureReason.INACTIVE);

        customers().verifyPan(key, PanSubmission.of(PAN, NAME));

        assertThat(read(ready).verifiedDocuments()).isEmpty();
    }

    private void assertRenewalTakesBothDocuments(Duration later) {
        world.time.advance(later);
        var ready = byEmail(company);
        var key = consented(ready);

        customers().verifyPan(key, PanSubmission.of(PAN, NAME));
        assertThat(read(ready).state()).isEqualTo(SessionState.IN_PROGRESS);
        assertThat(read(ready).verifiedDocuments()).containsExactly(DocumentType.PAN);
        customers().verifyGst(key, GstSubmission.of(GSTIN, NAME));

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
        assertThat(read(ready).verifiedDocuments()).containsExactlyInAnyOrder(DocumentType.PAN, DocumentType.GST);
    }

    /** A session through which both documents were renewed, with names nobody declared. */
    private SessionResult.Ready renewed(String registeredName) {
        world.time.advance(YEAR);
        var ready = byEmail(company);
        var key = consented(ready);
        provider.answers(new ProviderAnswer.Passed<>(named(registeredName)));
        customers().verifyPan(key, new PanSubmission(Secret.of(PAN), null, null));
        customers().verifyGst(key, new GstSubmission(Secret.of(GSTIN), null));
        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
        return ready;
    }

    private Map<DocumentType, Findings> verifiedData(SessionResult.Ready ready) {
        return sessions().verifiedData(PLATFORM, ready.session().id(), "support case 6");
    }

    private static Findings named(String name) {
        return Findings.named(name);
    }
}
