package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Lists show what is below their subject, in creation order, narrowed by filters that must all hold. */
abstract class AccountListingContract extends ManagerContract {

    @Test
    void childrenAreThoseDirectlyBelowAndTheSubtreeIsAllOfThem() {
        var acme = world.main("Acme");
        var a = world.sub(acme, "a");
        var aa = world.sub(a, "aa");
        var b = world.sub(acme, "b");
        var aaa = world.sub(aa, "aaa");

        assertThat(names(AccountQuery.childrenOf(acme.authId()))).containsExactly("a", "b");
        assertThat(names(AccountQuery.subtreeOf(acme.authId()))).containsExactly("a", "aa", "b", "aaa");
        assertThat(names(AccountQuery.subtreeOf(a.authId()))).containsExactly("aa", "aaa");
        assertThat(names(AccountQuery.subtreeOf(aaa.authId()))).isEmpty();
        assertThat(names(AccountQuery.childrenOf(b.authId()))).isEmpty();
    }

    @Test
    void platformListsTheMainAccountsAndAllAccounts() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var other = world.main("Other");

        assertThat(all(AccountQuery.mainAccounts()))
                .extracting(Account::id)
                .contains(acme.authId(), other.authId())
                .allMatch(AccountId::isMain);
        assertThat(all(AccountQuery.everyAccount()))
                .extracting(Account::id)
                .contains(acme.authId(), kite.authId(), other.authId());
        assertThat(names(AccountQuery.mainAccounts().namePrefix("nobody is called so")))
                .isEmpty();
    }

    @Test
    void onlyThePlatformListsBeyondATree() {
        var acme = world.main("Acme");

        for (var query : List.of(AccountQuery.mainAccounts(), AccountQuery.everyAccount())) {
            Expect.standingTooLow(() -> world.accounts().list(acme.asActor(), query, PageRequest.first(10)));
        }
    }

    @Test
    void newestComeFirstUnlessOldestAreAskedFor() {
        var acme = world.main("Acme");
        for (int i = 0; i < 5; i++) {
            world.sub(acme, "n" + i);
        }
        var query = AccountQuery.childrenOf(acme.authId());

        assertThat(world.accounts().list(PLATFORM, query, PageRequest.first(3)).items())
                .extracting(Account::name)
                .containsExactly("n4", "n3", "n2");
        assertThat(world.accounts()
                        .list(PLATFORM, query, PageRequest.first(3).oldestFirst())
                        .items())
                .extracting(Account::name)
                .containsExactly("n0", "n1", "n2");
    }

    @Test
    void accountsCreatedInTheSameInstantAreListedOnceEach() {
        var acme = world.main("Acme");
        for (int i = 0; i < 7; i++) {
            world.accounts().create(PLATFORM, acme.authId(), NewAccount.named("twin " + i));
        }

        for (var page :
                new PageRequest[] {PageRequest.first(2), PageRequest.first(2).oldestFirst()}) {
            assertThat(Walk.accounts(world, PLATFORM, AccountQuery.childrenOf(acme.authId()), page))
                    .extracting(Account::name)
                    .containsExactlyInAnyOrder("twin 0", "twin 1", "twin 2", "twin 3", "twin 4", "twin 5", "twin 6");
        }
    }

    @Test
    void listShowsEachAccountAsGetDoes() {
        var chain = world.chain(3);
        world.accounts().disable(PLATFORM, chain[1].authId());

        assertThat(all(AccountQuery.subtreeOf(chain[0].authId())))
                .containsExactly(world.read(chain[1]), world.read(chain[2]));
    }

    @Test
    void ownStateFilterLooksAtTheAccountItself() {
        var acme = world.main("Acme");
        var off = world.sub(acme, "off");
        world.sub(off, "below off");
        var both = world.sub(acme, "both");
        var stopped = world.sub(acme, "stopped");
        world.accounts().disable(PLATFORM, off.authId());
        world.accounts().disable(PLATFORM, both.authId());
        world.accounts().suspend(PLATFORM, both.authId());
        world.accounts().suspend(PLATFORM, stopped.authId());
        var query = AccountQuery.subtreeOf(acme.authId());

        assertThat(names(query.own(OwnStatus.ENABLED))).containsExactly("below off");
        assertThat(names(query.own(OwnStatus.DISABLED)))
                .as("an account can be both disabled and suspended")
                .containsExactly("off", "both");
        assertThat(names(query.own(OwnStatus.SUSPENDED))).containsExactly("both", "stopped");
    }

    @Test
    void effectiveStatusFilterLooksAtTheDerivedStatus() {
        var acme = world.main("Acme");
        var off = world.sub(acme, "off");
        world.sub(off, "below off");
        var stopped = world.sub(acme, "stopped");
        world.sub(stopped, "below stopped");
        var gone = world.sub(acme, "gone");
        world.sub(acme, "fine");
        world.accounts().disable(PLATFORM, off.authId());
        world.accounts().suspend(PLATFORM, stopped.authId());
        world.delete(gone);
        var query = AccountQuery.subtreeOf(acme.authId());

        assertThat(names(query.effective(EffectiveStatus.ENABLED))).containsExactly("fine");
        assertThat(names(query.effective(EffectiveStatus.DISABLED))).containsExactly("off");
        assertThat(names(query.effective(EffectiveStatus.ANCESTOR_DISABLED))).containsExactly("below off");
        assertThat(names(query.effective(EffectiveStatus.SUSPENDED))).containsExactly("stopped");
        assertThat(names(query.effective(EffectiveStatus.ANCESTOR_SUSPENDED))).containsExactly("below stopped");
        assertThat(names(query.effective(EffectiveStatus.DELETED))).isEmpty();
        assertThat(names(query.effective(EffectiveStatus.DELETED).includingDeleted()))
                .containsExactly("gone");
    }

    @Test
    void deletedAccountsAreListedOnlyWhenAskedFor() {
        var acme = world.main("Acme");
        world.sub(acme, "stays");
        var gone = world.sub(acme, "gone");
        world.sub(gone, "gone too");
        world.delete(gone);
        var query = AccountQuery.subtreeOf(acme.authId());

        assertThat(names(query)).containsExactly("stays");
        assertThat(names(query.includingDeleted())).containsExactly("stays", "gone", "gone too");
        assertThat(names(AccountQuery.childrenOf(gone.authId()).includingDeleted()))
                .containsExactly("gone too");
    }

    @Test
    void kycFiltersLookAtTheModeAndAtTheDerivedGate() {
        var acme = world.main("Acme");
        var blocked = world.sub(acme, customer("blocked"));
        world.sub(blocked, "inherits blocked");
        var open = world.sub(acme, customer("open"));
        world.sub(open, "inherits open");
        world.sub(acme, "own people");
        world.openGate(open.authId());
        var query = AccountQuery.subtreeOf(acme.authId());

        assertThat(names(query.kycMode(KycMode.CUSTOMER_USE))).containsExactly("blocked", "open");
        assertThat(names(query.kycGate(KycGate.BLOCKED))).containsExactly("blocked", "inherits blocked");
        assertThat(names(query.kycGate(KycGate.OPEN))).containsExactly("open", "inherits open", "own people");
        assertThat(names(query.kycGate(KycGate.OPEN).kycMode(KycMode.PERSONAL_USE)))
                .containsExactly("inherits open", "own people");
    }

    @Test
    void namePrefixIsTakenLiterallyAndKeepsCase() {
        var acme = world.main("Acme");
        for (var name : new String[] {"Blue", "blue", "Bl_e", "Bl%e", "Blu", "İstanbul", "istanbul", "Blu\\e", "ﬁne"}) {
            world.sub(acme, name);
        }
        var query = AccountQuery.childrenOf(acme.authId());

        assertThat(names(query.namePrefix("Bl"))).containsExactly("Blue", "Bl_e", "Bl%e", "Blu", "Blu\\e");
        assertThat(names(query.namePrefix("Blu"))).containsExactly("Blue", "Blu", "Blu\\e");
        assertThat(names(query.namePrefix("Bl_"))).containsExactly("Bl_e");
        assertThat(names(query.namePrefix("Bl%"))).containsExactly("Bl%e");
        assertThat(names(query.namePrefix("Blu\\"))).containsExactly("Blu\\e");
        assertThat(names(query.namePrefix("%"))).isEmpty();
        assertThat(names(query.namePrefix("i"))).containsExactly("istanbul");
        assertThat(names(query.namePrefix("f"))).isEmpty();
    }

    @Test
    void namePrefixIsNormalisedLikeTheNames() {
        var acme = world.main("Acme");
        world.sub(acme, "Café Blue");

        assertThat(names(AccountQuery.childrenOf(acme.authId()).namePrefix("Cafe\u0301")))
                .as("e and a combining accent is the same letter as é")
                .containsExactly("Café Blue");
    }

    @Test
    void externalIdIsMatchedExactly() {
        var acme = world.main("Acme");
        world.sub(acme, NewAccount.named("one").externalId("crm-1"));
        world.sub(acme, NewAccount.named("one again").externalId("crm-1"));
        world.sub(acme, NewAccount.named("upper").externalId("CRM-1"));
        world.sub(acme, NewAccount.named("longer").externalId("crm-10"));
        var query = AccountQuery.subtreeOf(acme.authId());

        assertThat(names(query.externalId("crm-1"))).containsExactly("one", "one again");
        assertThat(names(query.externalId("crm-%"))).isEmpty();
    }

    @Test
    void filtersMustAllHold() {
        var acme = world.main("Acme");
        var both = world.sub(acme, NewAccount.named("Blue Kite").externalId("x"));
        world.sub(acme, NewAccount.named("Blue Lane").externalId("y"));
        world.sub(acme, NewAccount.named("Red Kite").externalId("x"));
        world.accounts().disable(PLATFORM, both.authId());
        var query = AccountQuery.childrenOf(acme.authId()).namePrefix("Blue").externalId("x");

        assertThat(names(query)).containsExactly("Blue Kite");
        assertThat(names(query.own(OwnStatus.DISABLED).effective(EffectiveStatus.DISABLED)))
                .containsExactly("Blue Kite");
        assertThat(names(query.own(OwnStatus.ENABLED))).isEmpty();
    }

    @Test
    void walkShowsWhatLivesThroughoutExactlyOnceWhateverComesAndGoes() throws InterruptedException {
        var acme = world.main("Acme");
        var lasting = new ArrayList<String>();
        var passing = new ArrayList<CreatedAccount>();
        for (int i = 0; i < 30; i++) {
            lasting.add(world.sub(acme, "lasting " + i).authId().value());
            passing.add(world.sub(acme, "passing " + i));
        }
        var churn = worldWith(World::peppered);
        churn.time.advance(Duration.ofMinutes(1));
        var done = new AtomicBoolean();
        var gardener = new Thread(() -> {
            for (int i = 0; i < passing.size() && !done.get(); i++) {
                churn.delete(passing.get(i));
                churn.sub(acme, "new " + i);
            }
        });
        gardener.start();
        try {
            while (gardener.isAlive()) {
                for (var page : new PageRequest[] {
                    PageRequest.first(7), PageRequest.first(7).oldestFirst()
                }) {
                    var seen = Walk.accounts(world, PLATFORM, AccountQuery.childrenOf(acme.authId()), page).stream()
                            .map(account -> account.id().value())
                            .toList();
                    assertThat(seen).as("nothing is listed twice").doesNotHaveDuplicates();
                    assertThat(seen).as("what was there throughout is listed").containsAll(lasting);
                }
            }
        } finally {
            done.set(true);
            gardener.join();
        }
    }

    private static NewAccount customer(String name) {
        return NewAccount.named(name).email("ops@" + name + ".example").kycMode(KycMode.CUSTOMER_USE);
    }

    private List<String> names(AccountQuery query) {
        return all(query).stream().map(Account::name).toList();
    }

    private List<Account> all(AccountQuery query) {
        return Walk.accounts(world, PLATFORM, query, PageRequest.first(3).oldestFirst());
    }
}
