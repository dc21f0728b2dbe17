package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ErrorCode;
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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
    void signatureVerifiesByArithmeticOfOnesOwn() {
        var company = company();
        byEmail(company);
        var secret = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO);
        var event = events(company).get(0);

        var signed = stream().sign(PLATFORM, event);

        assertThat(signed.event()).isEqualTo(event);
        assertThat(signed.headers())
                .containsEntry("webhook-id", company.authId() + "-1")
                .containsEntry(
                        "webhook-timestamp", String.valueOf(world.time.now().getEpochSecond()))
                .containsEntry("webhook-signature", expected(secret, signed.headers(), signed.body()));
        assertThat(signed.body())
                .startsWith("{\"type\":\"kyc.initiated\",\"timestamp\":\"" + event.at() + "\"")
                .contains("\"account\":\"" + company.authId() + "\"", "\"number\":1", "\"session_id\":\"KS_")
                .isPrintable()
                .isASCII();
    }

    @Test
    void signingSecretIsNoToken() {
        var company = company();
        var secret = stream().rotateSigningSecret(company.asActor(), company.authId(), Duration.ZERO);

        assertThat(secret.reveal()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret).isNotEqualTo(company.authToken());
        assertThat(world.present(company.authId(), secret)).isEqualTo(Expect.NOTHING_PROVED);
        world.signIn(company);
    }

    @Test
    void whileTheSecretIsRotatedSignaturesAreMadeWithBoth() {
        var company = company();
        byEmail(company);
        var event = events(company).get(0);
        var first = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ofDays(1));
        var second = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ofDays(1));

        assertThat(signatures(event)).hasSize(2);
        assertSigned(event, second, first);
        world.time.advance(Duration.ofDays(1));
        assertSigned(event, second);
        var third = stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO);
        assertSigned(event, third);
        for (var overlap : List.of(Duration.ofSeconds(-1), Duration.ofDays(7).plusMillis(1))) {
            Expect.invalid("overlap", () -> stream().rotateSigningSecret(PLATFORM, company.authId(), overlap));
        }
    }

    @Test
    void onlyEventsThatWereRecordedAreSigned() {
        var company = company();
        byEmail(company);
        var event = events(company).get(0);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> stream().sign(PLATFORM, event));
        stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO);

        for (var made : List.of(
                new Event(event.account(), 1, EventType.KYC_COMPLETED, event.at(), event.data()),
                new Event(event.account(), 1, event.type(), event.at(), Map.of("session_status", "COMPLETED")),
                new Event(event.account(), 1, event.type(), event.at().plusMillis(1), event.data()),
                new Event(event.account(), 2, event.type(), event.at(), event.data()))) {
            Expect.notFound("event", made.id(), () -> stream().sign(PLATFORM, made));
        }
        stream().sign(PLATFORM, event);
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

    @Test
    void signingSecretIsNotKeptWithoutACipher() {
        world = worldWith(World::peppered);
        main = world.main("Acme");
        var company = company();

        Expect.conflict(
                ErrorCode.WRONG_STATE, () -> stream().rotateSigningSecret(PLATFORM, company.authId(), Duration.ZERO));
    }

    private Events stream() {
        return world.manager.events();
    }

    private String signed(CreatedAccount account, Event event) {
        stream().rotateSigningSecret(PLATFORM, account.authId(), Duration.ZERO);
        return stream().sign(PLATFORM, event).toString();
    }

    private List<String> signatures(Event event) {
        return List.of(stream()
                .sign(PLATFORM, event)
                .headers()
                .get("webhook-signature")
                .split(" "));
    }

    private void assertSigned(Event event, Secret... secrets) {
        var signed = stream().sign(PLATFORM, event);
        assertThat(signatures(event))
                .containsExactlyElementsOf(Arrays.stream(secrets)
                        .map(secret -> expected(secret, signed.headers(), signed.body()))
                        .toList());
    }

    /** As Standard Webhooks describes it. */
    private static String expected(Secret secret, Map<String, String> headers, String body) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var text = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
