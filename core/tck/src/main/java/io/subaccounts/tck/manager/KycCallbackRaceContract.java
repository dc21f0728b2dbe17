package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks.Receipt;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Of deliveries of one id that race, one counts and the others are told that it came before. */
abstract class KycCallbackRaceContract extends CallbackContract {

    private static final int RIVALS = 6;

    @Test
    void deliveryThatDidNotSeeTheOtherIsADuplicateAndChangesNothing() {
        var blind = CallbackSigning.standardWebhooks(Secret.of(KEY));
        world = worldOver(
                new UnseenCallbacks(storage()), settings -> verifying(settings).kycCallbacks("primary", blind));
        main = world.main("Acme");
        var first = company();
        var second = company();
        var one = pending(first);
        var other = pending(second);
        var id = fresh();
        assertThat(deliver(id, one, "passed").verdict()).isEqualTo(Verdict.APPLIED);

        for (var reference : List.of(one, other)) {
            assertThat(deliver(id, reference, "passed"))
                    .isEqualTo(new Receipt(
                            Verdict.DUPLICATE, attempts(first).get(0).id()));
        }

        assertThat(attempts(second)).extracting(each -> each.state()).containsExactly(AttemptState.PENDING);
        assertThat(recorded(id).times()).isEqualTo(3);
    }

    @Test
    void ofRacingDeliveriesOfOneIdAboutTwoTreesOneIsApplied() {
        for (int round = 0; round < 5; round++) {
            var first = company();
            main = world.main("another");
            var second = company();
            var references = List.of(pending(first), pending(second));
            var id = fresh();

            var receipts = race(rival -> deliver(id, references.get(rival % 2), "passed"));

            assertThat(receipts)
                    .extracting(Receipt::verdict)
                    .filteredOn(Verdict.APPLIED::equals)
                    .hasSize(1);
            assertThat(receipts)
                    .extracting(Receipt::verdict)
                    .filteredOn(Verdict.DUPLICATE::equals)
                    .hasSize(RIVALS - 1);
            assertThat(receipts)
                    .extracting(Receipt::attempt)
                    .as("about one attempt")
                    .containsOnly(receipts.get(0).attempt());
            assertThat(List.of(state(first), state(second)))
                    .containsExactlyInAnyOrder(AttemptState.VERIFIED, AttemptState.PENDING);
            assertThat(recorded(id).times()).isEqualTo(RIVALS);
        }
    }

    private AttemptState state(CreatedAccount account) {
        return attempts(account).get(0).state();
    }

    private interface Delivering {
        Receipt deliver(int rival);
    }

    private static List<Receipt> race(Delivering delivering) {
        var barrier = new CyclicBarrier(RIVALS);
        var tasks = new ArrayList<FutureTask<Receipt>>();
        for (int i = 0; i < RIVALS; i++) {
            int rival = i;
            Callable<Receipt> call = () -> {
                barrier.await();
                return delivering.deliver(rival);
            };
            tasks.add(new FutureTask<>(call));
        }
        tasks.forEach(task -> new Thread(task).start());
        return tasks.stream().map(KycCallbackRaceContract::result).toList();
    }

    private static Receipt result(FutureTask<Receipt> task) {
        try {
            return task.get();
        } catch (Exception e) {
            throw new AssertionError("a delivery was answered with an exception", e);
        }
    }
}
