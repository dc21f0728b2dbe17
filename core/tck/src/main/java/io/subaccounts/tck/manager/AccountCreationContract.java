package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.PageRequest;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ErrorCode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts come into being where the actor may create them, with everything they were given. */
abstract class AccountCreationContract extends ManagerContract {

    @Test
    void mainAccountStandsAloneAndCarriesItsPrefix() {
        var acme = world.main("Acme");

        assertThat(acme.account().id().value()).matches("MA_[0-9A-Z]{20}");
        assertThat(acme.account().parent()).isEmpty();
        assertThat(acme.authId()).isEqualTo(acme.account().id());
    }

    @Test
    void subaccountKnowsItsParentAndCarriesItsPrefix() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var lane = world.sub(kite, "Lane");

        assertThat(kite.account().id().value()).matches("SA_[0-9A-Z]{20}");
        assertThat(kite.account().parent()).contains(acme.authId());
        assertThat(lane.account().parent()).contains(kite.authId());
    }

    @Test
    void newAccountStartsWithTheDocumentedDefaults() {
        var account = world.main("Acme").account();

        assertThat(account.name()).isEqualTo("Acme");
        assertThat(account.email()).isNull();
        assertThat(account.phone()).isNull();
        assertThat(account.description()).isNull();
        assertThat(account.permissions()).isEqualTo(Permissions.INHERITED);
        assertThat(account.rateLimit()).isEqualTo(new RateLimit(1000, Duration.ofMinutes(1)));
        assertThat(account.kycMode()).isEqualTo(KycMode.PERSONAL_USE);
        assertThat(account.businessType()).isNull();
        assertThat(account.country()).isNull();
        assertThat(account.externalId()).isNull();
        assertThat(account.metadata()).isEmpty();
        assertThat(account.enabled()).isTrue();
        assertThat(account.suspended()).isFalse();
        assertThat(account.status()).isEqualTo(EffectiveStatus.ENABLED);
        assertThat(account.kycCallsBlocked()).isFalse();
        assertThat(account.lastUsedAt()).isNull();
        assertThat(account.deletedAt()).isNull();
    }

    @Test
    void newAccountKeepsEveryFieldItWasGiven() {
        var acme = world.main("Acme");
        var given = NewAccount.named("Blue Kite Ltd")
                .email("ops@bluekite.example")
                .phone("+91 (22) 6123-4567")
                .description("first line\nsecond line")
                .permissions(Permissions.INHERITED.denying("cdr").allowing("calls:place"))
                .rateLimit(new RateLimit(7, Duration.ofSeconds(1)))
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.LLP)
                .country("IN")
                .externalId("crm/4711~x")
                .metadata(Map.of("region", "IN-MH", "tier", ""));
        var kite = world.sub(acme, given);

        var stored = world.read(kite);
        assertThat(stored).as("what is stored is what create answered").isEqualTo(kite.account());
        assertThat(stored.name()).isEqualTo(given.name());
        assertThat(stored.email()).isEqualTo(given.email());
        assertThat(stored.phone()).as("a phone is kept as given").isEqualTo(given.phone());
        assertThat(stored.description()).isEqualTo(given.description());
        assertThat(stored.permissions()).isEqualTo(given.permissions());
        assertThat(stored.rateLimit()).isEqualTo(given.rateLimit());
        assertThat(stored.kycMode()).isEqualTo(given.kycMode());
        assertThat(stored.businessType()).isEqualTo(given.businessType());
        assertThat(stored.country()).isEqualTo(given.country());
        assertThat(stored.externalId()).isEqualTo(given.externalId());
        assertThat(stored.metadata()).isEqualTo(given.metadata());
    }

    @Test
    void creationIsStampedByTheManagersClockInWholeMicroseconds() {
        var acme = world.main("Acme");

        var now = world.time.now().truncatedTo(ChronoUnit.MICROS);
        assertThat(acme.account().createdAt()).isEqualTo(now);
        assertThat(acme.account().updatedAt()).isEqualTo(now);
    }

    @Test
    void idsAndTokensAreNeverTheSameTwice() {
        var acme = world.main("Acme");
        var ids = new HashSet<AccountId>();
        var tokens = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            var kite = world.sub(acme, "same name");
            ids.add(kite.authId());
            tokens.add(kite.authToken().reveal());
        }

        assertThat(ids).hasSize(50);
        assertThat(tokens).hasSize(50);
    }

    @Test
    void newAccountHasOnePrimaryCredentialForEverything() {
        var acme = world.main("Acme");

        assertThat(world.credentials().list(acme.asActor(), acme.authId()))
                .singleElement()
                .satisfies(primary -> {
                    assertThat(primary.id()).isEqualTo(CredentialId.primaryOf(acme.authId()));
                    assertThat(primary.account()).isEqualTo(acme.authId());
                    assertThat(primary.scopes()).containsExactly(Scope.EVERYTHING);
                    assertThat(primary.secrets()).hasSize(1);
                    assertThat(primary.revokedAt()).isNull();
                });
        assertThat(world.signIn(acme).account()).isEqualTo(acme.authId());
    }

    @Test
    void onlyThePlatformCreatesMainAccounts() {
        var acme = world.main("Acme");

        Expect.standingTooLow(() -> world.accounts().createMain(acme.asActor(), NewAccount.named("Mine")));
        Expect.standingTooLow(
                () -> world.accounts().createMain(world.signIn(acme).asActor(), NewAccount.named("Mine")));
    }

    @Test
    void parentAndEveryoneAboveCreateBelow() {
        var chain = world.chain(3);
        var parent = chain[2].authId();

        for (var actor : new CreatedBy[] {
            new CreatedBy("platform", PLATFORM),
            new CreatedBy("main", chain[0].asActor()),
            new CreatedBy("parent's parent", chain[1].asActor()),
            new CreatedBy("parent", chain[2].asActor()),
            new CreatedBy("parent's credential", world.signIn(chain[2]).asActor())
        }) {
            var child = world.accounts().create(actor.actor(), parent, NewAccount.named("by " + actor.name()));
            assertThat(child.account().parent())
                    .as("created by " + actor.name())
                    .contains(parent);
        }
    }

    private record CreatedBy(String name, Actor actor) {}

    @Test
    void nobodyCreatesBelowWhatItDoesNotSee() {
        var acme = world.main("Acme");
        var left = world.sub(acme, "left");
        var right = world.sub(acme, "right");
        var draft = NewAccount.named("intruder");

        Expect.notFound(
                "account", right.authId(), () -> world.accounts().create(left.asActor(), right.authId(), draft));
        Expect.notFound("account", acme.authId(), () -> world.accounts().create(left.asActor(), acme.authId(), draft));
        Expect.notFound(
                "account", Expect.absent(), () -> world.accounts().create(left.asActor(), Expect.absent(), draft));
        Expect.notFound("account", Expect.absent(), () -> world.accounts().create(PLATFORM, Expect.absent(), draft));
    }

    @Test
    void nothingIsCreatedBelowADeletedAccount() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        world.delete(kite);

        Expect.denied(
                () -> world.accounts().create(acme.asActor(), kite.authId(), NewAccount.named("late")),
                Expect.deleted(kite));
    }

    @Test
    void disabledActorCreatesNothingButIsStillGivenChildrenFromAbove() {
        var chain = world.chain(3);
        world.accounts().disable(PLATFORM, chain[1].authId());
        var draft = NewAccount.named("child");

        Expect.denied(
                () -> world.accounts().create(chain[1].asActor(), chain[1].authId(), draft), Expect.disabled(chain[1]));
        Expect.denied(
                () -> world.accounts().create(chain[2].asActor(), chain[2].authId(), draft), Expect.disabled(chain[1]));

        var child = world.accounts().create(chain[0].asActor(), chain[2].authId(), draft);
        assertThat(child.account().status()).isEqualTo(EffectiveStatus.ANCESTOR_DISABLED);
    }

    @Test
    void treeGrowsToItsCeilingAndNoFurther() {
        var shallow = worldWith(settings -> World.peppered(settings).maxDepth(3));
        var chain = shallow.chain(3);

        Expect.conflict(ErrorCode.DEPTH_EXCEEDED, () -> shallow.sub(chain[2], "too deep"));

        var below = AccountQuery.subtreeOf(chain[0].authId());
        assertThat(shallow.accounts()
                        .list(PLATFORM, below, PageRequest.first(10))
                        .items())
                .as("a refused creation leaves nothing behind")
                .hasSize(2);
    }

    @Test
    void ceilingCountsTheMainAccountAndIsEightUnlessSaid() {
        var flat = worldWith(settings -> World.peppered(settings).maxDepth(1));
        var alone = flat.main("alone");
        Expect.conflict(ErrorCode.DEPTH_EXCEEDED, () -> flat.sub(alone, "below"));

        var chain = world.chain(8);
        Expect.conflict(ErrorCode.DEPTH_EXCEEDED, () -> world.sub(chain[7], "ninth level"));
    }

    @Test
    void permissionFlagOfAnActorsOwnLevelsKeepsItFromCreating() {
        var acme = world.main("Acme");
        var kite =
                world.sub(acme, NewAccount.named("Kite").permissions(Permissions.INHERITED.denying("accounts:create")));
        var lane = world.sub(kite, "Lane");
        var draft = NewAccount.named("child");

        Expect.denied(() -> world.accounts().create(kite.asActor(), kite.authId(), draft), Expect.forbidden(kite));
        Expect.denied(() -> world.accounts().create(lane.asActor(), lane.authId(), draft), Expect.forbidden(kite));
        assertThat(world.accounts()
                        .create(acme.asActor(), lane.authId(), draft)
                        .account()
                        .parent())
                .as("who stands above the flag is not bound by it")
                .contains(lane.authId());
    }
}
