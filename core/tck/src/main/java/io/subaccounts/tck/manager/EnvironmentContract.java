package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.access.DenialReason;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.ResourceRule;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.common.PageRequest;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.RotationResult;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.resources.ClaimResult;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live and test accounts live in one installation, and nothing crosses from the one to the other. */
abstract class EnvironmentContract extends ManagerContract {

    /** Those that differ in the environment alone stand as far from the one end as from the other. */
    private static final List<String> PREFIXES = List.of("MA_", "SA_", "CR_", "CT_", "ST_", "MT_");

    private CreatedAccount live;
    private CreatedAccount liveKite;
    private CreatedAccount test;
    private CreatedAccount testKite;

    @BeforeEach
    void plantOneTreeInEach() {
        live = world.main("live");
        liveKite = world.sub(live, "live kite");
        test = world.testMain("test");
        testKite = world.sub(test, "test kite");
    }

    @Test
    void accountsAreLiveUnlessSaid() {
        assertThat(live.account().environment()).isEqualTo(Environment.LIVE);
        assertThat(liveKite.account().environment()).isEqualTo(Environment.LIVE);
        assertThat(world.accounts()
                        .createMain(PLATFORM, NewAccount.named("said").environment(Environment.LIVE))
                        .authId()
                        .value())
                .startsWith("MA_");
    }

    @Test
    void everythingOfATestAccountSaysSo() {
        var further = world.credentials().issue(test.asActor(), testKite.authId(), NewCredential.named("ci"));
        var rotated = (RotationResult.Rotated)
                world.credentials().rotate(test.asActor(), further.authId(), Rotation.cutNow());

        assertThat(test.authId().value()).matches("MT_[0-9A-Z]{20}");
        assertThat(testKite.authId().value()).matches("ST_[0-9A-Z]{20}");
        assertThat(further.authId().value()).matches("CT_[0-9A-Z]{20}");
        for (var token : List.of(
                test.authToken(),
                testKite.authToken(),
                further.token(),
                rotated.issued().token())) {
            assertThat(token.reveal()).matches("stt_[0-9A-Za-z]{49}");
        }
        assertThat(testKite.account().environment()).isEqualTo(Environment.TEST);
        assertThat(world.read(testKite)).isEqualTo(testKite.account());
        assertThat(further.authId().environment()).isEqualTo(Environment.TEST);
    }

    @Test
    void testAccountsWorkLikeLiveOnes() {
        var further = world.credentials().issue(test.asActor(), testKite.authId(), NewCredential.named("ci"));

        assertThat(world.signIn(testKite).account()).isEqualTo(testKite.authId());
        assertThat(world.signIn(further).credential()).isEqualTo(further.authId());
        assertThat(world.access()
                        .authorize(world.signIn(testKite), Action.PLACE_CALL)
                        .isAllowed())
                .isTrue();
        world.accounts().disable(test.asActor(), testKite.authId());
        Expect.refused(world.present(testKite), Expect.disabled(testKite));
    }

    @Test
    void childCannotBeOfAnotherEnvironmentThanItsParent() {
        var testing = NewAccount.named("x").environment(Environment.TEST);
        var living = NewAccount.named("x").environment(Environment.LIVE);

        for (var actor : List.of(PLATFORM, live.asActor())) {
            Expect.invalid("environment", () -> world.accounts().create(actor, live.authId(), testing));
        }
        for (var actor : List.of(PLATFORM, test.asActor())) {
            Expect.invalid("environment", () -> world.accounts().create(actor, test.authId(), living));
        }
        assertThat(below(live)).containsExactly(liveKite.account());
        assertThat(below(test)).containsExactly(testKite.account());
        assertThat(world.sub(test, testing).account().environment()).isEqualTo(Environment.TEST);
        assertThat(world.sub(live, living).account().environment()).isEqualTo(Environment.LIVE);
    }

    @Test
    void nothingMovesToTheOtherEnvironment() {
        Expect.conflict(
                ErrorCode.ENVIRONMENT_MISMATCH,
                () -> world.accounts().move(PLATFORM, liveKite.authId(), test.authId()));
        Expect.conflict(
                ErrorCode.ENVIRONMENT_MISMATCH,
                () -> world.accounts().move(PLATFORM, testKite.authId(), liveKite.authId()));

        assertThat(world.read(liveKite)).isEqualTo(liveKite.account());
        assertThat(world.read(testKite)).isEqualTo(testKite.account());
        assertThat(below(live)).containsExactly(liveKite.account());
        assertThat(below(test)).containsExactly(testKite.account());
    }

    @Test
    void nothingIsTransferredToTheOtherEnvironment() {
        var trunk = world.freshTrunk();
        var before = world.claim(liveKite, trunk);

        for (var receiver : List.of(test, testKite)) {
            Expect.conflict(
                    ErrorCode.ENVIRONMENT_MISMATCH,
                    () -> world.resources().transfer(PLATFORM, trunk, receiver.authId()));
        }
        assertThat(world.resources().owner(PLATFORM, trunk)).contains(before);
    }

