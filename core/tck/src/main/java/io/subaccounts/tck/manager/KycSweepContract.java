package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sweep brings every policy to every account, and goes on past what it cannot read. */
abstract class KycSweepContract extends SessionContract {

    private static final KycPolicy STRICT = KycPolicy.of(
            "strict",
            "IN",
            List.of(PolicyVersion.first(List.of(
                    RequirementRule.anyOf("pan", "IN", Set.of(BusinessType.PRIVATE_LIMITED), DocumentType.PAN),
                    RequirementRule.anyOf("company", "IN", Set.of(BusinessType.PRIVATE_LIMITED), DocumentType.CIN)))));

    private final Set<AccountId> bad = new HashSet<>();

    @BeforeEach
    void mendAllRows() {
        bad.clear();
    }

    @Test
    void policyThatReturnsIsBroughtToTheAccountsAgain() {
        var company = company();
        verify(company);
        sweep();

        reopenUnder(STRICT);
        sweep();
        assertThat(gates(company)).containsExactly(EventType.KYC_GATE_OPENED, EventType.KYC_GATE_CLOSED);
        for (int i = 0; i < 2; i++) {
            reopenUnder(KycPolicy.india());
            sweep();
            assertThat(gates(company)).endsWith(EventType.KYC_GATE_CLOSED, EventType.KYC_GATE_OPENED);
            reopenUnder(STRICT);
            sweep();
            assertThat(gates(company)).endsWith(EventType.KYC_GATE_OPENED, EventType.KYC_GATE_CLOSED);
        }
        assertThat(gates(company)).hasSize(6);
    }

    @Test
    void policyThatDidNotReachAllAccountsIsNoHindranceToTheOneThatReturns() {
        var company = company();
        verify(company);
        sweep();
        bad.add(company().authId());
        reopenUnder(STRICT);
        sweep();
        assertThat(gates(company)).endsWith(EventType.KYC_GATE_CLOSED);

        bad.clear();
        reopenUnder(KycPolicy.india());
        sweep();

        assertThat(gates(company)).endsWith(EventType.KYC_GATE_OPENED);
    }

    @Test
    void otherHolderTypesAreBroughtToTheAccountsToo() {
        var company = company();
        verify(company);
        sweep();
        var types = new HashMap<>(KycPolicy.india().holderTypes());
        types.put(BusinessType.PRIVATE_LIMITED, Set.of('F'));

        reopenUnder(KycPolicy.india().holderTypes(types));
        sweep();

        assertThat(gates(company)).containsExactly(EventType.KYC_GATE_OPENED, EventType.KYC_GATE_CLOSED);
    }

    @Test
    void shorterPatienceReachesWhoInheritsItsGateToo() {
        var desk = world.sub(main, "desk");
        provider.defers("never-" + desk.authId());
        pan(desk, PAN);

        reopenUnder(KycPolicy.india().pendingFor(Duration.ofDays(1)));
        sweep();
        world.time.advance(Duration.ofDays(1));
        sweep();

        assertThat(attempts(desk)).extracting(attempt -> attempt.state()).containsExactly(AttemptState.ERROR);
    }

    @Test
    void accountThatCannotBeReadKeepsNoOtherFromBeingBroughtThePolicy() {
        var first = company();
        var second = company();
        verify(first);
        verify(second);
        sweep();
        bad.add(first.authId());

        reopenUnder(STRICT);
        sweep();
        assertThat(gates(second)).endsWith(EventType.KYC_GATE_CLOSED);
        bad.clear();
        assertThat(gates(first)).endsWith(EventType.KYC_GATE_OPENED);
        sweep();

        assertThat(gates(first)).endsWith(EventType.KYC_GATE_CLOSED);
    }

    @Test
    void accountThatCannotBeReadKeepsNoOtherThatIsDueWaiting() {
        reopenUnder(KycPolicy.india());
        sweep();
        var first = company();
        var second = company();
        Instant until = world.time.now().plus(Duration.ofDays(1));
        for (var company : List.of(first, second)) {
            world.kycDecisions().override(PLATFORM, company.authId(), KycOverride.open("case-1", "vouched", until));
        }
        bad.add(first.authId());
        world.time.jumpTo(until);

        for (int i = 0; i < 100 && !gates(second).contains(EventType.KYC_GATE_CLOSED); i++) {
            world.kyc().sweep(1);
        }
        assertThat(gates(second)).endsWith(EventType.KYC_GATE_CLOSED);
        bad.clear();
        assertThat(gates(first)).endsWith(EventType.KYC_GATE_OPENED);
        sweep();

        assertThat(gates(first)).endsWith(EventType.KYC_GATE_CLOSED);
    }

    @Test
    void sessionThatCannotBeReadKeepsNoOtherFromExpiring() {
        reopenUnder(KycPolicy.india());
        sweep();
        var first = company();
        var second = company();
        byEmail(first);
        byEmail(second);
        bad.add(first.authId());
        world.time.advance(Duration.ofDays(30));

        for (int i = 0; i < 100 && !eventTypes(second).contains(EventType.KYC_SESSION_EXPIRED); i++) {
            world.kyc().sweep(1);
        }
        assertThat(eventTypes(second)).contains(EventType.KYC_SESSION_EXPIRED);
        bad.clear();
        assertThat(eventTypes(first)).doesNotContain(EventType.KYC_SESSION_EXPIRED);
        sweep();

        assertThat(eventTypes(first)).contains(EventType.KYC_SESSION_EXPIRED);
    }

    /** One more manager over the same accounts, started later, under another policy. */
    private void reopenUnder(KycPolicy policy) {
        Instant now = world.time.now();
        world = worldOver(
                new FailingRow(storage(), bad), settings -> verifying(settings).kycPolicy(policy));
        world.time.jumpTo(now);
    }

    private List<EventType> gates(CreatedAccount account) {
        return eventTypes(account).stream()
                .filter(type -> type == EventType.KYC_GATE_OPENED || type == EventType.KYC_GATE_CLOSED)
                .toList();
    }
}
