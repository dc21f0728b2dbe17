package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.support.Ids;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.NoCredentials;
import io.subaccounts.support.NoResources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandoversTest {

    private static final Instant FROM = ManualTime.START;
    private static final ResourceRef NUMBER = ResourceRef.number("+918047180000");
    private static final AccountId OWNER = Ids.sub("owner");
    private static final AccountId HEIR = Ids.sub("heir");
    private static final ResourceRow ROW = new ResourceRow(NUMBER, OWNER, FROM, 4);
    private static final Subtree WITHIN = Subtree.of(Ids.main("m"));

    private final List<Object> done = new ArrayList<>();
    private boolean accepted = true;
    private final InstallationOnlyStorage storage = new InstallationOnlyStorage(new NoCredentials(), new Store());

    @Test
    void theNewOwnershipBeginsWhereTheOldOneEnds() {
        Instant at = FROM.plusSeconds(9);

        assertThat(hand(HEIR, at)).contains(at);
        assertThat(done)
                .containsExactly(new ResourceRow(NUMBER, HEIR, at, 5), new PastOwnershipRow(NUMBER, OWNER, FROM, at));
    }

    @Test
    void aReleaseLeavesHistoryOnly() {
        Instant at = FROM.plusSeconds(9);

        assertThat(hand(null, at)).contains(at);
        assertThat(done).containsExactly(NUMBER, new PastOwnershipRow(NUMBER, OWNER, FROM, at));
    }

    @Test
    void noOwnershipEndsBeforeItBeganEvenIfTheClockWentBack() {
        assertThat(hand(HEIR, FROM.minusSeconds(60))).contains(FROM);
        assertThat(done)
                .containsExactly(
                        new ResourceRow(NUMBER, HEIR, FROM, 5), new PastOwnershipRow(NUMBER, OWNER, FROM, FROM));
    }

    @Test
    void anOwnershipThatIsNoLongerTheOneInTheRowStaysAndLeavesNoHistory() {
        accepted = false;

        assertThat(hand(HEIR, FROM)).isEmpty();
        assertThat(hand(null, FROM)).isEmpty();
        assertThat(done).doesNotHaveAnyElementsOfTypes(PastOwnershipRow.class);
    }

    private Optional<Instant> hand(@Nullable AccountId heir, Instant now) {
        return storage.write(tx -> Handovers.hand(tx, WITHIN, ROW, heir, now));
    }

    private final class Store extends NoResources {

        @Override
        public boolean update(Subtree within, ResourceRow row, long expectedVersion) {
            assertThat(within).isEqualTo(WITHIN);
            assertThat(expectedVersion).isEqualTo(4);
            done.add(row);
            return accepted;
        }

        @Override
        public boolean delete(Subtree within, ResourceRef resource, long expectedVersion) {
            assertThat(within).isEqualTo(WITHIN);
            assertThat(expectedVersion).isEqualTo(4);
            done.add(resource);
            return accepted;
        }

        @Override
        public void appendPast(Subtree within, PastOwnershipRow row) {
            assertThat(within).isEqualTo(WITHIN);
            done.add(row);
        }
    }
}
