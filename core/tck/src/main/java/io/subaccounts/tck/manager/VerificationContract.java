package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.SubaccountManagerBuilder;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Environment;
import io.subaccounts.common.PageRequest;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.host.FieldCipher;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts about verification share: a provider that does as it is told, and customers of each kind. */
abstract class VerificationContract extends ManagerContract {

    static final String NAME = "Blue Kite Private Limited";
    static final String PAN = "AAACB1234C";
    static final String PAN_MASK = "AAACBXXXXC";
    static final String OTHER_PAN = "AAACD5678E";
    static final String PERSONS_PAN = "AAAPB1234C";
    static final String GSTIN = "27AAACB1234C1ZF";
    static final String OTHER_GSTIN = "27AAACD5678E1ZL";

    /** The documented inputs of test mode. */
    static final String SUCCESS = "TESTSUCCESS0001";

    static final String FAIL = "TESTFAIL0001";
    static final String ERROR = "TESTERROR0001";
    static final String PENDING = "TESTPENDING001";
    static final String PENDING_FAIL = "TESTPENDING_FAIL";

    ScriptedProvider provider;
    CreatedAccount main;

    /** A tree in an installation that may keep personal data and has one provider. */
    @BeforeEach
    void openVerification() {
        provider = new ScriptedProvider("primary");
        openUnder(KycPolicy.india());
    }

    /** Begins anew under another policy. */
    final void openUnder(KycPolicy policy) {
        world = worldWith(settings -> verifying(settings).kycPolicy(policy));
        main = world.main("Acme");
    }

    final SubaccountManagerBuilder verifying(SubaccountManagerBuilder settings) {
        return World.peppered(settings).fieldCipher(FieldCipher.inClear()).kycProvider(provider);
    }

    final CreatedAccount company() {
        return customer(main, BusinessType.PRIVATE_LIMITED);
    }

    final CreatedAccount person() {
        return customer(main, BusinessType.INDIVIDUAL);
    }

    /** A company in test mode, below a main account of its own. */
    final CreatedAccount testCompany() {
        return customer(world.testMain("Acme tests"), BusinessType.PRIVATE_LIMITED);
    }

    final CreatedAccount customer(CreatedAccount parent, BusinessType type) {
        return world.sub(
                parent,
                NewAccount.named("customer")
                        .email("ops@kite.example")
                        .kycMode(KycMode.CUSTOMER_USE)
                        .businessType(type));
    }

    final KycStatus status(CreatedAccount account) {
        return world.kyc().status(PLATFORM, account.authId());
    }

    final void assertGate(CreatedAccount account, KycGate gate) {
        assertThat(status(account).gate())
                .as("gate of " + account.account().name())
                .isEqualTo(gate);
        assertThat(world.read(account).kycCallsBlocked()).isEqualTo(gate == KycGate.BLOCKED);
    }

    /** An actor who may submit documents of an account: the one that stands right above it. */
    static Actor above(CreatedAccount account) {
        return Actor.account(account.account().parent().orElseThrow());
    }

    final VerificationResult pan(CreatedAccount account, String number) {
        world.tick();
        return world.kyc().verifyPan(above(account), account.authId(), PanSubmission.of(number, NAME));
    }

    final VerificationResult gst(CreatedAccount account, String number) {
        world.tick();
        return world.kyc().verifyGst(above(account), account.authId(), GstSubmission.of(number, NAME));
    }

    final VerificationResult cin(CreatedAccount account) {
        world.tick();
        var found = search(account);
        return world.kyc()
                .confirmCompany(
                        above(account),
                        account.authId(),
                        new CompanyChoice(found.search(), found.companies().get(0)));
    }

    final SearchResult.Found search(CreatedAccount account) {
        var result = world.kyc().searchCompanies(above(account), account.authId(), NAME);
        assertThat(result).isInstanceOf(SearchResult.Found.class);
        return (SearchResult.Found) result;
    }

    /** A company that shows all it has to, live or in test mode. */
    final void verify(CreatedAccount company) {
        boolean live = company.authId().environment() == Environment.LIVE;
        pan(company, live ? PAN : SUCCESS);
        gst(company, live ? GSTIN : SUCCESS);
        assertGate(company, KycGate.OPEN);
    }

    static Attempt attempt(VerificationResult result) {
        assertThat(result).isInstanceOf(VerificationResult.Recorded.class);
        return ((VerificationResult.Recorded) result).attempt();
    }

    final List<Attempt> attempts(CreatedAccount account) {
        return world.kyc()
                .attempts(PLATFORM, account.authId(), PageRequest.first(1000).oldestFirst())
                .items();
    }

    final List<Event> events(CreatedAccount account) {
        return world.manager.events().read(PLATFORM, account.authId(), 0, 1000);
    }

    final List<EventType> eventTypes(CreatedAccount account) {
        return events(account).stream().map(Event::type).toList();
    }

    /** Does all that is due, for the accounts of other tests too. */
    final void sweep() {
        for (int round = 0; world.kyc().sweep(1000) > 0; round++) {
            assertThat(round).as("sweeping comes to an end").isLessThan(100);
        }
    }
}
