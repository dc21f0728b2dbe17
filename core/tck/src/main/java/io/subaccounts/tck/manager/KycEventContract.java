package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Environment;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.events.Events;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happened is recorded with the change itself, in order, and signed so that receivers can tell. */
abstract class KycEventContract extends SessionContract {

    /** Ends each change as a crash before its end would. */
    private record Failing(Storage storage) implements Storage {

        @Override
        public <T extends @Nullable Object> T read(Work<T> work) {
            return storage.read(work);
        }

        @Override
        public <T extends @Nullable Object> T write(Work<T> work) {
            return storage.write(tx -> {
                work.run(tx);
                throw new IllegalStateException("out of power");
            });
        }

        @Override
        public Set<StorageTrait> traits() {
            return storage.traits();
        }

        @Override
        public void close() {}
    }

    @Test
    void eventsOfAnAccountAreNumberedWithoutAGap() {
        var company = company();
        var other = company();
        for (int i = 0; i < 3; i++) {
            byEmail(company);
            byEmail(other);
            verify(company);
        }

        for (var account : List.of(company, other)) {
            var events = events(account);
            assertThat(events)
                    .extracting(Event::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events).extracting(Event::account).containsOnly(account.authId());
            assertThat(events).extracting(Event::at).isSorted();
        }
    }

    @Test
    void eventsAreReadFromAPlaceOn() {
        var company = company();
        verify(company);
        byEmail(company);
        var all = events(company);

        var walked = new ArrayList<Event>();
        while (true) {
            long after = walked.isEmpty() ? 0 : walked.get(walked.size() - 1).number();
            var next = stream().read(company.asActor(), company.authId(), after, 2);
            if (next.isEmpty()) {
                break;
            }
            walked.addAll(next);
        }
        assertThat(walked).isEqualTo(all);
        Expect.invalid("after", () -> stream().read(PLATFORM, company.authId(), -1, 1));
        for (int limit : new int[] {0, 1001}) {
            Expect.invalid("limit", () -> stream().read(PLATFORM, company.authId(), 0, limit));
        }
    }

    @Test
    void eventsAreReadAndSignedByTheAccountAndThoseAboveOnly() {
        var company = company();
        byEmail(company);
        var event = events(company).get(0);
        var stranger = company().asActor();

        for (var actor : List.of(company.asActor(), main.asActor(), PLATFORM)) {
            assertThat(stream().read(actor, company.authId(), 0, 10)).containsExactly(event);
            stream().rotateSigningSecret(actor, company.authId(), Duration.ZERO);
            stream().sign(actor, event);
        }
        Expect.notFound("account", company.authId(), () -> stream().read(stranger, company.authId(), 0, 10));
        Expect.notFound("account", company.authId(), () -> stream().sign(stranger, event));
        Expect.notFound(
                "account",
                company.authId(),
                () -> stream().rotateSigningSecret(stranger, company.authId(), Duration.ZERO));
    }

    @Test
    void gateEventsTellOfEveryChangeOfTheGateAndOfNothingElse() {
        var company = company();
        var gates = new ArrayList<KycGate>();
        List<Runnable> changes = List.of(
                () -> pan(company, PAN),
                () -> gst(company, GSTIN),
                () -> gst(company, GSTIN),
                () -> {
                    provider.fails(FailureReason.INACTIVE);
                    gst(company, GSTIN);
                },
                () -> world.openGate(company.authId()),
                () -> world.blockGate(company.authId()),
                () -> world.kycDecisions().liftOverride(PLATFORM, company.authId(), "over"),
                () -> {
                    provider.passes();
                    gst(company, GSTIN);
                });
        var gate = status(company).gate();
        for (var change : changes) {
            int before = events(company).size();
            change.run();
            var told = events(company).stream()
                    .skip(before)
                    .map(Event::type)
                    .filter(type -> type == EventType.KYC_GATE_OPENED || type == EventType.KYC_GATE_CLOSED)
                    .toList();
            var now = status(company).gate();
            var opened = now == KycGate.OPEN ? EventType.KYC_GATE_OPENED : EventType.KYC_GATE_CLOSED;
            assertThat(told).isEqualTo(now == gate ? List.of() : List.of(opened));
            gate = now;
            gates.add(now);
        }
        assertThat(gates).as("the test saw both").contains(KycGate.OPEN, KycGate.BLOCKED);
    }

    @Test
    void changeThatDidNotHappenLeavesNoEvent() {
        var company = company();
        var failing = worldOver(new Failing(storage()), this::verifying);

        assertThatThrownBy(() -> failing.kycDecisions()
                        .override(PLATFORM, company.authId(), KycOverride.open("case-1", "why", world.inAYear())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> failing.manager
                        .kycSessions()
                        .create(PLATFORM, company.authId(), NewSession.byEmail(), OnActiveSession.REPLACE))
                .isInstanceOf(IllegalStateException.class);

        assertThat(events(company)).isEmpty();
        assertGate(company, KycGate.BLOCKED);
        byEmail(company);
        assertThat(events(company)).extracting(Event::number).containsExactly(1L);
    }

    @Test
    void eventsHoldNoPersonalData() {
        var company = company();
        var ready = byEmail(company);
        var key = consented(ready);
        customers().verifyPan(key, PanSubmission.of(PAN, NAME));
        provider.passesAs("BLUE KITE VOICE LIMITED");
        gst(company, GSTIN);
        provider.fails(FailureReason.NOT_FOUND);
        gst(company, GSTIN);
        provider.passes();
        cin(company);
        world.manager.personalData().export(PLATFORM, company.authId(), "request 9");

        assertThat(events(company)).hasSizeGreaterThan(8);
        for (var event : events(company)) {
            assertThat(event.toString() + signed(company, event))
                    .doesNotContain(PAN)
                    .doesNotContain(GSTIN)
                    .doesNotContain(ScriptedProvider.BLUE_KITE.cin())
                    .doesNotContain("ops@")
                    .doesNotContainIgnoringCase("blue kite")
                    .doesNotContain(key.reveal())
                    .doesNotContain(ready.link().reveal());
        }
    }

    @Test
    void liveAndTestAccountsAreToldOfAlike() {
        var trial = testCompany();
        assertThat(trial.authId().environment()).isEqualTo(Environment.TEST);
        verify(trial);

        assertThat(eventTypes(trial))
                .containsExactly(
                        EventType.KYC_DOCUMENT_VERIFIED, EventType.KYC_DOCUMENT_VERIFIED, EventType.KYC_GATE_OPENED);
    }

    private Events stream() {
        return world.manager.events();
    }

    private String signed(CreatedAccount account, Event event) {
        stream().rotateSigningSecret(PLATFORM, account.authId(), Duration.ZERO);
        return stream().sign(PLATFORM, event).toString();
    }
}
