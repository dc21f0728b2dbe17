package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Plane;
import io.subaccounts.access.Remedy;
import io.subaccounts.access.Standing;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.CredentialRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The decisions that people will ask about, by name. */
class AccessPolicyTest {

    private static final AccountId MAIN = Ids.main("main");
    private static final AccountId RESELLER = Ids.sub("reseller");
    private static final AccountId CUSTOMER = Ids.sub("customer");
    private static final ResourceRef TRUNK = ResourceRef.trunk("t");

    private static final KycRules RULES = new KycRules(new Evaluator(KycPolicy.india()));

    private final AccessPolicy policy = new AccessPolicy(RULES, EnumSet.of(Capability.PLACE_CALLS));

    private AccountRowBuilder main = AccountRowBuilder.row(MAIN);
    private AccountRowBuilder reseller = AccountRowBuilder.row(RESELLER).below(MAIN);
    private AccountRowBuilder customer = AccountRowBuilder.row(CUSTOMER).below(RESELLER);

    @Test
    void anAccountInOrderMayPlaceCalls() {
        assertThat(decide(2, 2, Action.PLACE_CALL)).isEmpty();
    }

    @Test
    void aDisabledResellerCutsItsCustomersOffAndIsNamed() {
        reseller.disabled();

        assertThat(decide(2, 2, Action.PLACE_CALL))
                .containsExactly(new Denial(DenialReason.ACCOUNT_DISABLED, RESELLER, Remedy.ENABLE_LEVEL));
        assertThat(decide(0, 0, Action.PLACE_CALL)).isEmpty();
    }

    @Test
    void aParentManagesADisabledChildButDoesNotCallForIt() {
        customer.disabled();

        assertThat(decide(1, 2, Action.CONFIGURE_ACCOUNT)).isEmpty();
        assertThat(decide(1, 2, Action.SWITCH_ACCOUNT)).isEmpty();
        assertThat(decide(1, 2, Action.PLACE_CALL))
                .containsExactly(new Denial(DenialReason.ACCOUNT_DISABLED, CUSTOMER, Remedy.ENABLE_LEVEL));
    }

    @Test
    void aDisabledPrincipalManagesNothing() {
        reseller.disabled();

        assertThat(decide(1, 2, Action.READ_ACCOUNT)).extracting(Denial::at).containsExactly(RESELLER);
        assertThat(decide(1, 1, Action.READ_ACCOUNT)).extracting(Denial::at).containsExactly(RESELLER);
        assertThat(decide(-1, 2, Action.SWITCH_ACCOUNT)).isEmpty();
    }

    @Test
    void nobodyFreesItselfOrSitsInJudgementOverItself() {
        for (Action action : List.of(Action.SWITCH_ACCOUNT, Action.DELETE_ACCOUNT, Action.CONFIGURE_ACCOUNT)) {
            assertThat(decide(1, 1, action))
                    .containsExactly(new Denial(DenialReason.STANDING_TOO_LOW, RESELLER, Remedy.ACT_FROM_ABOVE));
            assertThat(decide(0, 1, action)).isEmpty();
        }
        assertThat(decide(0, 1, Action.SUSPEND_ACCOUNT))
                .extracting(Denial::reason)
                .containsExactly(DenialReason.STANDING_TOO_LOW);
        assertThat(decide(-1, 1, Action.SUSPEND_ACCOUNT)).isEmpty();
    }

    @Test
    void aResellerDoesNotLiftTheVerificationOfItsCustomer() {
        assertThat(decide(1, 2, Action.DEMOTE_KYC))
                .extracting(Denial::reason)
                .containsExactly(DenialReason.STANDING_TOO_LOW);
        assertThat(decide(0, 2, Action.DEMOTE_KYC)).isEmpty();
    }

    @Test
    void whatALevelAboveDeniesNoLevelBelowRegains() {
        main.permissions(Permissions.INHERITED.denying("calls:place"));
        customer.permissions(Permissions.INHERITED.allowing("calls:place").allowing("calls"));

        assertThat(decide(2, 2, Action.PLACE_CALL))
                .containsExactly(new Denial(DenialReason.PERMISSION_DENIED, MAIN, Remedy.CHANGE_PERMISSIONS_OF_LEVEL));
        assertThat(decide(2, 2, Action.RECEIVE_CALL)).isEmpty();
    }

    @Test
    void anUnverifiedCustomerPlacesNoCallsAndIsNamed() {
        reseller.kyc(KycMode.CUSTOMER_USE, KycRow.NONE);

        assertThat(decide(2, 2, Action.PLACE_CALL))
                .containsExactly(new Denial(DenialReason.KYC_REQUIRED, RESELLER, Remedy.COMPLETE_KYC_OF_LEVEL));
        assertThat(decide(2, 2, Action.RECEIVE_CALL)).isEmpty();
        assertThat(decide(2, 2, Action.READ_CDR)).isEmpty();
    }

    @Test
    void aDeletedAccountIsOnlyLookedAt() {
        customer.deleted();

        assertThat(decide(1, 2, Action.READ_ACCOUNT)).isEmpty();
        assertThat(decide(-1, 2, Action.READ_KYC)).isEmpty();
        assertThat(decide(-1, 2, Action.SUSPEND_ACCOUNT))
                .containsExactly(new Denial(DenialReason.ACCOUNT_DELETED, CUSTOMER, Remedy.NONE));
        assertThat(decide(1, 2, Action.UPDATE_ACCOUNT))
                .extracting(Denial::reason)
                .containsExactly(DenialReason.ACCOUNT_DELETED);
    }

