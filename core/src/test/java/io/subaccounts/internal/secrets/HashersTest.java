package io.subaccounts.internal.secrets;

import static io.subaccounts.common.Environment.LIVE;
import static io.subaccounts.common.Environment.TEST;
import static io.subaccounts.spi.host.SecretHasher.Cost.CHEAP;
import static io.subaccounts.spi.host.SecretHasher.Cost.EXPENSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.BusyException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.internal.secrets.Hashers.Outcome;
import io.subaccounts.support.Threads;
import io.subaccounts.support.Threads.Running;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashersTest {

    private static final String TOKEN = TokenFormat.write(LIVE, new byte[32]);
    private static final String IMPORTED = "$2y$10$fVH8e28OQRj9tqiDXs1e1uxpsjN0c7II7YPKXua2NAKYvM6iQk7dq";

    private final HashBudget budget = new HashBudget(1, Duration.ZERO);
    private final ScriptedHasher first = new ScriptedHasher("first", EXPENSIVE);
    private final ScriptedHasher second = new ScriptedHasher("second", EXPENSIVE);
    private final Hashers hashers = new Hashers(first, List.of(second), null, budget);

    @Test
    void newHashesAreMadeByThePrimary() {
        assertThat(hashers.hash("token")).isEqualTo("first:token");
        assertThat(hashers.hashIfFree("token")).contains("first:token");
        assertThat(second.asked).isEmpty();
    }

    @Test
    void eachHashIsCheckedByTheOneThatKnowsIt() {
        assertThat(hashers.check("token", "first:token")).isEqualTo(Outcome.MATCH);
        assertThat(second.asked).isEmpty();
        assertThat(hashers.check("token", "second:token")).isEqualTo(Outcome.MATCH);
        assertThat(hashers.check("other", "second:token")).isEqualTo(Outcome.MISMATCH);
        assertThat(first.asked).containsExactly("matches");
    }

    @Test
    void ofSeveralThatKnowAHashThePrimaryChecksIt() {
        var same = new ScriptedHasher("first", EXPENSIVE);
        var both = new Hashers(first, List.of(same), null, budget);

        assertThat(both.check("token", "first:token")).isEqualTo(Outcome.MATCH);
        assertThat(same.asked).isEmpty();
    }

    @Test
    void aHashThatNobodyKnowsIsAMismatch() {
        for (String stored : List.of("", "junk", "first", "$2x$10$", "\uD800", "first token")) {
            assertThat(hashers.check("token", stored)).as(stored).isEqualTo(Outcome.MISMATCH);
        }
        assertThat(first.asked).isEmpty();
        assertThat(second.asked).isEmpty();
    }

    @Test
    void withoutATurnTheAnswerIsBusyAndNeverYes() throws Exception {
        whileBusy(() -> {
            assertThat(hashers.check("token", "first:token")).isEqualTo(Outcome.BUSY);
            assertThat(hashers.check("other", "first:token")).isEqualTo(Outcome.BUSY);
            assertThat(hashers.check("token", "junk")).isEqualTo(Outcome.MISMATCH);
            assertThat(hashers.checkNothing("token")).isEqualTo(Outcome.BUSY);
            assertThat(hashers.hashIfFree("token")).isEmpty();
            assertThatThrownBy(() -> hashers.hash("token")).isInstanceOfSatisfying(BusyException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.BUSY);
                assertThat(e.retryable()).isTrue();
                assertThat(e).hasMessageNotContaining("token");
            });
        });
        assertThat(first.asked).isEmpty();
    }

    @Test
    void cheapHashersAreNeverBusy() throws Exception {
        var cheap = new Hashers(new ScriptedHasher("cheap", CHEAP), List.of(first), null, budget);
        whileBusy(() -> {
            assertThat(cheap.hash("token")).isEqualTo("cheap:token");
            assertThat(cheap.check("token", "cheap:token")).isEqualTo(Outcome.MATCH);
            assertThat(cheap.checkNothing("token")).isEqualTo(Outcome.MISMATCH);
            assertThat(cheap.check("token", "first:token")).isEqualTo(Outcome.BUSY);
        });
    }

    @Test
    void aCheckOfNothingDoesTheWorkOfOneHashAndNeverMatches() {
        assertThat(hashers.checkNothing("token")).isEqualTo(Outcome.MISMATCH);
        assertThat(first.asked).containsExactly("hash");
    }

    @Test
    void duringAMigrationACheckOfNothingCostsAnImportedHash() {
        var migrating = new Hashers(first, List.of(new BcryptHasher(11)), new ImportedBcrypt(10), budget);

        assertThat(migrating.checkNothing("decoy")).isEqualTo(Outcome.MISMATCH);
        assertThat(first.asked).isEmpty();
    }

    @Test
    void onlyWhatThePrimaryWouldMakeTodayIsCurrent() {
        assertThat(hashers.isCurrent("first:token")).isTrue();
        assertThat(hashers.isCurrent("second:token")).isFalse();
        assertThat(hashers.isCurrent("junk")).isFalse();
        first.outdated();
        assertThat(hashers.isCurrent("first:token")).isFalse();
    }

    @Test
    void importsAreOffUnlessAskedFor() {
        assertThat(hashers.acceptsImports()).isFalse();
        assertThat(hashers.isImportable(IMPORTED)).isFalse();
        assertThat(hashers.admits(LIVE, "12345678")).isFalse();
        assertThat(hashers.admits(LIVE, TOKEN)).isTrue();
        assertThat(hashers.check("abcdefghijklmnopqrstuvwxyz", IMPORTED)).isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void duringAMigrationImportedHashesAndTheirTokensAreAccepted() {
        var migrating = new Hashers(first, List.of(), new ImportedBcrypt(10), budget);

        assertThat(migrating.acceptsImports()).isTrue();
        assertThat(migrating.isImportable(IMPORTED)).isTrue();
        assertThat(migrating.isImportable(IMPORTED.replace("$2y$", "$2x$"))).isFalse();
        assertThat(migrating.admits(LIVE, "12345678")).isTrue();
        assertThat(migrating.admits(LIVE, TOKEN)).isTrue();
        assertThat(migrating.admits(LIVE, "short")).isFalse();
        assertThat(migrating.check("abcdefghijklmnopqrstuvwxyz", IMPORTED)).isEqualTo(Outcome.MATCH);
        assertThat(migrating.isCurrent(IMPORTED)).isFalse();
    }

    @Test
    void aTokenOfTheOtherEnvironmentIsJunkAlsoDuringAMigration() {
        String test = TokenFormat.write(TEST, new byte[32]);
        var migrating = new Hashers(first, List.of(), new ImportedBcrypt(10), budget);

        for (Hashers each : List.of(hashers, migrating)) {
            assertThat(each.admits(TEST, test)).isTrue();
            assertThat(each.admits(LIVE, test)).isFalse();
            assertThat(each.admits(TEST, TOKEN)).isFalse();
        }
        assertThat(migrating.admits(TEST, "12345678")).isTrue();
    }

    private void whileBusy(Runnable check) throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Running<Optional<Boolean>> holder = Threads.start(() -> budget.within(EXPENSIVE, () -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        }));
        begun.await();
        check.run();
        end.countDown();
        assertThat(holder.result()).contains(true);
    }
}
