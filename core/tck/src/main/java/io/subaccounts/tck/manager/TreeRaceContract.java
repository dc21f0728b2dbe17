package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.AccessDeniedException;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.resources.HandoverResult;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads move, create, delete and claim on one small forest; afterwards it is still a forest. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class TreeRaceContract extends ManagerContract {

    private static final int THREADS = 64;
    private static final int MAX_DEPTH = 6;
    private static final int MAX_ACCOUNTS = 250;

    private final List<CreatedAccount> accounts = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Ownership> ended = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
    private List<ResourceRef> trunks = List.of();
    private World forest;

    @BeforeEach
    void plantForest() {
        forest = worldWith(settings -> World.peppered(settings).maxDepth(MAX_DEPTH));
        var random = new SeededRandom();
        for (int i = 0; i < 3; i++) {
            accounts.add(forest.main("main " + i));
        }
        while (accounts.size() < 40) {
            create(random);
        }
        trunks = IntStream.range(0, 24).mapToObj(i -> forest.freshTrunk()).toList();
        assertThat(unexpected).isEmpty();
    }

    @Test
    void treesStayTreesWhoeverMovesCreatesDeletesAndClaims() throws InterruptedException {
        int rounds = Scale.of(30);
        var seeds = new SeededRandom();
        var barrier = new CyclicBarrier(THREADS);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            var random = new Random(seeds.nextLong());
            threads.add(new Thread(() -> work(barrier, random, rounds), "racer-" + i));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        assertThat(unexpected)
                .as("every call is done or refused for a reason of the tree; " + SeededRandom.reminder())
                .isEmpty();
        new ForestCheck(forest, accounts, MAX_DEPTH).check(trunks, List.copyOf(ended));
    }

    private void work(CyclicBarrier barrier, Random random, int rounds) {
        try {
            barrier.await();
            for (int i = 0; i < rounds; i++) {
                act(random);
            }
        } catch (Exception | AssertionError e) {
            unexpected.add(e);
        }
    }

    private void act(Random random) {
        forest.time.advance(Duration.ofNanos(1000));
        int dice = random.nextInt(100);
        try {
            if (dice < 45) {
                forest.accounts()
                        .move(actor(random), any(random).authId(), any(random).authId());
            } else if (dice < 60) {
                create(random);
            } else if (dice < 70) {
                delete(random);
            } else {
                handle(random);
            }
        } catch (NotFoundException | AccessDeniedException | ConflictException refused) {
            // somebody was faster, or the move would have broken the tree
        } catch (ValidationException refused) {
            if (!refused.field().equals("subject")) { // main accounts are not moved
                unexpected.add(refused);
            }
        }
    }

    private void create(Random random) {
        if (accounts.size() < MAX_ACCOUNTS) {
            var parent = any(random);
            forest.time.advance(Duration.ofNanos(1000));
            try {
                accounts.add(forest.accounts().create(actor(random), parent.authId(), NewAccount.named("raced")));
            } catch (NotFoundException | AccessDeniedException | ConflictException refused) {
                // not seen, deleted meanwhile, or as deep as the ceiling
            }
        }
    }

    private void delete(Random random) {
        var subject = accounts.get(3 + random.nextInt(accounts.size() - 3));
        var policy = random.nextBoolean()
                ? DeletePolicy.cascade()
                : DeletePolicy.reassociateToParent().descendants(DeletePolicy.DescendantRule.CASCADE);
        var plan = forest.accounts().planDeletion(PLATFORM, subject.authId(), policy);
        if (plan.descendants() < 8) {
            forest.accounts().delete(PLATFORM, plan);
        }
    }

    private void handle(Random random) {
        var trunk = trunks.get(random.nextInt(trunks.size()));
        int dice = random.nextInt(10);
        if (dice < 5) {
            var owner = any(random);
            forest.resources().claim(actor(random), owner.authId(), trunk);
            return;
        }
        var result = dice < 8
                ? forest.resources().transfer(actor(random), trunk, any(random).authId())
                : forest.resources().release(actor(random), trunk);
        if (result instanceof HandoverResult.Done done) {
            ended.add(done.before());
        }
    }

    private CreatedAccount any(Random random) {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private Actor actor(Random random) {
        int dice = random.nextInt(4);
        if (dice < 2) {
            return PLATFORM;
        }
        return dice == 2
                ? accounts.get(random.nextInt(3)).asActor()
                : any(random).asActor();
    }
}
