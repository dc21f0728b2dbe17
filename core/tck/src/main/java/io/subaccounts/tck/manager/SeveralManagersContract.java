package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.SubaccountManager;
import io.subaccounts.access.Action;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.PageRequest;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.error.StaleVersionException;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.resources.ClaimResult.Unavailable;
import io.subaccounts.spi.host.PepperKeyset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managers side by side over one storage share nothing but what the storage holds. */
abstract class SeveralManagersContract extends ManagerContract {

    private World other;
    private CreatedAccount acme;
    private CreatedAccount kite;

    @BeforeEach
    void openAnother() {
        other = worldWith(World::peppered);
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
    }

    @Test
    void whatOneWritesTheOtherReads() {
        assertThat(other.read(kite)).isEqualTo(kite.account());
        assertThat(other.signIn(kite).account()).isEqualTo(kite.authId());
        var further = other.credentials().issue(kite.asActor(), kite.authId(), NewCredential.named("ci"));
        assertThat(world.signIn(further).account()).isEqualTo(kite.authId());
    }

    @Test
    void principalOfOneIsDecidedAboutByTheOther() {
        var principal = world.signIn(kite);

        assertThat(other.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();
        other.accounts().disable(PLATFORM, acme.authId());
        Expect.denied(other.access().authorize(principal, Action.PLACE_CALL), Expect.disabled(acme));
    }

    @Test
    void managementOfOneRestsOnWhatTheOtherHasWritten() {
        other.accounts().disable(PLATFORM, kite.authId());
        Expect.denied(() -> world.accounts().get(kite.asActor(), kite.authId()), Expect.disabled(kite));
        other.delete(kite);
        Expect.notFound("account", kite.authId(), () -> world.accounts().get(kite.asActor(), kite.authId()));
    }

    @Test
    void cursorOfOneGoesOnInTheOther() {
        world.sub(acme, "Lane");
        var query = AccountQuery.childrenOf(acme.authId());
        var first = world.accounts().list(acme.asActor(), query, PageRequest.first(1));

        var second = other.accounts()
                .list(
                        acme.asActor(),
                        query,
                        PageRequest.first(1).after(first.next().orElseThrow()));
        assertThat(second.items()).extracting(account -> account.id()).containsExactly(kite.authId());
    }

    @Test
    void resourceClaimedThroughOneIsTakenForTheOther() {
        var trunk = world.freshTrunk();
        world.claim(kite, trunk);

        assertThat(other.resources().claim(acme.asActor(), acme.authId(), trunk))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void noUpdateIsLostBetweenThem() {
        var managers = List.of(world, other);
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 5; i++) {
                        addLabel(managers.get(writer % 2), kite.authId(), "w" + writer + "." + i);
                    }
                }))
                .toList();
        writers.forEach(CompletableFuture::join);

        assertThat(world.read(kite).metadata()).as("every label that was added").hasSize(32);
        assertThat(world.read(kite).version()).isEqualTo(kite.account().version() + 32);
    }

    /** Adds a label in a read, change and write loop, up to the documented number of labels. */
    private static void addLabel(World at, AccountId id, String label) {
        while (true) {
            var read = at.accounts().get(PLATFORM, id);
            if (read.metadata().size() == 32) {
                return;
            }
            var labels = new HashMap<>(read.metadata());
            labels.put(label, "x");
            try {
                at.accounts()
                        .update(
                                PLATFORM,
                                id,
                                AccountPatch.builder().metadata(labels).build(),
                                read.version());
                return;
            } catch (StaleVersionException lostRace) {
                assertThat(lostRace.retryable()).isTrue();
            }
        }
    }

    @Test
    void closingOneLeavesTheOtherOpen() {
        var third = worldWith(World::peppered);
        third.close();
        third.close();

        assertThat(world.read(kite)).isEqualTo(kite.account());
    }

    @Test
    void closingClosesTheStorageAndWritesLastUsesDown() {
        var mine = open();
        try (var manager = SubaccountManager.builder(mine)
                .peppers(PepperKeyset.primary("k", World.pepperKey("k")))
                .build()) {
            var account = manager.accounts().createMain(PLATFORM, NewAccount.named("Acme"));
            manager.close();
            manager.close();
            assertThatThrownBy(() -> manager.accounts().get(PLATFORM, account.authId()))
                    .isInstanceOf(StorageUnavailableException.class);
        }
        assertThatThrownBy(() -> mine.read(tx -> tx.installation().find("x")))
                .as("the storage is closed together with the manager")
                .isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void lastUsesAreWrittenDownOnClosing() {
        var third = worldWith(World::peppered);
        third.signIn(kite);
        assertThat(world.read(kite).lastUsedAt())
                .as("the call path writes nothing")
                .isNull();

        third.close();

        assertThat(world.read(kite).lastUsedAt()).isNotNull();
    }

    @Test
    void lastUsesNeverGoBack() {
        other.time.advance(Duration.ofHours(1));
        other.signIn(kite);
        other.manager.flushLastUsed();
        var later = world.read(kite).lastUsedAt();

        world.signIn(kite);
        world.manager.flushLastUsed();

        assertThat(world.read(kite).lastUsedAt()).isEqualTo(later);
    }
}
