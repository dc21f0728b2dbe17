package io.subaccounts.internal.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.support.Ids;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.NoCredentials;
import io.subaccounts.support.NoResources;
import io.subaccounts.support.Threads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastUsesTest {

    private static final AccountId ACCOUNT = Ids.sub("a");
    private static final CredentialId CREDENTIAL = CredentialId.primaryOf(ACCOUNT);
    private static final Instant MINUTE = ManualTime.START;

    private final List<List<SecretUse>> written = new ArrayList<>();
    private boolean away;
    private final LastUses lastUses = new LastUses(new InstallationOnlyStorage(new Store(), new NoResources()));

    @Test
    void aUseIsNotedToTheMinuteAndWrittenDownOnce() {
        lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE.plusSeconds(59));
        lastUses.flush();
        lastUses.flush();

        assertThat(written).containsExactly(List.of(new SecretUse(ACCOUNT, CREDENTIAL, 1, MINUTE)));
    }

    @Test
    void nothingIsWrittenIfNothingWasUsed() {
        lastUses.flush();

        assertThat(written).isEmpty();
    }

    @Test
    void manyUsesOfASecretAreOneAndTheLatestCounts() {
        lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE.plusSeconds(120));
        lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE.plusSeconds(61));
        lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE);
        lastUses.flush();

        assertThat(written).containsExactly(List.of(new SecretUse(ACCOUNT, CREDENTIAL, 1, MINUTE.plusSeconds(120))));
    }

    @Test
    void twoSecretsOfOneCredentialAreToldApart() {
        lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE);
        lastUses.note(ACCOUNT, CREDENTIAL, 2, MINUTE);
        lastUses.flush();

        assertThat(written.get(0)).extracting(SecretUse::secretNumber).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void whatCouldNotBeWrittenIsKeptForTheNextTime() {
        lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE);
        away = true;
        lastUses.flush();
        assertThat(written).isEmpty();

        away = false;
        lastUses.flush();
        assertThat(written).hasSize(1);
    }

    @Test
    void whatWasWrittenBeforeAFailureIsNotWrittenAgain() {
        for (int number = 0; number < 2000; number++) {
            lastUses.note(ACCOUNT, CREDENTIAL, number, MINUTE);
        }
        duringWrite = () -> away = true;
        lastUses.flush();
        int before = written.stream().mapToInt(List::size).sum();
        away = false;
        duringWrite = () -> {};
        lastUses.flush();

        assertThat(before).isBetween(1, 1999);
        assertThat(written.stream().flatMap(List::stream).map(SecretUse::secretNumber))
                .hasSize(2000)
                .doesNotHaveDuplicates();
    }

    @Test
    void aUseWhileWritingIsNotLost() {
        lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE);
        duringWrite = () -> lastUses.note(ACCOUNT, CREDENTIAL, 1, MINUTE.plusSeconds(60));
        lastUses.flush();
        duringWrite = () -> {};
        lastUses.flush();

        assertThat(written)
                .containsExactly(
                        List.of(new SecretUse(ACCOUNT, CREDENTIAL, 1, MINUTE)),
                        List.of(new SecretUse(ACCOUNT, CREDENTIAL, 1, MINUTE.plusSeconds(60))));
    }

    @Test
    void memoryStaysBoundedWhateverIsUsed() {
        for (int number = 0; number < 150_000; number++) {
            lastUses.note(ACCOUNT, CREDENTIAL, number, MINUTE);
        }
        lastUses.flush();

        assertThat(written.stream().mapToInt(List::size).sum()).isBetween(1, 100_000);
        assertThat(written).allSatisfy(chunk -> assertThat(chunk).hasSizeLessThanOrEqualTo(1000)); // short transactions
    }

    @Test
    void threadsMayNoteAtTheSameTime() throws Exception {
        var next = new AtomicInteger();
        List<Threads.Running<Integer>> threads = Threads.start(8, () -> {
            int own = next.incrementAndGet();
            for (int i = 0; i < 2000; i++) {
                lastUses.note(ACCOUNT, CREDENTIAL, own, MINUTE.plusSeconds(60L * (i % 100)));
            }
            return own;
        });
        for (Threads.Running<Integer> thread : threads) {
            thread.result();
        }
        lastUses.flush();

        assertThat(written.get(0)).hasSize(8).extracting(SecretUse::at).containsOnly(MINUTE.plusSeconds(60 * 99));
    }

    private Runnable duringWrite = () -> {};

    private final class Store extends NoCredentials {

        @Override
        public void markUsed(Subtree within, Collection<SecretUse> uses) {
            if (away) {
                throw new StorageUnavailableException("the storage is away", null);
            }
            assertThat(within).isEqualTo(Subtree.all());
            duringWrite.run();
            written.add(List.copyOf(uses));
        }
    }
}