    @Test
    void nothingIsLeftToAnHeirInTheOtherEnvironment() {
        var trunk = world.freshTrunk();
        var before = world.claim(liveKite, trunk);
        var byType = DeletePolicy.cascade().resources("trunk", ResourceRule.to(testKite.authId()));
        var otherwise = new DeletePolicy(DeletePolicy.DescendantRule.CASCADE, ResourceRule.to(test.authId()), Map.of());

        for (var policy : List.of(byType, otherwise)) {
            Expect.conflict(
                    ErrorCode.ENVIRONMENT_MISMATCH,
                    () -> world.accounts().planDeletion(PLATFORM, liveKite.authId(), policy));
        }
        assertThat(world.read(liveKite)).isEqualTo(liveKite.account());
        assertThat(world.resources().owner(PLATFORM, trunk)).contains(before);
    }

    @Test
    void otherEnvironmentDoesNotExistForAccounts() {
        var trunk = world.freshTrunk();
        world.claim(liveKite, trunk);
        var policy = DeletePolicy.cascade().resources("trunk", ResourceRule.to(test.authId()));

        Expect.notFound("account", test.authId(), () -> world.accounts().get(live.asActor(), test.authId()));
        Expect.notFound(
                "account",
                test.authId(),
                () -> world.accounts().create(live.asActor(), test.authId(), NewAccount.named("x")));
        Expect.notFound(
                "account",
                test.authId(),
                () -> world.accounts().move(live.asActor(), liveKite.authId(), test.authId()));
        Expect.notFound(
                "account", test.authId(), () -> world.resources().transfer(live.asActor(), trunk, test.authId()));
        Expect.notFound(
                "account",
                test.authId(),
                () -> world.accounts().planDeletion(live.asActor(), liveKite.authId(), policy));
        Expect.notFound("resource", trunk, () -> world.resources().transfer(test.asActor(), trunk, testKite.authId()));
        assertThat(world.resources().owner(test.asActor(), trunk)).isEmpty();
    }

    @Test
    void resourceHasOneOwnerInBothTogether() {
        var trunk = world.freshTrunk();
        var before = world.claim(liveKite, trunk);

        assertThat(world.resources().claim(test.asActor(), testKite.authId(), trunk))
                .isEqualTo(new ClaimResult.Unavailable(List.of(trunk)));
        assertThat(world.resources().owner(PLATFORM, trunk)).contains(before);
    }

    @Test
    void credentialOfTheOtherEnvironmentIsNoCredentialOfTheAccount() {
        var theirs = world.credentials().issue(PLATFORM, testKite.authId(), NewCredential.named("theirs"));

        for (var credential : List.of(theirs.authId(), CredentialId.primaryOf(testKite.authId()))) {
            var forged = new Actor.OfCredential(live.authId(), credential, 1);
            Expect.denied(() -> world.accounts().get(forged, liveKite.authId()), DenialReason.CREDENTIAL_REVOKED);
        }
    }

    @Test
    void evidenceInTestModeOpensNothingLive() {
        var customer = NewAccount.named("c").email("c@kite.example").kycMode(KycMode.CUSTOMER_USE);
        var liveCustomer = world.sub(live, customer);
        var testCustomer = world.sub(test, customer);
        world.openGate(testCustomer.authId());

        assertThat(world.read(testCustomer).kycCallsBlocked()).isFalse();
        assertThat(world.read(liveCustomer).kycCallsBlocked()).isTrue();
    }

    @Test
    void idWithTheOtherPrefixNamesNothing() {
        for (var account : List.of(live, liveKite, test, testKite)) {
            var twin = AccountId.parse(swapped(account.authId().value()));

            Expect.notFound("account", twin, () -> world.accounts().get(PLATFORM, twin));
            assertThat(world.present(twin, account.authToken())).isEqualTo(Expect.NOTHING_PROVED);
        }
        for (var account : List.of(liveKite, testKite)) {
            var issued = world.credentials().issue(PLATFORM, account.authId(), NewCredential.named("ci"));
            var twin = CredentialId.parse(swapped(issued.authId().value()));

            Expect.notFound("credential", twin, () -> world.credentials().get(PLATFORM, twin));
            assertThat(world.present(twin, issued.token())).isEqualTo(Expect.NOTHING_PROVED);
        }
    }

    @Test
    void listsAreNarrowedToOneEnvironment() {
        var name = "both " + UUID.randomUUID();
        var one = world.main(name);
        var other = world.testMain(name);
        var query = AccountQuery.mainAccounts().namePrefix(name);

        assertThat(listed(query)).containsExactly(other.account(), one.account());
        assertThat(listed(query.environment(Environment.LIVE))).containsExactly(one.account());
        assertThat(listed(query.environment(Environment.TEST))).containsExactly(other.account());
        assertThat(listed(AccountQuery.subtreeOf(live.authId()).environment(Environment.TEST)))
                .isEmpty();
    }

    private List<Account> below(CreatedAccount top) {
        return listed(AccountQuery.subtreeOf(top.authId()));
    }

    private List<Account> listed(AccountQuery query) {
        return world.accounts().list(PLATFORM, query, PageRequest.first(100)).items();
    }

    private static String swapped(String id) {
        return PREFIXES.get(5 - PREFIXES.indexOf(id.substring(0, 3))) + id.substring(3);
    }
}
