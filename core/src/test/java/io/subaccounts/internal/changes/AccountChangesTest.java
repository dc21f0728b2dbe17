package io.subaccounts.internal.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.events.EventType;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.KycRowBuilder;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored with a changed account, and what is told of it, once. */
class AccountChangesTest {

    private static final Instant NOW = ManualTime.START;
    private static final Duration LEAD = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofDays(10);
    private static final Instant END = NOW.plus(Duration.ofDays(100));
    private static final Subtree WITHIN = Subtree.of(Ids.sub("customer"));

    private final Evaluator evaluator =
            new Evaluator(KycPolicy.india().rechecks(new RecheckRule(Map.of(), LEAD, GRACE)));
    private final AccountChanges changes = new AccountChanges(new KycRules(evaluator), evaluator);
    private final ChangesOnly tx = new ChangesOnly();

    @Test
    void anAccountBeginsWithWhatItsGateIsAndTellsNothing() {
        assertThat(begun(customer(KycRow.NONE)).kyc().announced()).isEqualTo("BLOCKED");
        assertThat(begun(staff(KycRow.NONE)).kyc().announced()).isEqualTo("OPEN");
        assertThat(tx.told()).isEmpty();
    }

    @Test
    void aChangeIsOneVersionOnAndTellsOfTheGateOnce() {
        AccountRow blocked = begun(customer(KycRow.NONE));
        AccountRow verified = stored(blocked, with(blocked, KycRowBuilder.individual()), NOW);

        assertThat(verified.version()).isEqualTo(blocked.version() + 1);
        assertThat(verified.updatedAt()).isEqualTo(NOW);
        assertThat(tx.told()).containsExactly(EventType.KYC_GATE_OPENED);

        AccountRow same = stored(verified, verified, NOW);
        assertThat(tx.told()).containsExactly(EventType.KYC_GATE_OPENED);

        stored(same, with(same, KycRowBuilder.individual().failed(DocumentType.PAN)), NOW);
        assertThat(tx.told()).containsExactly(EventType.KYC_GATE_OPENED, EventType.KYC_GATE_CLOSED);
    }

    @Test
    void timeIsToldOfAtEachOfItsStepsOnce() {
        AccountRow row = begun(customer(
                KycRowBuilder.individual().verified(DocumentType.PAN, END).build()));
        for (Instant moment : List.of(END.minus(LEAD), END, END.plus(GRACE))) {
            assertThat(row.kyc().dueAt()).isEqualTo(moment);
            assertThat(changes.refresh(tx, WITHIN, below(row), moment.minusNanos(1000)))
                    .as("nothing to tell of before")
                    .isFalse();
            row = stored(row, row, moment);
            assertThat(changes.refresh(tx, WITHIN, below(row), moment.plusNanos(1000)))
                    .as("nothing to tell of again")
                    .isFalse();
        }
        assertThat(row.kyc().dueAt()).isNull();
        assertThat(tx.told())
                .containsExactly(
                        EventType.KYC_REQUIREMENT_DUE,
                        EventType.KYC_REQUIREMENT_EXPIRED,
                        EventType.KYC_REQUIREMENT_PAST_DUE,
                        EventType.KYC_GATE_CLOSED);
    }

    @Test
    void theNextMomentIsTheEarliestOfAllThatTimeAloneChanges() {
        var documents = KycRowBuilder.individual().verified(DocumentType.PAN, END);
        assertThat(due(documents)).isEqualTo(END.minus(LEAD));

        documents.overridden(KycOverride.block("ref", "because", NOW.plus(Duration.ofDays(20))));
        assertThat(due(documents)).isEqualTo(NOW.plus(Duration.ofDays(20)));

        documents.open(DocumentType.GST, AttemptState.PENDING);
        assertThat(due(documents)).isEqualTo(NOW.plus(Duration.ofDays(7)));

        documents.open(DocumentType.CIN, AttemptState.INITIATED);
        assertThat(due(documents)).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(due(KycRowBuilder.individual())).isNull();
    }

    @Test
    void whoInheritsTellsNothingOfTheGateAbove() {
        AccountRow staff = begun(staff(KycRow.NONE));
        Lineage belowBlocked = new Lineage(List.of(
                staff,
                AccountRowBuilder.row(Ids.main("main"))
                        .kyc(KycMode.CUSTOMER_USE, KycRow.NONE)
                        .build()));

        changes.store(tx, WITHIN, staff, belowBlocked, NOW);

        assertThat(tx.told()).isEmpty();
    }

    @Test
    void whoHasNotEarnedItsGateIsHeldWhenItIsMadeToInherit() {
        AccountRow blocked = begun(customer(KycRow.NONE));
        AccountRow overridden = begun(customer(KycRowBuilder.kyc()
                .overridden(KycOverride.open("ref", "because", END))
                .build()));
        AccountRow verified = begun(customer(KycRowBuilder.individual().build()));

        assertThat(stored(blocked, staff(blocked.kyc()), NOW).kyc().held()).isTrue();
        assertThat(stored(overridden, staff(overridden.kyc()), NOW).kyc().held())
                .isTrue();
        assertThat(stored(verified, staff(verified.kyc()), NOW).kyc().held()).isFalse();
        assertThat(tx.told()).as("none of this opens or closes anything").isEmpty();
    }

