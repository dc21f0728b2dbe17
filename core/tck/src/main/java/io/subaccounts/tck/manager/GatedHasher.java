package io.subaccounts.tck.manager;

import io.subaccounts.spi.host.SecretHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hasher that counts its work and can be stopped in the middle of it, so that a test can be at the moment when a token
 * is being verified. Sound enough for tokens of 256 random bits.
 */
final class GatedHasher implements SecretHasher {

    private static final String KIND = "tck$";

    final AtomicInteger hashed = new AtomicInteger();
    final AtomicInteger matched = new AtomicInteger();
    private final Cost cost;
    private volatile Gate gate = new Gate(new CountDownLatch(0), new CountDownLatch(0));

    GatedHasher(Cost cost) {
        this.cost = cost;
    }

    /** The next verifications stop inside the hasher until the gate is opened. */
    Gate close() {
        gate = new Gate(new CountDownLatch(1), new CountDownLatch(1));
        return gate;
    }

    /** A closed gate. */
    record Gate(CountDownLatch arrival, CountDownLatch opening) {

        /** Waits until a verification has arrived at the gate. */
        void awaitArrival() throws InterruptedException {
            if (!arrival.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("no token came to be verified by the configured hasher");
            }
        }

        void open() {
            opening.countDown();
        }
    }

    @Override
    public String hash(String token) {
        hashed.incrementAndGet();
        return digest(token);
    }

    @Override
    public boolean recognises(String stored) {
        return stored.startsWith(KIND);
    }

    @Override
    public boolean matches(String token, String stored) {
        matched.incrementAndGet();
        var passed = gate;
        passed.arrival().countDown();
        try {
            if (!passed.opening().await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the test never opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return MessageDigest.isEqual(
                digest(token).getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean isCurrent(String stored) {
        return true;
    }

    @Override
    public Cost cost() {
        return cost;
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return KIND + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
