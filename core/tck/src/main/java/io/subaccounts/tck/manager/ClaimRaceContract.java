package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.resources.ClaimResult.Claimed;
import io.subaccounts.resources.ClaimResult.Unavailable;
import io.subaccounts.resources.HandoverResult;
import io.subaccounts.resources.Ownership;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever races for one thing, the answers fit together as if they had come one after the other. */
abstract class ClaimRaceContract extends ManagerContract {

    private static final int RIVALS = 8;

    private CreatedAccount acme;
    private List<CreatedAccount> rivals = List.of();

    @BeforeEach
    void createRivals() {
        acme = world.main("Acme");
        rivals = IntStream.range(0, RIVALS)
                .mapToObj(i -> world.sub(acme, "rival " + i))
                .toList();
    }

    @Test
    void ofManyWhoClaimOneResourceOneWins() {
        for (int round = 0; round < 5; round++) {
            var trunk = world.freshTrunk();
            var answers = race(i -> world.resources()
                    .claim(rivals.get(i).asActor(), rivals.get(i).authId(), trunk));

            assertThat(answers).filteredOn(Claimed.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(Unavailable.class::isInstance).hasSize(RIVALS - 1);
        }
    }

    @Test
    void bulkClaimsThatOverlapDoNotShareOrBlockEachOther() {
        for (int round = 0; round < 5; round++) {
            var trunks = IntStream.range(0, 6).mapToObj(i -> world.freshTrunk()).toList();
            var backwards = new ArrayList<>(trunks);
            Collections.reverse(backwards);
            var answers = race(i -> world.resources()
                    .claimAll(rivals.get(i).asActor(), rivals.get(i).authId(), i % 2 == 0 ? trunks : backwards));

            assertThat(answers).filteredOn(Claimed.class::isInstance).hasSize(1);
            assertThat(trunks)
                    .extracting(trunk -> world.resources()
                            .owner(PLATFORM, trunk)
                            .orElseThrow()
                            .owner())
                    .as("all of them have one owner")
                    .containsOnly(world.resources()
                            .owner(PLATFORM, trunks.get(0))
                            .orElseThrow()
                            .owner());
        }
    }

    @Test
    void handoversOfOneResourceFollowEachOther() {
        for (int round = 0; round < 5; round++) {
            var trunk = world.freshTrunk();
            var start = world.claim(acme, trunk);
            world.tick();
            var answers = race(i -> world.resources()
                    .transfer(acme.asActor(), trunk, rivals.get(i).authId()));

            var done = answers.stream()
                    .filter(HandoverResult.Done.class::isInstance)
                    .map(HandoverResult.Done.class::cast)
                    .sorted(Comparator.comparing(each -> each.before().from()))
                    .toList();
            assertThat(done).as("of those who hand over, some succeed").isNotEmpty();
            assertThat(answers)
                    .as("the others are told that the resource changes hands too fast, and nothing else")
                    .allMatch(answer -> answer instanceof HandoverResult || answer instanceof ConflictException);
            assertThat(done).extracting(HandoverResult.Done::before).contains(ended(start, done));
            assertThat(done)
                    .extracting(each -> each.before().owner())
                    .as("nobody hands over what it no longer has")
                    .doesNotHaveDuplicates();
        }
    }

    private static Ownership ended(Ownership start, List<HandoverResult.Done> done) {
        var end = done.stream()
                .map(HandoverResult.Done::before)
                .filter(before -> before.owner().equals(start.owner()))
                .findFirst()
                .orElseThrow();
        return new Ownership(
                start.resource(), start.owner(), start.from(), end.until().orElseThrow());
    }

    @Test
    void ofManyWhoReleaseOneResourceOneDoes() {
        for (int round = 0; round < 5; round++) {
            var trunk = world.freshTrunk();
            world.claim(acme, trunk);
            var answers = race(i -> world.resources().release(acme.asActor(), trunk));

            assertThat(answers)
                    .filteredOn(HandoverResult.Done.class::isInstance)
                    .hasSize(1);
            assertThat(answers)
                    .as("for the others nobody owns it any more")
                    .filteredOn(NotFoundException.class::isInstance)
                    .hasSize(RIVALS - 1);
        }
    }

    @Test
    void numberOfCredentialsIsHeldWhoeverIssues() {
        for (int i = 1; i < Credentials.MAX_PER_ACCOUNT - 2; i++) {
            world.credentials().issue(PLATFORM, acme.authId(), NewCredential.named("n"));
        }

        var answers = race(i -> world.credentials().issue(PLATFORM, acme.authId(), NewCredential.named("race")));

        assertThat(world.credentials().list(PLATFORM, acme.authId())).hasSize(Credentials.MAX_PER_ACCOUNT);
        assertThat(answers)
                .filteredOn(ConflictException.class::isInstance)
                .hasSize(RIVALS - 2)
                .allMatch(answer -> ((ConflictException) answer).code() == ErrorCode.LIMIT_REACHED);
    }

    @Test
    void switchThrownByManyAtOnceChangesOnce() {
        var kite = rivals.get(0);
        var answers = race(
                i -> world.accounts().disable(acme.asActor(), kite.authId()).changed());

        assertThat(answers).filteredOn(Boolean.TRUE::equals).hasSize(1);
        assertThat(world.read(kite).version()).isEqualTo(kite.account().version() + 1);
    }

    /** Lets all rivals do something at the same moment; answers what each got back, or was thrown. */
    private static List<Object> race(IntFunction<Object> attempt) {
        var barrier = new CyclicBarrier(RIVALS);
        var answers = Collections.synchronizedList(new ArrayList<>());
        var threads = IntStream.range(0, RIVALS)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        barrier.await();
                        answers.add(attempt.apply(i));
                    } catch (Exception thrown) {
                        answers.add(thrown);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return List.copyOf(answers);
    }
}
