package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.StandingRow.Open;
import io.subaccounts.spi.storage.StandingRow.Settled;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an account's row says about its verification comes back as it was, and is found when it is due. */
abstract class KycRowContract extends RoundTripContract {

    private static final int PLENTY = 1000;
    private static final Instant AT = Samples.EPOCH;

    KycRowContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void eachPartMayBeThereAlone() {
        var override = KycOverride.open("case-1", "seen", AT);
        for (var kyc : List.of(
                KycRow.NONE,
                kyc(standing(DocumentType.PAN, null, null)),
                new KycRow(List.of(), override, null, false, "", null),
                new KycRow(List.of(), null, new KycApproval("ops", "fine", AT), false, "", null),
                new KycRow(List.of(), null, null, true, "", null),
                new KycRow(List.of(), null, null, false, "PAN=DUE", null),
                new KycRow(List.of(), null, null, false, "", AT))) {
            assertKept("one part while the others are absent", kyc);
        }
        assertKept(
                "all parts together",
                new KycRow(
                        List.of(standing(DocumentType.PAN, settled(AttemptState.VERIFIED), null)),
                        override,
                        new KycApproval("ops", "fine", AT.plusSeconds(1)),
                        true,
                        "PAN=OK",
                        AT.plusSeconds(2)));
    }

    @Test
    void standingsKeepEveryPart() {
        List<StandingRow> standings = new ArrayList<>();
        for (var document : DocumentType.values()) {
            int number = 10 + standings.size();
            var open = new Open(number, AttemptState.PENDING, AT);
            standings.add(new StandingRow(document, number, settled(AttemptState.VERIFIED), open, number));
        }
        assertKept("a standing of every document, in order", new KycRow(standings, null, null, false, "", null));
        for (var state : AttemptState.values()) {
            assertKept("an attempt settled as " + state, kyc(standing(DocumentType.PAN, settled(state), null)));
            assertKept(
                    "an open attempt that is " + state,
                    kyc(standing(DocumentType.AADHAAR, null, new Open(7, state, AT.plusSeconds(3)))));
        }
        for (var settled : List.of(
                new Settled(1, AttemptState.VERIFIED, AT, null, false, null, null),
                new Settled(1, AttemptState.VERIFIED, AT, AT, false, null, null),
                new Settled(1, AttemptState.VERIFIED, AT, null, true, null, null),
                new Settled(1, AttemptState.VERIFIED, AT, null, false, 'P', null),
                new Settled(1, AttemptState.VERIFIED, AT, null, false, null, "h".repeat(200)))) {
            assertKept("one part of what was settled", kyc(standing(DocumentType.CIN, settled, null)));
        }
        assertKept(
                "large numbers",
                kyc(new StandingRow(
                        DocumentType.GST,
                        Integer.MAX_VALUE,
                        new Settled(Integer.MAX_VALUE, AttemptState.FAILED_FINAL, AT, null, false, null, null),
                        null,
                        Integer.MAX_VALUE)));
    }

    @Test
    void momentsAreKeptToTheMicrosecond() {
        for (var moment : ValueContract.MOMENTS) {
            assertKept(
                    "moments to the microsecond, in no time zone but UTC: " + moment,
                    new KycRow(
                            List.of(standing(
                                    DocumentType.PAN,
                                    new Settled(1, AttemptState.VERIFIED, moment, moment, false, 'C', "holder"),
                                    new Open(2, AttemptState.STARTED, moment))),
                            KycOverride.block("case", "why", moment),
                            new KycApproval("ops", "why", moment),
                            false,
                            "",
                            moment));
        }
    }

    @Test
    void textsComeBackAsTheyWere() {
        var longest = TextContract.CRAB.repeat(500);
        for (var line :
                Stream.concat(TextContract.LINES.stream(), Stream.of(longest)).toList()) {
            var settled = new Settled(1, AttemptState.VERIFIED, AT, null, false, null, line);
            assertKept(
                    "every character of the texts of a verification",
                    new KycRow(
                            List.of(standing(DocumentType.PAN, settled, null)),
                            KycOverride.open(line, line, AT),
                            new KycApproval(line, line, AT),
                            false,
                            line,
                            null));
        }
    }

