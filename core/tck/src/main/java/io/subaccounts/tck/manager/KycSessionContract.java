package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.session.KycSession;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SessionState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hosted sessions as the account's side sees them: created, read, sent again, reminded of, revoked, expired. */
abstract class KycSessionContract extends SessionContract {

    @Test
    void sessionByEmailGoesToTheAccountsAddressForSevenDays() {
        var company = company();
        var ready = byEmail(company);
        var now = world.time.now();

        assertThat(ready.link().reveal()).matches("kst_[A-Za-z0-9_-]{64}");
        assertThat(ready.session().id().value()).startsWith("KS_");
        assertThat(ready.session())
                .isEqualTo(new KycSession(
                        ready.session().id(),
                        company.authId(),
                        SessionFlow.EMAIL,
                        SessionState.EMAIL_SENT,
                        "o***@kite.example",
                        null,
                        null,
                        List.of(),
                        Map.of(),
                        null,
                        Set.of(),
                        now,
                        now.plus(Duration.ofDays(7)),
                        now,
                        null,
                        null,
                        null));
        assertThat(read(ready)).isEqualTo(ready.session());
        assertThat(eventTypes(company)).containsExactly(EventType.KYC_INITIATED);
    }

    @Test
    void sessionByRedirectIsReadyToBeHandedOver() {
        var ready = byRedirect(company());

        assertThat(ready.session().state()).isEqualTo(SessionState.LINK_READY);
        assertThat(ready.session().redirectUrl()).isEqualTo(BACK);
        assertThat(ready.session().maskedEmail()).isNull();
    }

    @Test
    void sessionOfATestAccountSaysSo() {
        assertThat(byEmail(testCompany()).session().id().value()).matches("KT_[0-9A-Z]{20}");
    }

    @Test
    void addressCanBeAnotherButMustBeThere() {
        var unreachable = world.sub(main, "unreachable");

        Expect.invalid("customer_email", () -> byEmail(unreachable));
        Expect.invalid("customer_email", () -> create(unreachable, NewSession.byEmail("no address")));
        assertThat(create(unreachable, NewSession.byEmail("zoe@kite.example"))
                        .session()
                        .maskedEmail())
                .isEqualTo("z***@kite.example");
    }

    @Test
    void eachFlowHasItsOwnAddresses() {
        var company = company();
        var both = new NewSession(SessionFlow.EMAIL, null, BACK, 7, List.of(), null, Map.of());
        var neither = new NewSession(SessionFlow.REDIRECT, null, null, 7, List.of(), null, Map.of());
        var mailed = new NewSession(SessionFlow.REDIRECT, "zoe@kite.example", BACK, 7, List.of(), null, Map.of());

        Expect.invalid("redirect_url", () -> create(company, both));
        Expect.invalid("redirect_url", () -> create(company, neither));
        Expect.invalid("customer_email", () -> create(company, mailed));
        for (var address : List.of(
                "http://kite.example/",
                "https://user@kite.example/",
                "https://kite.example/#x",
                "https:///x",
                "https://kite.example/" + "x".repeat(500))) {
            var url = URI.create(address);
            Expect.invalid("redirect_url", () -> create(company, NewSession.byRedirect(url)));
            Expect.invalid(
                    "webhook_url", () -> create(company, NewSession.byEmail().webhookUrl(url)));
        }
        assertThat(eventTypes(company)).isEmpty();
    }

    @Test
    void sessionIsGoodForOneTo365Days() {
        var company = company();

        for (int days : new int[] {-1, 0, 366}) {
            Expect.invalid(
                    "expires_in_days",
                    () -> create(company, NewSession.byEmail().expiresInDays(days)));
        }
        for (int days : new int[] {1, 365}) {
            var session =
                    create(company, NewSession.byEmail().expiresInDays(days)).session();
            assertThat(session.expiresAt()).isEqualTo(world.time.now().plus(Duration.ofDays(days)));
        }
    }

    @Test
    void metadataAndWebhookAddressAreEchoedInEvents() {
        var company = company();
        create(
                company,
                NewSession.byEmail()
                        .metadata(Map.of("order", "7"))
                        .webhookUrl(URI.create("https://hooks.example/kyc")));

        assertThat(events(company).get(0).data())
                .containsEntry("metadata.order", "7")
                .containsEntry("webhook_url", "https://hooks.example/kyc")
                .containsEntry("customer_email", "o***@kite.example");
        Expect.invalid("metadata", () -> create(company, NewSession.byEmail().metadata(Map.of("a b", "c"))));
    }

