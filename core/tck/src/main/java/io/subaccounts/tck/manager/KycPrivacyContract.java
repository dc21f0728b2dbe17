package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Secret;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.privacy.PersonalData;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.KycSessions;
import io.subaccounts.kyc.session.SessionResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Personal data is read in clear, all of it, with a purpose on record. */
abstract class KycPrivacyContract extends SessionContract {

    @Test
    void revealedAttemptShowsWhatWasSubmittedAndFound() {
        var company = company();
        provider.passesAs("BLUE KITE PVT LTD");
        var id = attempt(pan(company, PAN)).id();

        var disclosed = data().reveal(main.asActor(), id, "support case 5");

        assertThat(disclosed)
                .isEqualTo(new PersonalData.Disclosure(id, PAN, NAME, null, Findings.named("BLUE KITE PVT LTD"), null));
        assertThat(disclosed.toString()).doesNotContain(PAN).doesNotContainIgnoringCase("kite");
        assertDisclosed(company, "attempt", id.toString(), "support case 5");
    }

    @Test
    void exportHoldsEverythingAboutOneAccount() {
        var company = company();
        var sibling = company();
        pan(sibling, OTHER_PAN);
        verify(company);
        var session = byEmail(company).session().id();

        var export = data().export(PLATFORM, company.authId(), "request 9");

        assertThat(export.account()).isEqualTo(company.authId());
        assertThat(export.attempts())
                .extracting(PersonalData.Disclosure::number)
                .containsExactly(PAN, GSTIN);
        assertThat(export.sessions())
                .containsExactly(new PersonalData.SessionDisclosure(session, "ops@kite.example", Map.of(), List.of()));
        assertThat(export.toString()).doesNotContain(PAN).doesNotContain("ops@");
        assertDisclosed(company, "export", company.authId().value(), "request 9");
    }

    @Test
    void declaredDateOfBirthIsDisclosedAndErased() {
        var company = company();
        var founded = LocalDate.of(2019, 4, 1);
        var id = attempt(world.kyc()
                        .verifyPan(
                                main.asActor(),
                                company.authId(),
                                PanSubmission.of(PAN, NAME).dateOfBirth(founded)))
                .id();

        assertThat(data().reveal(main.asActor(), id, "case").declaredDateOfBirth())
                .isEqualTo(founded);
        assertThat(data().export(main.asActor(), company.authId(), "case").attempts())
                .extracting(PersonalData.Disclosure::declaredDateOfBirth)
                .containsExactly(founded);
        data().erase(PLATFORM, company.authId(), "request 10");
        assertThat(data().reveal(PLATFORM, id, "proof").declaredDateOfBirth()).isNull();
    }

    @Test
    void exportHoldsEveryConsentAlsoOfLinksThatWereMadeAnew() {
        var company = company();
        var ready = byEmail(company);
        var first = consent(open(ready.link()).key(), "notice-3");
        world.time.advance(KycSessions.RESEND_AFTER);
        var again = (SessionResult.Ready)
                sessions().resend(PLATFORM, ready.session().id());
        var key = open(again.link()).key();
        var second = consent(key, "notice-3");
        var third = consent(key, "notice-4");
        var silent = byEmail(company);

        assertThat(data().export(PLATFORM, company.authId(), "request 9").sessions())
                .extracting(PersonalData.SessionDisclosure::session, PersonalData.SessionDisclosure::consents)
                .containsExactly(
                        tuple(ready.session().id(), List.of(first, second, third)),
                        tuple(silent.session().id(), List.of()));
    }

    @Test
    void whatReviewersWroteIsDisclosedToThePlatformOnly() {
        var company = company();
        provider.passesAs("BLUE KITE");
        var id = attempt(pan(company, PAN)).id();
        var reviews = world.manager.kycReviews();
        reviews.claim(PLATFORM, id, Duration.ofHours(1));
        reviews.note(PLATFORM, id, "spoke to Asha Rao");
        reviews.approve(PLATFORM, id, "renamed last year");

        assertThat(data().export(PLATFORM, company.authId(), "request 9").attempts())
                .singleElement()
                .extracting(PersonalData.Disclosure::review)
                .satisfies(review -> {
                    assertThat(Objects.requireNonNull(review).notes()).containsExactly("tck: spoke to Asha Rao");
                    assertThat(review.reason()).isEqualTo("renamed last year");
                });
        assertThat(data().reveal(main.asActor(), id, "case").review()).isNull();
        assertThat(data().export(main.asActor(), company.authId(), "case").attempts())
                .extracting(PersonalData.Disclosure::review)
                .containsOnlyNulls();
        data().erase(PLATFORM, company.authId(), "request 10");
        assertThat(Objects.requireNonNull(data().reveal(PLATFORM, id, "proof").review())
                        .notes())
                .isEmpty();
    }

    @Test
    void purposeIsMandatory() {
        var company = company();
        var id = attempt(pan(company, PAN)).id();
        int before = events(company).size();

        for (var purpose : List.of("", " ", "x".repeat(501))) {
            Expect.invalid("purpose", () -> data().reveal(PLATFORM, id, purpose));
            Expect.invalid("purpose", () -> data().export(PLATFORM, company.authId(), purpose));
            Expect.invalid("reason", () -> data().erase(PLATFORM, company.authId(), purpose));
        }
        assertThat(events(company)).hasSize(before);
    }

    @Test
    void accountDoesNotReadItsOwnCustomerInClearAndStrangersSeeNothing() {
        var company = company();
        var id = attempt(pan(company, PAN)).id();
        var stranger = company().asActor();

        Expect.standingTooLow(() -> data().reveal(company.asActor(), id, "mine"));
        Expect.standingTooLow(() -> data().export(company.asActor(), company.authId(), "mine"));
        Expect.notFound("account", company.authId(), () -> data().reveal(stranger, id, "curious"));
        Expect.notFound("account", company.authId(), () -> data().export(stranger, company.authId(), "curious"));
        var absent = new AttemptId(company.authId(), DocumentType.PAN, 9);
        Expect.notFound("attempt", absent, () -> data().reveal(PLATFORM, absent, "case"));
        for (var actor : List.of(company.asActor(), main.asActor())) {
            Expect.standingTooLow(() -> data().erase(actor, company.authId(), "mine"));
        }
        assertThat(eventTypes(company)).doesNotContain(EventType.KYC_DATA_DISCLOSED);
    }

    private Consent consent(Secret key, String notice) {
        world.tick();
        return Objects.requireNonNull(
                customers().consent(key, "verification", notice, "web").consent());
    }

    private PersonalData data() {
        return world.manager.personalData();
    }

    private void assertDisclosed(CreatedAccount account, String kind, String what, String purpose) {
        List<Event> told = events(account).stream()
                .filter(event -> event.type() == EventType.KYC_DATA_DISCLOSED)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).data()).isEqualTo(Map.of("kind", kind, "what", what, "purpose", purpose));
    }
}
