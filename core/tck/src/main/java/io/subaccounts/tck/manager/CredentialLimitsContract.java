package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.AccessDeniedException;
import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Origin;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.common.PageRequest;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.IssuedCredential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.Scope;
import io.subaccounts.resources.ResourceRef;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A credential works within its scopes, its time and its addresses, and hands on nothing wider than itself. */
abstract class CredentialLimitsContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
    }

    @Test
    void credentialDoesNotWorkBeforeItsTimeNorFromItsEndOn() {
        var from = world.time.now().plusSeconds(10);
        var until = from.plusSeconds(10);
        var issued = issue(NewCredential.named("ci").notBefore(from).expiresAt(until));

        Expect.refused(world.present(issued), DenialReason.CREDENTIAL_NOT_YET_VALID);
        world.time.advance(Duration.ofSeconds(10));
        var principal = world.signIn(issued);
        world.time.advance(Duration.ofSeconds(10));
        Expect.refused(world.present(issued), DenialReason.CREDENTIAL_EXPIRED);
        assertThat(world.access().authorize(principal, Action.READ_CDR).isAllowed())
                .as("a principal is no longer-lived than its credential")
                .isFalse();
        Expect.denied(() -> world.accounts().get(principal.asActor(), kite.authId()), DenialReason.CREDENTIAL_EXPIRED);
    }

    @Test
    void wrongTokenLearnsNothingAboutTimesAndAddresses() {
        var issued = issue(NewCredential.named("ci")
                .notBefore(world.time.now().plusSeconds(10))
                .origins(Cidr.parse("203.0.113.0/24")));

        assertThat(world.present(issued.authId(), acme.authToken())).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void allReasonsAreGivenToWhoHasTheRightToken() {
        var issued = issue(NewCredential.named("ci")
                .expiresAt(world.time.now().plusSeconds(10))
                .origins(Cidr.parse("203.0.113.0/24")));
        world.time.advance(Duration.ofSeconds(11));
        world.accounts().disable(PLATFORM, acme.authId());

        var refused = (Authentication.Refused) world.present(issued);
        assertThat(refused.denials())
                .extracting(denial -> denial.reason())
                .containsExactlyInAnyOrder(
                        DenialReason.CREDENTIAL_EXPIRED,
                        DenialReason.ORIGIN_NOT_ALLOWED,
                        DenialReason.ACCOUNT_DISABLED);
        assertThat(refused.denials()).contains(Expect.disabled(acme));
    }

    @Test
    void credentialWorksFromItsAddressesOnly() throws UnknownHostException {
        var issued =
                issue(NewCredential.named("ci").origins(Cidr.parse("203.0.113.0/24"), Cidr.parse("2001:db8::/32")));

        for (var good : new String[] {"203.0.113.0", "203.0.113.255", "2001:db8::1", "::ffff:203.0.113.7"}) {
            assertThat(from(issued, good)).as(good).isInstanceOf(Authentication.Authenticated.class);
        }
        for (var bad : new String[] {"203.0.112.255", "203.0.114.0", "2001:db9::", "::1", "127.0.0.1"}) {
            Expect.refused(from(issued, bad), DenialReason.ORIGIN_NOT_ALLOWED);
        }
        Expect.refused(world.present(issued), DenialReason.ORIGIN_NOT_ALLOWED);
    }

    @Test
    void scopesLimitWhatIsAuthorized() {
        var trunk = world.freshTrunk();
        var other = world.freshTrunk();
        world.claim(kite, trunk);
        world.claim(kite, other);
        var principal = world.signIn(issue(
                NewCredential.named("ci").scopes(new Scope("calls", "place", trunk.toString()), Scope.parse("cdr:*"))));

        assertThat(world.access().authorize(principal, Action.PLACE_CALL, trunk).isAllowed())
                .isTrue();
        assertThat(world.access().authorize(principal, Action.READ_CDR).isAllowed())
                .isTrue();
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL, other), DenialReason.SCOPE_MISSING);
        Expect.denied(world.access().authorize(principal, Action.RECEIVE_CALL, trunk), DenialReason.SCOPE_MISSING);
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), DenialReason.SCOPE_MISSING);
    }

    @Test
    void scopesLimitManagement() {
        var child = world.sub(kite, "child");
        var actor = actor(Scope.parse("accounts:read"), new Scope("resources", "claim", "trunk/mine"));

        assertThat(world.accounts().get(actor, child.authId()).id()).isEqualTo(child.authId());
        assertThat(world.accounts()
                        .list(actor, AccountQuery.childrenOf(kite.authId()), PageRequest.first(10))
                        .items())
                .hasSize(1);
        Expect.denied(() -> world.accounts().disable(actor, child.authId()), DenialReason.SCOPE_MISSING);
        Expect.denied(
                () -> world.accounts().create(actor, kite.authId(), NewAccount.named("x")), DenialReason.SCOPE_MISSING);
        Expect.denied(() -> world.credentials().list(actor, kite.authId()), DenialReason.SCOPE_MISSING);
        Expect.denied(
                () -> world.resources().claim(actor, kite.authId(), ResourceRef.trunk("others")),
                DenialReason.SCOPE_MISSING);
        Expect.denied(() -> world.kyc().status(actor, kite.authId()), DenialReason.SCOPE_MISSING);
    }

    @Test
    void scopeForOneAccountCoversThatAccountOnly() {
        var child = world.sub(kite, "child");
        var actor = actor(new Scope("accounts", "*", child.authId().value()));

        assertThat(world.accounts().get(actor, child.authId()).id()).isEqualTo(child.authId());
        assertThat(world.accounts().disable(actor, child.authId()).changed()).isTrue();
        Expect.denied(() -> world.accounts().get(actor, kite.authId()), DenialReason.SCOPE_MISSING);
    }

    @Test
    void scopesNeverWidenWhatTheAccountMay() {
        var actor = actor(Scope.EVERYTHING);

        Expect.notFound("account", acme.authId(), () -> world.accounts().get(actor, acme.authId()));
        Expect.standingTooLow(() -> world.accounts().disable(actor, kite.authId()));
        Expect.standingTooLow(() -> world.accounts().suspend(actor, kite.authId()));
    }

    @Test
    void credentialIssuesNothingWiderThanItself() {
        var until = world.time.now().plus(Duration.ofDays(1));
        var office = Cidr.parse("203.0.113.0/24");
        var narrow = issue(NewCredential.named("narrow")
                .scopes(Scope.parse("credentials:*"), Scope.parse("calls:place"))
                .expiresAt(until)
                .origins(office));
        var actor = new Actor.OfCredential(kite.authId(), narrow.authId(), secretOf(narrow));
        var fitting = NewCredential.named("x")
                .scopes(Scope.parse("calls:place:trunk/t"))
                .expiresAt(until)
                .origins(Cidr.parse("203.0.113.128/25"));

        refusedAsWider(actor, fitting.scopes(Scope.EVERYTHING));
        refusedAsWider(actor, fitting.scopes(Scope.parse("calls:*")));
        refusedAsWider(actor, fitting.scopes(Scope.parse("calls:place"), Scope.parse("cdr:read")));
        refusedAsWider(actor, fitting.expiresAt(until.plusMillis(1)));
        refusedAsWider(actor, new NewCredential("x", fitting.scopes(), null, null, fitting.origins()));
        refusedAsWider(actor, fitting.origins(Cidr.parse("203.0.112.0/23")));
        refusedAsWider(actor, fitting.origins(office, Cidr.parse("2001:db8::/32")));
        refusedAsWider(actor, fitting.origins(new Cidr[0]));
        assertThat(world.credentials().list(PLATFORM, kite.authId()))
                .as("a refused issue leaves nothing behind")
                .hasSize(2);

        assertThat(world.credentials()
                        .issue(actor, kite.authId(), fitting)
                        .credential()
                        .scopes())
                .containsExactly(Scope.parse("calls:place:trunk/t"));
    }

    @Test
    void credentialRotatesNothingWiderThanItself() {
        var wide = issue(NewCredential.named("wide"));
        var actor = actor(Scope.parse("credentials:*"));

        Expect.denied(
                () -> world.credentials().rotate(actor, wide.authId(), Rotation.cutNow()), DenialReason.SCOPE_MISSING);
        Expect.denied(
                () -> world.credentials().rotate(actor, world.signIn(kite).credential(), Rotation.cutNow()),
                DenialReason.SCOPE_MISSING);
        assertThat(world.signIn(wide).credential()).isEqualTo(wide.authId());
    }

    @Test
    void credentialRotatesItself() {
        var narrow = issue(NewCredential.named("narrow").scopes(Scope.parse("credentials:rotate")));
        var actor = world.signIn(narrow).asActor();

        var rotated = world.credentials()
                .rotate(actor, narrow.authId(), Rotation.cutNow())
                .orElseThrow();

        assertThat(world.signIn(rotated).credential()).isEqualTo(narrow.authId());
        Expect.denied(
                () -> world.credentials().rotate(actor, narrow.authId(), Rotation.cutNow()),
                DenialReason.CREDENTIAL_REVOKED);
    }

    @Test
    void actorIsRefusedAsSoonAsItsSecretIsNotLive() {
        var issued = issue(NewCredential.named("ci"));
        var actor = world.signIn(issued).asActor();
        world.credentials().revoke(PLATFORM, issued.authId());

        Expect.denied(() -> world.accounts().get(actor, kite.authId()), DenialReason.CREDENTIAL_REVOKED);

        var primary = world.signIn(kite);
        world.credentials().rotate(PLATFORM, primary.credential(), Rotation.cutNow());
        Expect.denied(() -> world.accounts().get(primary.asActor(), kite.authId()), DenialReason.CREDENTIAL_REVOKED);
        assertThat(world.accounts().get(kite.asActor(), kite.authId()).id()).isEqualTo(kite.authId());
    }

    private IssuedCredential issue(NewCredential credential) {
        return world.credentials().issue(PLATFORM, kite.authId(), credential);
    }

    private Actor actor(Scope... scopes) {
        return world.signIn(issue(NewCredential.named("scoped").scopes(scopes))).asActor();
    }

    private static int secretOf(IssuedCredential issued) {
        return issued.credential().secrets().get(0).number();
    }

    private Authentication from(IssuedCredential issued, String address) throws UnknownHostException {
        return world.access()
                .authenticate(
                        issued.authId().value(), issued.token().reveal(), Origin.of(InetAddress.getByName(address)));
    }

    private void refusedAsWider(Actor actor, NewCredential wider) {
        assertThat(Expect.thrownBy("issuing " + wider, () -> world.credentials().issue(actor, kite.authId(), wider)))
                .as("an actor that acts through a credential cannot issue a wider one: " + wider)
                .isInstanceOf(AccessDeniedException.class);
    }
}