    @Test
    void newSessionTakesThePlaceOfTheActiveOneIfSaidSo() {
        var company = company();
        var first = byEmail(company);
        var second = byEmail(company);

        assertThat(read(first).state()).isEqualTo(SessionState.REVOKED);
        assertThat(read(first).endReason()).isNotBlank();
        assertDead(first.link());
        assertThat(open(second.link()).session().state()).isEqualTo(SessionState.OPENED);
        assertThat(eventTypes(company))
                .startsWith(EventType.KYC_INITIATED, EventType.KYC_SESSION_REVOKED, EventType.KYC_INITIATED);
    }

    @Test
    void newSessionIsRejectedIfSaidSoAndTheActiveOneGoesOn() {
        var company = company();
        var first = byEmail(company);

        var result = sessions().create(above(company), company.authId(), NewSession.byEmail(), OnActiveSession.REJECT);

        assertThat(result).isEqualTo(new SessionResult.AlreadyActive(first.session()));
        assertThat(list(company)).containsExactly(first.session());
        open(first.link());
    }

    @Test
    void sessionWhoseTimeIsOverRejectsNoOther() {
        var company = company();
        var first = byEmail(company);
        world.time.jumpTo(first.session().expiresAt());

        assertThat(sessions().create(above(company), company.authId(), NewSession.byEmail(), OnActiveSession.REJECT))
                .isInstanceOf(SessionResult.Ready.class);
        assertThat(read(first).state()).isEqualTo(SessionState.EXPIRED);
        assertThat(times(company, EventType.KYC_SESSION_EXPIRED)).isEqualTo(1);
    }

    @Test
    void remindersFitTheLifeOfASessionByEmail() {
        var company = company();
        var many = IntStream.rangeClosed(1, 11).boxed().toList();

        for (var days : List.of(List.of(0), List.of(7), List.of(-1), many)) {
            Expect.invalid(
                    "reminder_days_before",
                    () -> create(company, NewSession.byEmail().reminders(days)));
        }
        Expect.invalid(
                "reminder_days_before",
                () -> create(company, NewSession.byRedirect(BACK).reminders(List.of(1))));
    }

    @Test
    void onlyThoseAboveCreateAndTheAccountItselfReads() {
        var company = company();
        var own = company.asActor();
        var stranger = company();
        var ready = byEmail(company);
        var id = ready.session().id();

        Expect.standingTooLow(
                () -> sessions().create(own, company.authId(), NewSession.byEmail(), OnActiveSession.REPLACE));
        Expect.standingTooLow(() -> sessions().resend(own, id));
        Expect.standingTooLow(() -> sessions().revoke(own, id, null));
        assertThat(sessions().get(own, id)).isEqualTo(ready.session());
        Expect.notFound("session", id, () -> sessions().get(stranger.asActor(), id));
        Expect.notFound("session", id, () -> sessions().resend(stranger.asActor(), id));
        Expect.notFound("session", id, () -> sessions().revoke(stranger.asActor(), id, null));
        Expect.notFound(
                "account",
                company.authId(),
                () -> sessions().list(stranger.asActor(), company.authId(), PageRequest.first(1)));
        var absent = new SessionId("KS_00000000000000000000");
        Expect.notFound("session", absent, () -> sessions().get(PLATFORM, absent));
    }

    @Test
    void sessionsAreListedInPages() {
        var company = company();
        var made = new ArrayList<SessionId>();
        for (int i = 0; i < 5; i++) {
            made.add(byEmail(company).session().id());
        }
        var page = PageRequest.first(2).oldestFirst();
        var walked = new ArrayList<SessionId>();
        while (true) {
            var answer = sessions().list(company.asActor(), company.authId(), page);
            answer.items().forEach(session -> walked.add(session.id()));
            if (answer.next().isEmpty()) {
                break;
            }
            page = page.after(answer.next().get());
        }
        assertThat(walked).isEqualTo(made);
        Expect.invalid("size", () -> sessions().list(PLATFORM, company.authId(), PageRequest.first(0)));
    }

    @Test
    void addressIsNotKeptWithoutACipher() {
        world = worldWith(World::peppered);
        main = world.main("Acme");
        var company = company();

        Expect.conflict(ErrorCode.WRONG_STATE, () -> byEmail(company));
        assertThat(list(company)).isEmpty();
    }

    private List<KycSession> list(CreatedAccount account) {
        return sessions()
                .list(PLATFORM, account.authId(), PageRequest.first(100))
                .items();
    }
}
