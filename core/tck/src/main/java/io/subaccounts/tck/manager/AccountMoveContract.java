package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A subtree moves as a whole, below whom the actor may put it, and the tree stays a tree. */
abstract class AccountMoveContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount left;
    private CreatedAccount leaf;
    private CreatedAccount right;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        left = world.sub(acme, "left");
        leaf = world.sub(left, "leaf");
        right = world.sub(acme, "right");
    }

    @Test
    void movedSubtreeHangsBelowItsNewParentAndIsGoneFromItsOld() {
        var moved = world.accounts().move(acme.asActor(), left.authId(), right.authId());

        assertThat(moved.parent()).contains(right.authId());
        assertThat(world.read(left)).isEqualTo(moved);
        assertThat(below(right)).containsExactly(left, leaf);
        assertThat(below(acme)).containsExactly(left, leaf, right);
        assertThat(world.accounts().get(right.asActor(), leaf.authId()).parent())
                .contains(left.authId());
    }

    @Test
    void oldParentNoLongerSeesWhatHasMovedAway() {
        world.accounts().move(acme.asActor(), leaf.authId(), right.authId());

        Expect.notFound("account", leaf.authId(), () -> world.accounts().get(left.asActor(), leaf.authId()));
        Expect.notFound("account", leaf.authId(), () -> world.accounts().disable(left.asActor(), leaf.authId()));
        assertThat(world.accounts().disable(right.asActor(), leaf.authId()).changed())
                .isTrue();
    }

    @Test
    void statusIsDerivedFromTheNewAncestorsAtOnce() {
        world.accounts().disable(PLATFORM, right.authId());

        assertThat(world.accounts()
                        .move(acme.asActor(), left.authId(), right.authId())
                        .status())
                .isEqualTo(EffectiveStatus.ANCESTOR_DISABLED);
        assertThat(world.accounts()
                        .move(acme.asActor(), left.authId(), acme.authId())
                        .status())
                .isEqualTo(EffectiveStatus.ENABLED);
    }

    @Test
    void nothingMovesBelowItself() {
        Expect.conflict(ErrorCode.TREE_CYCLE, () -> world.accounts().move(PLATFORM, left.authId(), leaf.authId()));
        Expect.conflict(
                ErrorCode.TREE_CYCLE, () -> world.accounts().move(acme.asActor(), left.authId(), left.authId()));
        assertThat(below(acme)).containsExactly(left, leaf, right);
    }

    @Test
    void nothingMovesDeeperThanTheCeiling() {
        var shallow = worldWith(settings -> World.peppered(settings).maxDepth(4));
        var chain = shallow.chain(3);
        var pair = shallow.sub(chain[0], "pair");
        shallow.sub(pair, "below");

        Expect.conflict(
                ErrorCode.DEPTH_EXCEEDED, () -> shallow.accounts().move(PLATFORM, pair.authId(), chain[2].authId()));
        assertThat(shallow.read(pair)).isEqualTo(pair.account());
        assertThat(shallow.accounts()
                        .move(PLATFORM, pair.authId(), chain[1].authId())
                        .parent())
                .as("as deep as the ceiling is not too deep")
                .contains(chain[1].authId());
    }

    @Test
    void mainAccountIsNotMoved() {
        var other = world.main("Other");

        Expect.invalid("subject", () -> world.accounts().move(PLATFORM, other.authId(), acme.authId()));
        assertThat(world.read(other)).isEqualTo(other.account());
    }

    @Test
    void platformMovesFromOneTreeToAnother() {
        var other = world.main("Other");
        world.accounts().move(PLATFORM, left.authId(), other.authId());

        assertThat(below(other)).containsExactly(left, leaf);
        assertThat(below(acme)).containsExactly(right);
        Expect.notFound("account", leaf.authId(), () -> world.accounts().get(acme.asActor(), leaf.authId()));
        assertThat(world.accounts().get(other.asActor(), leaf.authId()).id()).isEqualTo(leaf.authId());
        assertThat(world.signIn(leaf).account()).as("credentials go along").isEqualTo(leaf.authId());
    }

    @Test
    void actorStandsAboveWhatItMoves() {
        Expect.standingTooLow(() -> world.accounts().move(left.asActor(), left.authId(), leaf.authId()));
        assertThat(world.accounts()
                        .move(acme.asActor(), leaf.authId(), acme.authId())
                        .parent())
                .contains(acme.authId());
    }

    @Test
    void actorSeesWhereItMovesTo() {
        var other = world.main("Other");

        Expect.notFound(
                "account", right.authId(), () -> world.accounts().move(left.asActor(), leaf.authId(), right.authId()));
        Expect.notFound(
                "account", other.authId(), () -> world.accounts().move(acme.asActor(), leaf.authId(), other.authId()));
        Expect.notFound(
                "account",
                Expect.absent(),
                () -> world.accounts().move(acme.asActor(), leaf.authId(), Expect.absent()));
        Expect.notFound(
                "account", leaf.authId(), () -> world.accounts().move(right.asActor(), leaf.authId(), right.authId()));
        assertThat(below(left)).containsExactly(leaf);
    }

    @Test
    void nothingMovesBelowADeletedAccountAndNothingDeletedMoves() {
        world.delete(right);

        Expect.denied(
                () -> world.accounts().move(acme.asActor(), leaf.authId(), right.authId()), Expect.deleted(right));
        Expect.denied(
                () -> world.accounts().move(acme.asActor(), right.authId(), left.authId()), Expect.deleted(right));
    }

    @Test
    void movingToThePresentParentKeepsTheTreeAsItIs() {
        assertThat(world.accounts()
                        .move(acme.asActor(), leaf.authId(), left.authId())
                        .parent())
                .contains(left.authId());
        assertThat(below(acme)).containsExactly(left, leaf, right);
    }

    private List<CreatedAccount> below(CreatedAccount top) {
        var byId = Stream.of(acme, left, leaf, right)
                .collect(Collectors.toMap(CreatedAccount::authId, account -> account));
        var query = AccountQuery.subtreeOf(top.authId());
        return world.accounts().list(PLATFORM, query, PageRequest.first(100).oldestFirst()).items().stream()
                .map(account -> Objects.requireNonNull(byId.get(account.id())))
                .toList();
    }
}
