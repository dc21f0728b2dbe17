package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.kyc.policy.Retention;
import io.subaccounts.kyc.privacy.PersonalData;
import io.subaccounts.kyc.session.NewSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Personal data is erased so that only the fact of verification, and what proves consent, stays. */
abstract class KycErasureContract extends SessionContract {

    private static final Duration HOLD = Duration.ofDays(365);

    @Test
    void consentsOutliveWhatWasDoneByThem() {
        var company = company();
        var ready = byEmail(company);
        var given = customers()
                .consent(open(ready.link()).key(), "verification", "notice-3", "web")
                .consent();
        sessions().revoke(PLATFORM, ready.session().id(), null);

        data().erase(PLATFORM, company.authId(), "request 10");

        assertThat(data().export(PLATFORM, company.authId(), "proof").sessions())
                .singleElement()
                .satisfies(session -> assertThat(session.consents()).containsExactly(given));
    }

    @Test
    void labelsOfSessionsAreExportedAndErasedAlsoFromEvents() {
        openUnder(KycPolicy.india().retention(new Retention(HOLD)));
        var company = company();
        var ready = create(company, NewSession.byRedirect(BACK).metadata(Map.of("agent", "Asha Rao")));
        assertThat(data().export(main.asActor(), company.authId(), "request 9").sessions())
                .containsExactly(new PersonalData.SessionDisclosure(
                        ready.session().id(), null, Map.of("agent", "Asha Rao"), List.of()));
        assertThat(data().erase(PLATFORM, company.authId(), "while it is active"))
                .isEqualTo(new PersonalData.Erasure(
                        0, 1, ready.session().expiresAt().plus(HOLD)));
        sessions().revoke(PLATFORM, ready.session().id(), null);
        var free = Objects.requireNonNull(read(ready).endedAt()).plus(HOLD);
        assertThat(data().erase(PLATFORM, company.authId(), "under legal hold"))
                .isEqualTo(new PersonalData.Erasure(0, 1, free));
        assertThat(labelled(company)).isNotEmpty();

        world.time.jumpTo(free);
        assertThat(data().erase(PLATFORM, company.authId(), "request 12"))
                .isEqualTo(new PersonalData.Erasure(1, 0, null));

        assertThat(read(ready).metadata()).isEmpty();
        assertThat(labelled(company)).isEmpty();
        assertThat(data().erase(PLATFORM, company.authId(), "again")).isEqualTo(new PersonalData.Erasure(0, 0, null));
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
        assertThat(export.sessions())
                .extracting(PersonalData.SessionDisclosure::email)
                .containsOnlyNulls();
        assertThat(export.attempts()).allSatisfy(each -> {
            assertThat(each.number()).isNull();
            assertThat(each.declaredName()).isNull();
            assertThat(each.declaredDateOfBirth()).isNull();
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

    private List<Event> labelled(CreatedAccount account) {
        return events(account).stream()
                .filter(event -> event.data().containsKey("metadata.agent"))
                .toList();
    }

    private PersonalData data() {
        return world.manager.personalData();
    }
}
