package io.subaccounts.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.internal.secrets.Hashers.Outcome;
import io.subaccounts.internal.secrets.TokenVerifier.Verification;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.host.SecretHasher;
import io.subaccounts.support.Threads;
import io.subaccounts.support.Threads.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokenVerifierTest {

    private final GatedHasher hasher = new GatedHasher();
    private final Hashers hashers = new Hashers(hasher, List.of(), null, new HashBudget(1, Duration.ofSeconds(1)));
    private final VerifiedTokens verified = new VerifiedTokens(RandomSource.secure());
    private final TokenVerifier verifier = new TokenVerifier(hashers, verified);

    @Test
    void aRightTokenIsComputedOnceAndThenKnown() {
        hasher.gate.release(10);

        assertThat(verifier.verify("token", "gated:token")).isEqualTo(new Verification(Outcome.MATCH, true));
        assertThat(verifier.verify("token", "gated:token").outcome()).isEqualTo(Outcome.MATCH);
        assertThat(hasher.computed).hasValue(1);
        assertThat(verified.knows("token", "gated:token")).isTrue();
    }

    @Test
    void aWrongTokenIsComputedEachTimeAndNeverKnown() {
        hasher.gate.release(10);

        assertThat(verifier.verify("other", "gated:token")).isEqualTo(new Verification(Outcome.MISMATCH, true));
        assertThat(verifier.verify("other", "gated:token")).isEqualTo(new Verification(Outcome.MISMATCH, true));
        assertThat(verifier.verify("token", "junk").outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(hasher.computed).hasValue(2);
        assertThat(verified.knows("other", "gated:token")).isFalse();
    }

    @Test
    void callersWithTheSameTokenWaitForOneComputationAndShareItsOutcome() throws Exception {
        for (String token : List.of("token", "other")) {
            List<Running<Verification>> callers = together(token);
            hasher.gate.release();

            int first = 0;
            for (Running<Verification> caller : callers) {
                Verification verification = caller.result();
                first += verification.first() ? 1 : 0;
                assertThat(verification.outcome()).isEqualTo(token.equals("token") ? Outcome.MATCH : Outcome.MISMATCH);
            }
            assertThat(first).isEqualTo(1);
        }
        assertThat(hasher.computed).hasValue(2);
    }

    @Test
    void aFailureIsThrownOnceAndBusyForWhoeverWaited() throws Exception {
        hasher.failing = true;
        List<Running<Verification>> callers = together("token");
        hasher.gate.release();

        var outcomes = new ArrayList<Outcome>();
        int failures = 0;
        for (Running<Verification> caller : callers) {
            try {
                outcomes.add(caller.result().outcome());
            } catch (ExecutionException e) {
                assertThat(e).hasRootCauseMessage("on purpose");
                failures++;
            }
        }
        assertThat(failures).isEqualTo(1);
        assertThat(outcomes).hasSize(15).containsOnly(Outcome.BUSY);

        hasher.failing = false;
        hasher.gate.release();
        assertThat(verifier.verify("token", "gated:token")).isEqualTo(new Verification(Outcome.MATCH, true));
    }

    @Test
    void withoutATurnNothingIsFoundOut() throws Exception {
        Running<Verification> holder = Threads.start(() -> verifier.verify("token", "gated:token"));
        hasher.begun.await();

        assertThat(verifier.verify("another", "gated:token")).isEqualTo(new Verification(Outcome.BUSY, true));
        hasher.gate.release();
        assertThat(holder.result().outcome()).isEqualTo(Outcome.MATCH);
        assertThat(verified.knows("another", "gated:token")).isFalse();
    }

    @Test
    void aHasherThatFailsDoesNotBlockTheNextCaller() {
        hasher.failing = true;
        hasher.gate.release(2);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> verifier.verify("token", "gated:token")).hasMessage("on purpose");
        }
    }

    private List<Running<Verification>> together(String token) throws InterruptedException {
        List<Running<Verification>> callers = Threads.start(16, () -> verifier.verify(token, "gated:token"));
        hasher.begun.await();
        Threads.awaitWaiting(callers);
        return callers;
    }

    /** Computes when it is told to. */
    private static final class GatedHasher implements SecretHasher {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final Semaphore gate = new Semaphore(0);
        private final AtomicInteger computed = new AtomicInteger();
        private volatile boolean failing;

        @Override
        public String hash(String token) {
            return "gated:" + token;
        }

        @Override
        public boolean recognises(String stored) {
            return stored.startsWith("gated:");
        }

        @Override
        public boolean matches(String token, String stored) {
            begun.countDown();
            gate.acquireUninterruptibly();
            computed.incrementAndGet();
            if (failing) {
                throw new IllegalStateException("on purpose");
            }
            return stored.contentEquals("gated:" + token);
        }

        @Override
        public boolean isCurrent(String stored) {
            return true;
        }

        @Override
        public Cost cost() {
            return Cost.EXPENSIVE;
        }
    }
}