    @Test
    void somebodyElsesTrunkLooksLikeNone() {
        assertThat(policy.decide(scene(1, 2, TRUNK, -1, Action.PLACE_CALL, null).question()))
                .containsExactly(new Denial(DenialReason.NOT_FOUND, null, Remedy.NAME_SOMETHING_VISIBLE));
        assertThat(policy.decide(scene(1, 1, TRUNK, 2, Action.PLACE_CALL, null).question()))
                .isEmpty();
    }

    @Test
    void aCallOverTheTrunkOfADisabledOwnerIsRefused() {
        customer.disabled();

        assertThat(policy.decide(scene(1, 1, TRUNK, 2, Action.PLACE_CALL, null).question()))
                .extracting(Denial::at)
                .containsExactly(CUSTOMER);
    }

    @Test
    void aScopeForOneTrunkIsForThatTrunk() {
        CredentialRow row = CredentialRowBuilder.primaryOf(RESELLER)
                .scopes("calls:place:trunk/t")
                .build();

        assertThat(policy.decide(scene(1, 1, TRUNK, 1, Action.PLACE_CALL, row).question()))
                .isEmpty();
        assertThat(policy.decide(scene(1, 1, ResourceRef.trunk("u"), 1, Action.PLACE_CALL, row)
                        .question()))
                .containsExactly(new Denial(DenialReason.SCOPE_MISSING, RESELLER, Remedy.USE_ANOTHER_CREDENTIAL));
        assertThat(policy.decide(scene(1, 1, null, -1, Action.PLACE_CALL, row).question()))
                .extracting(Denial::reason)
                .containsExactly(DenialReason.SCOPE_MISSING);
    }

    @Test
    void allReasonsAreNamedAlwaysInTheSameOrder() {
        main.suspended().permissions(Permissions.INHERITED.denying("calls"));
        reseller.disabled().kyc(KycMode.CUSTOMER_USE, KycRow.NONE);
        customer.deleted().disabled();
        CredentialRow row = CredentialRowBuilder.primaryOf(RESELLER)
                .scopes("cdr:read")
                .validity(ManualTime.START.plusSeconds(1), ManualTime.START)
                .build();
        Action action = new Action("calls", "place", Plane.DATA, Standing.ABOVE_PARENT, Capability.PLACE_CALLS);
        Question question = scene(1, 2, TRUNK, -1, action, row).question();

        List<Denial> denials = policy.decide(question);

        assertThat(denials)
                .containsExactly(
                        new Denial(DenialReason.CREDENTIAL_NOT_YET_VALID, RESELLER, Remedy.WAIT),
                        new Denial(DenialReason.CREDENTIAL_EXPIRED, RESELLER, Remedy.USE_ANOTHER_CREDENTIAL),
                        new Denial(DenialReason.ACCOUNT_DELETED, CUSTOMER, Remedy.NONE),
                        new Denial(DenialReason.ACCOUNT_DISABLED, CUSTOMER, Remedy.ENABLE_LEVEL),
                        new Denial(DenialReason.ACCOUNT_DISABLED, RESELLER, Remedy.ENABLE_LEVEL),
                        new Denial(DenialReason.ACCOUNT_SUSPENDED, MAIN, Remedy.PLATFORM_RESUMES_LEVEL),
                        new Denial(DenialReason.PERMISSION_DENIED, MAIN, Remedy.CHANGE_PERMISSIONS_OF_LEVEL),
                        new Denial(DenialReason.SCOPE_MISSING, RESELLER, Remedy.USE_ANOTHER_CREDENTIAL),
                        new Denial(DenialReason.STANDING_TOO_LOW, RESELLER, Remedy.ACT_FROM_ABOVE),
                        new Denial(DenialReason.KYC_REQUIRED, RESELLER, Remedy.COMPLETE_KYC_OF_LEVEL),
                        new Denial(DenialReason.NOT_FOUND, null, Remedy.NAME_SOMETHING_VISIBLE));
        assertThat(policy.decide(question)).isEqualTo(denials);
        assertThat(new AccessPolicy(RULES, Set.of(Capability.PLACE_CALLS)).decide(question))
                .isEqualTo(denials);
    }

    @Test
    void thePolicyKeepsItsOwnSetOfCapabilities() {
        reseller.kyc(KycMode.CUSTOMER_USE, KycRow.NONE);
        var withheld = new HashSet<>(Set.of(Capability.RECEIVE_CALLS));
        var strict = new AccessPolicy(RULES, withheld);
        withheld.clear();

        assertThat(strict.decide(
                        scene(1, 1, null, -1, Action.RECEIVE_CALL, null).question()))
                .hasSize(1);
        assertThat(strict.decide(scene(1, 1, null, -1, Action.BUY_NUMBER, null).question()))
                .isEmpty();
    }

    private List<Denial> decide(int principal, int subject, Action action) {
        return policy.decide(scene(principal, subject, null, -1, action, null).question());
    }

    private Scene scene(
            int principal,
            int subject,
            @Nullable ResourceRef object,
            int owner,
            Action action,
            @Nullable CredentialRow credential) {
        List<AccountRow> path = List.of(main.build(), reseller.build(), customer.build());
        Actor actor = principal < 0
                ? Actor.platform("ops")
                : credential == null
                        ? Actor.account(path.get(principal).id())
                        : new Actor.OfCredential(path.get(principal).id(), credential.id(), 1);
        return new Scene(path, actor, principal, subject, object, owner, action, credential);
    }
}