    @Test
    void anApprovalOfBeforeDoesNotLiftAHold() {
        AccountRow approved = begun(customer(KycRowBuilder.kyc().approved().build()));
        AccountRow demoted = stored(approved, staff(approved.kyc()), NOW);

        assertThat(demoted.kyc().held()).isTrue();
        assertThat(demoted.kyc().approval()).isNull();
    }

    @Test
    void anApprovalThatStillLiftsAHoldStays() {
        AccountRow lifted = begun(staff(KycRowBuilder.kyc().held().approved().build()));
        AccountRow same = stored(lifted, lifted, NOW);

        assertThat(same.kyc().held()).isTrue();
        assertThat(same.kyc().approval()).isNotNull();
        assertThat(tx.told()).isEmpty();
    }

    @Test
    void anApprovalEndsWithTheBusinessTypeItWasGivenFor() {
        AccountRow lifted = begun(staff(KycRowBuilder.kyc().held().approved().build()));
        AccountRow another = AccountRowBuilder.row(lifted.id())
                .below(Ids.main("main"))
                .business(BusinessType.LLP)
                .kyc(KycMode.PERSONAL_USE, lifted.kyc())
                .build();

        assertThat(stored(lifted, another, NOW).kyc().approval()).isNull();
        assertThat(tx.told()).containsExactly(EventType.KYC_GATE_CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFIED, one, VERIFIED, one, true",
        "VERIFIED, one, VERIFIED, other, false",
        "VERIFIED, one, FAILED, one, true",
        "VERIFIED, one, FAILED, other, false",
        "FAILED, one, VERIFIED, other, false",
        ", , VERIFIED, one, true",
        "VERIFIED, , VERIFIED, one, false",
        "VERIFIED, one, VERIFIED, , true",
    })
    void anApprovalEndsWithTheHolderOfThePanItWasGivenFor(
            String outcome, String holder, String nextOutcome, String nextHolder, boolean stays) {
        AccountRow before = begun(customer(pan(outcome, holder).approved().build()));
        AccountRow after =
                stored(before, with(before, pan(nextOutcome, nextHolder).approved()), NOW);

        assertThat(after.kyc().approval() != null).isEqualTo(stays);
    }

    @Test
    void anAccountOfBeforeEventsWereToldTellsOfWhatChangesFromNowOn() {
        AccountRow old = customer(KycRow.NONE);
        stored(old, old, NOW);
        assertThat(tx.told()).isEmpty();

        stored(old, customer(KycRowBuilder.individual().build()), NOW);
        assertThat(tx.told()).containsExactly(EventType.KYC_GATE_OPENED);
    }

    @Test
    void anAccountOfBeforeEventsWereToldTellsOfWhatTimeChanges() {
        AccountRow old = customer(KycRowBuilder.kyc()
                .overridden(KycOverride.open("ref", "because", END))
                .build());

        stored(old, old, END);

        assertThat(tx.told()).containsExactly(EventType.KYC_GATE_CLOSED);
    }

    @Test
    void aRowThatChangedUnderTheLockIsNotOverwritten() {
        AccountRow row = begun(customer(KycRow.NONE));
        tx.refuseUpdates();

        assertThatThrownBy(() -> stored(row, row, NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(tx.told()).isEmpty();
    }

    private static KycRowBuilder pan(@Nullable String outcome, @Nullable String holder) {
        if (outcome == null) {
            return KycRowBuilder.kyc();
        }
        var pan = outcome.equals("VERIFIED")
                ? KycRowBuilder.individual()
                : KycRowBuilder.kyc().failed(DocumentType.PAN);
        return pan.heldBy(DocumentType.PAN, 'P', holder);
    }

    private AccountRow begun(AccountRow row) {
        return changes.begun(below(row), NOW).self();
    }

    private AccountRow stored(AccountRow before, AccountRow changed, Instant now) {
        return changes.store(tx, WITHIN, before, below(changed), now).self();
    }

    private Instant due(KycRowBuilder documents) {
        return begun(customer(documents.build())).kyc().dueAt();
    }

    /** The documents take the place of those before; what was announced stays. */
    private static AccountRow with(AccountRow row, KycRowBuilder documents) {
        return row.withKyc(documents.announced(row.kyc().announced()).build());
    }

    private static Lineage below(AccountRow row) {
        return new Lineage(List.of(row, AccountRowBuilder.row(Ids.main("main")).build()));
    }

    private static AccountRow customer(KycRow kyc) {
        return row(KycMode.CUSTOMER_USE, kyc);
    }

    private static AccountRow staff(KycRow kyc) {
        return row(KycMode.PERSONAL_USE, kyc);
    }

    private static AccountRow row(KycMode mode, KycRow kyc) {
        return AccountRowBuilder.row(Ids.sub("customer"))
                .below(Ids.main("main"))
                .business(BusinessType.INDIVIDUAL)
                .kyc(mode, kyc)
                .build();
    }
}
