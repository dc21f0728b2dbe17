package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Authentication.Busy;
import io.subaccounts.access.Origin;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.PageRequest;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.error.BusyException;
import io.subaccounts.spi.host.SecretHasher.Cost;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only so many expensive hashes are computed at a time; who comes on top is told busy, which is never a yes. */
abstract class BusyContract extends ManagerContract {

    private final GatedHasher hasher = new GatedHasher(Cost.EXPENSIVE);
    private World narrow;
    private CreatedAccount first;
    private CreatedAccount second;
    private CreatedAccount warm;
    private GatedHasher.Gate gate;
    private CompletableFuture<Authentication> verifying;

    @BeforeEach
    void takeTheOnlyPlace() throws InterruptedException {
        narrow = worldWith(
                settings -> settings.secretHasher(hasher).maxConcurrentHashes(1).hashWait(Duration.ZERO));
        first = narrow.main("first");
        second = narrow.main("second");
        warm = narrow.main("warm");
        narrow.signIn(warm);
        gate = hasher.close();
        verifying = CompletableFuture.supplyAsync(() -> narrow.present(first));
        gate.awaitArrival();
    }

    @AfterEach
    void openGate() {
        gate.open();
        verifying.join();
    }

    @Test
    void rightTokenIsToldBusyAndAcceptedOnceThereIsRoom() {
        assertThat(narrow.present(second)).isInstanceOf(Busy.class);
        assertThat(((Busy) narrow.present(second)).retryAfter()).isPositive();

        gate.open();
        assertThat(verifying.join()).isInstanceOf(Authenticated.class);
        assertThat(narrow.present(second)).isInstanceOf(Authenticated.class);
    }

    @Test
    void verifiedCallersAreNotHeldUp() {
        var principal = narrow.signIn(warm);
        assertThat(principal.account()).isEqualTo(warm.authId());
        assertThat(narrow.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();
    }

    @Test
    void junkIsRefusedWithoutWaiting() {
        assertThat(narrow.access().authenticate(second.authId().value(), "sat_junk", Origin.unknown()))
                .isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void issuingAndRotatingAreToldBusyAndChangeNothing() {
        var id = CredentialId.primaryOf(second.authId());
        var before = narrow.credentials().get(PLATFORM, id);

        assertThatThrownBy(() -> narrow.credentials().issue(PLATFORM, second.authId(), NewCredential.named("ci")))
                .isInstanceOf(BusyException.class);
        assertThatThrownBy(() -> narrow.credentials().rotate(PLATFORM, id, Rotation.cutNow()))
                .isInstanceOf(BusyException.class);
        assertThatThrownBy(() -> narrow.accounts().create(PLATFORM, second.authId(), NewAccount.named("child")))
                .isInstanceOf(BusyException.class);

        assertThat(narrow.credentials().list(PLATFORM, second.authId())).containsExactly(before);
        assertThat(narrow.accounts()
                        .list(PLATFORM, AccountQuery.childrenOf(second.authId()), PageRequest.first(1))
                        .items())
                .isEmpty();
    }

    @Test
    void everythingThatNeedsNoHashGoesOn() {
        assertThat(narrow.accounts().disable(PLATFORM, first.authId()).changed())
                .as("a verification under way holds nobody up")
                .isTrue();
        gate.open();
        Expect.refused(verifying.join(), Expect.disabled(first));
    }
}
