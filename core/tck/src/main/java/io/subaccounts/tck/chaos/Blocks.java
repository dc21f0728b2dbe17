package io.subaccounts.tck.chaos;

import io.subaccounts.tck.support.SeededRandom;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many tellings in blocks. Those of a block share a stage; blocks know nothing of each other and run side by side, as many
 * as there are processors. Each has a seed of its own, so that the one that fails can be repeated alone.
 */
final class Blocks {

    private static final int LARGEST = 100;
    private static final int MOST_AT_ONCE = 4;

    /** One block. */
    @FunctionalInterface
    interface Block {
        void tell(int tellings, Random random);
    }

    private final int tellings;
    private final Block block;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicReference<@Nullable AssertionError> failure = new AtomicReference<>();

    private Blocks(int tellings, Block block) {
        this.tellings = tellings;
        this.block = block;
    }

    static void run(int tellings, Block block) {
        var blocks = new Blocks(tellings, block);
        int side = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
        ExecutorService tellers = Executors.newFixedThreadPool(side);
        try {
            List<CompletableFuture<Void>> all = Stream.generate(() -> CompletableFuture.runAsync(blocks::work, tellers))
                    .limit(side)
                    .toList();
            all.forEach(CompletableFuture::join);
        } finally {
            tellers.shutdownNow();
        }
        AssertionError failure = blocks.failure.get();
        if (failure != null) {
            throw failure;
        }
        System.out.println("kyc chaos: " + tellings + " tellings; " + SeededRandom.reminder());
    }

    private void work() {
        for (int number = begun.getAndIncrement();
                number * LARGEST < tellings && failure.get() == null;
                number = begun.getAndIncrement()) {
            long seed = SeededRandom.seed() + number;
            try {
                block.tell(
                        Math.min(LARGEST, tellings - number * LARGEST),
                        new Random(new SplittableRandom(seed).nextLong()));
            } catch (RuntimeException | AssertionError e) {
                String reminder = SeededRandom.reminder(seed) + ", which begins with this block: ";
                failure.compareAndSet(null, new AssertionError(reminder + e.getMessage(), e));
            }
        }
    }
}