    @Test
    void dueAccountsAreThoseAtOrBeforeTheMoment() {
        var late = due(AT.plusNanos(1000));
        var present = due(AT);
        var early = due(AT.minusSeconds(5));
        store(samples().below(acme()));
        store(AccountDraft.of(samples().below(acme()))
                .kyc(dueAt(AT))
                .deletedAt(AT)
                .row());

        assertThat(kycDue(ALL, AT, PLENTY))
                .as(
                        "kycDue must return the accounts with dueAt at or before the moment, to the microsecond, the earliest"
                                + " first; neither deleted ones nor those without dueAt")
                .containsExactly(early.id(), present.id());
        assertThat(kycDue(ALL, AT, 1))
                .as("kycDue must keep the limit and begin with the earliest")
                .containsExactly(early.id());
        assertThat(kycDue(ALL, AT.plusSeconds(1), PLENTY))
                .as("kycDue must return what has become due since")
                .containsExactly(early.id(), present.id(), late.id());
        assertThat(kycDue(Subtree.of(present.id()), AT, PLENTY))
                .as("due accounts outside the confinement do not exist for the call")
                .containsExactly(present.id());
    }

    @Test
    void dueAccountsOfOneMomentComeInTheOrderOfTheirIds() {
        List<AccountRow> rows = new ArrayList<>();
        rows.add(AccountDraft.of(samples().main()).kyc(dueAt(AT)).row());
        for (int i = 0; i < 8; i++) {
            rows.add(AccountDraft.of(samples().below(acme())).kyc(dueAt(AT)).row());
        }
        var ids = rows.stream().map(AccountRow::id).sorted().toList();
        Collections.shuffle(rows, new SeededRandom());
        store(rows.toArray(AccountRow[]::new));
        for (int limit : new int[] {4, PLENTY}) {
            assertThat(kycDue(ALL, AT, limit))
                    .as("accounts that are due at one moment must come in the order of their ids")
                    .isEqualTo(ids.subList(0, Math.min(limit, ids.size())));
        }
    }

    @Test
    void dueFollowsUpdates() {
        var row = due(AT);
        var later =
                AccountDraft.of(row).kyc(dueAt(AT.plusSeconds(60))).version(2).row();
        write(tx -> tx.accounts().update(ALL, later, 1));
        assertThat(kycDue(ALL, AT, PLENTY))
                .as("an account whose dueAt was put off must not be due before")
                .isEmpty();
        assertThat(kycDue(ALL, AT.plusSeconds(60), PLENTY))
                .as("an account whose dueAt was put off must be due then")
                .containsExactly(row.id());
        var deleted = AccountDraft.of(later).deletedAt(AT).version(3).row();
        write(tx -> tx.accounts().update(ALL, deleted, 2));
        assertThat(kycDue(ALL, AT.plusSeconds(60), PLENTY))
                .as("a deleted account is never due")
                .isEmpty();
        var back = AccountDraft.of(row).version(4).row();
        write(tx -> tx.accounts().update(ALL, back, 3));
        assertThat(kycDue(ALL, AT, PLENTY))
                .as("kycDue must follow every update")
                .containsExactly(row.id());
        var never = AccountDraft.of(row).kyc(KycRow.NONE).version(5).row();
        write(tx -> tx.accounts().update(ALL, never, 4));
        assertThat(kycDue(ALL, AT.plusSeconds(60), PLENTY))
                .as("an account without dueAt is never due")
                .isEmpty();
    }

    private void assertKept(String what, KycRow kyc) {
        assertRoundTrip(what, newAccount().kyc(kyc));
    }

    private AccountRow due(Instant moment) {
        var row = AccountDraft.of(samples().below(acme())).kyc(dueAt(moment)).row();
        store(row);
        return row;
    }

    private List<AccountId> kycDue(Subtree within, Instant now, int limit) {
        return readList(tx -> tx.accounts().kycDue(within, now, limit));
    }

    private static KycRow dueAt(Instant moment) {
        return new KycRow(List.of(), null, null, false, "", moment);
    }

    private static KycRow kyc(StandingRow standing) {
        return new KycRow(List.of(standing), null, null, false, "", null);
    }

    private static StandingRow standing(DocumentType document, @Nullable Settled settled, @Nullable Open open) {
        return new StandingRow(document, 3, settled, open, 1);
    }

    private static Settled settled(AttemptState outcome) {
        return new Settled(2, outcome, AT, AT.plusSeconds(9), true, 'P', "holder");
    }
}
