package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.PersonalData;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.policy.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Personal data is read with a purpose on record, and erased so that only the fact of verification stays. */
abstract class KycPrivacyContract extends SessionContract {

    private static final Duration HOLD = Duration.ofDays(365);

    @Test
    void revealedAttemptShowsWhatWasSubmittedAndFound() {
        var company = company();
        provider.passesAs("BLUE KITE PVT LTD");
        var id = attempt(pan(company, PAN)).id();

        var disclosed = data().reveal(main.asActor(), id, "support case 5");

        assertThat(disclosed)
                .isEqualTo(new PersonalData.Disclosure(id, PAN, NAME, Findings.named("BLUE KITE PVT LTD")));
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
        assertThat(export.sessionAddresses()).isEqualTo(Map.of(session.value(), "ops@kite.example"));
        assertThat(export.toString()).doesNotContain(PAN).doesNotContain("ops@");
        assertDisclosed(company, "export", company.authId().value(), "request 9");
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

    @Test
    void erasedCustomerStaysVerifiedWithoutProof() {
        var company = company();
        var ready = byEmail(company);
        verify(company);
        var sibling = company();
        pan(sibling, PAN);
        var before = status(company);
        var siblings = attempts(sibling).get(0).id();
        assertThat(world.kyc().duplicates(main.asActor(), siblings)).containsExactly(company.authId());

        var erasure = data().erase(PLATFORM, company.authId(), "request 10");

        assertThat(erasure).isEqualTo(new PersonalData.Erasure(3, 0, null));
        assertThat(status(company)).isEqualTo(before);
        assertGate(company, KycGate.OPEN);
        assertThat(attempts(company)).extracting(Attempt::mask).containsOnlyNulls();
        assertThat(read(ready).maskedEmail()).isNull();
        var export = data().export(PLATFORM, company.authId(), "proof");
        assertThat(export.sessionAddresses()).isEmpty();
        assertThat(export.attempts()).allSatisfy(each -> {
            assertThat(each.number()).isNull();
            assertThat(each.declaredName()).isNull();
            assertThat(each.findings()).isNull();
        });
        assertThat(world.kyc().duplicates(main.asActor(), siblings)).isEmpty();
        assertThat(world.kyc()
                        .duplicates(main.asActor(), attempts(company).get(0).id()))
                .isEmpty();
        assertThat(attempts(sibling)).extracting(Attempt::mask).containsExactly(PAN_MASK);
    }

    @Test
    void erasureIsOnRecordAndHasNothingLeftToDo() {
        var company = company();
        verify(company);
        data().erase(PLATFORM, company.authId(), "request 10");

        var last = events(company).get(events(company).size() - 1);
        assertThat(last.type()).isEqualTo(EventType.KYC_DATA_ERASED);
        assertThat(last.data()).isEqualTo(Map.of("by", "tck", "reason", "request 10", "erased", "2", "held", "0"));
        assertThat(data().erase(PLATFORM, company.authId(), "again")).isEqualTo(new PersonalData.Erasure(0, 0, null));
    }

    @Test
    void whatIsUnderLegalHoldIsErasedLater() {
        openUnder(KycPolicy.india().retention(new Retention(HOLD)));
        var company = company();
        verify(company);
        var until = Objects.requireNonNull(attempts(company).get(1).settledAt()).plus(HOLD);

        assertThat(data().erase(PLATFORM, company.authId(), "request 10"))
                .isEqualTo(new PersonalData.Erasure(0, 2, until));
        assertThat(attempts(company).get(0).mask()).isEqualTo(PAN_MASK);
        world.time.jumpTo(until.minusMillis(1));
        assertThat(data().erase(PLATFORM, company.authId(), "request 11"))
                .isEqualTo(new PersonalData.Erasure(1, 1, until));
        world.time.jumpTo(until);
        assertThat(data().erase(PLATFORM, company.authId(), "request 12"))
                .isEqualTo(new PersonalData.Erasure(1, 0, null));
    }

    @Test
    void whatIsUnderWayIsHeldUntilItIsSettled() {
        var company = company();
        provider.defers("waits-" + company.authId());
        pan(company, PAN);
        var ready = byEmail(company);

        assertThat(data().erase(PLATFORM, company.authId(), "request 10").held())
                .isEqualTo(2);
        assertThat(attempts(company).get(0).mask()).isEqualTo(PAN_MASK);
        sessions().revoke(PLATFORM, ready.session().id(), null);
        provider.passes();
        pan(company, PAN);
        assertThat(data().erase(PLATFORM, company.authId(), "request 11"))
                .isEqualTo(new PersonalData.Erasure(3, 0, null));
        assertThat(status(company).documents()).containsEntry(DocumentType.PAN, VerificationState.VERIFIED);
    }

    @Test
    void eventsLoseTheMasksOfWhatIsErasedAndKeepThoseOfWhatIsHeld() {
        openUnder(KycPolicy.india().retention(new Retention(HOLD)));
        var company = company();
        var ready = byEmail(company);
        pan(company, PAN);
        sessions().revoke(PLATFORM, ready.session().id(), null);
        world.time.advance(HOLD);
        gst(company, GSTIN);
        var before = events(company);

        data().erase(PLATFORM, company.authId(), "request 10");

        var after = events(company).subList(0, before.size());
        assertThat(after)
                .extracting(Event::type)
                .isEqualTo(before.stream().map(Event::type).toList());
        assertThat(after)
                .extracting(Event::at)
                .isEqualTo(before.stream().map(Event::at).toList());
        assertThat(after).extracting(event -> event.data().get("mask")).containsOnly(null, "27AAACBXXXXC1ZX");
        assertThat(after).noneMatch(event -> event.data().containsKey("customer_email"));
        assertThat(after)
                .filteredOn(event -> event.type() == EventType.KYC_SESSION_REVOKED)
                .as("the rest stays")
                .allMatch(event ->
                        ready.session().id().value().equals(event.data().get("session_id")));
    }

    @Test
    void erasureDoesNotMakeDocumentsOfTwoHoldersAgree() {
        var company = company();
        gst(company, GSTIN);
        pan(company, OTHER_PAN);
        assertGate(company, KycGate.BLOCKED);
        var before = status(company);

        data().erase(PLATFORM, company.authId(), "request 10");

        assertThat(status(company)).isEqualTo(before);
        assertGate(company, KycGate.BLOCKED);
        assertThat(attempt(pan(company, OTHER_PAN)).state())
                .as("nobody knows any more whose the other document was")
                .isEqualTo(AttemptState.NEEDS_REVIEW);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void erasureOfADeletedAccountTellsNothingOfItsGate() {
        var year = Duration.ofDays(365);
        openUnder(KycPolicy.india()
                .rechecks(new RecheckRule(Map.of(DocumentType.PAN, year), Duration.ofDays(30), Duration.ZERO)));
        var company = company();
        verify(company);
        world.delete(company);
        var before = events(company).size();
        world.time.advance(year);

        data().erase(PLATFORM, company.authId(), "request 10");

        assertThat(eventTypes(company).subList(before, events(company).size()))
                .containsExactly(EventType.KYC_DATA_ERASED);
    }

    @Test
    void dataOfADeletedAccountIsDisclosedAndErased() {
        var company = company();
        verify(company);
        world.delete(company);

        assertThat(data().export(main.asActor(), company.authId(), "request 9").attempts())
                .hasSize(2);
        assertThat(data().erase(PLATFORM, company.authId(), "request 10"))
                .isEqualTo(new PersonalData.Erasure(2, 0, null));
    }

    @Test
    void nothingIsUnderWayForADeletedAccount() {
        var company = company();
        provider.defers("waits-" + company.authId());
        pan(company, PAN);
        provider.passesAs("BLUE KITE VOICE LIMITED");
        gst(company, GSTIN);
        world.delete(company);

        assertThat(data().erase(PLATFORM, company.authId(), "request 10"))
                .isEqualTo(new PersonalData.Erasure(2, 0, null));
        assertThat(attempts(company)).extracting(Attempt::state).containsOnly(AttemptState.SUPERSEDED);
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
