package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.tck.support.MutableTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One row that cannot be understood keeps no other account and no other session from what has become due. */
class CorruptSweepTest {

    private static final Actor PLATFORM = Actor.platform("test");

    @TempDir
    Path folder;

    private final MutableTime time = new MutableTime();
    private TestDatabase database;
    private SubaccountManager manager;
    private AccountId main;

    @BeforeEach
    void openManager() {
        database = TestDatabase.sqlite(folder);
        manager = managerUnder(KycPolicy.india());
        main = manager.accounts().createMain(PLATFORM, NewAccount.named("Acme")).authId();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "flow", "metadata", "work"})
    void damagedSessionKeepsNoOtherFromExpiring(String column) {
        List<AccountId> customers = customers();
        for (AccountId customer : customers) {
            manager.kycSessions()
                    .create(
                            PLATFORM,
                            customer,
                            NewSession.byRedirect(URI.create("https://kite.example/")),
                            OnActiveSession.REJECT);
        }
        damage("subaccounts_kyc_sessions", column, "account = '" + customers.get(0) + "'");
        time.advance(Duration.ofDays(30));

        sweepTwice();

        assertThat(types(customers.get(0))).doesNotContain(EventType.KYC_SESSION_EXPIRED);
        assertThat(customers.subList(1, 3))
                .allSatisfy(customer -> assertThat(types(customer)).contains(EventType.KYC_SESSION_EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kyc", "kyc_mode", "metadata"})
    void damagedAccountKeepsNoOtherThatIsDueWaiting(String column) {
        List<AccountId> customers = customers();
        for (AccountId customer : customers) {
            manager.kycDecisions()
                    .override(
                            PLATFORM,
                            customer,
                            KycOverride.open("case-1", "vouched", time.now().plus(Duration.ofDays(1))));
        }
        damage("subaccounts_accounts", column, "id = '" + customers.get(0) + "'");
        time.advance(Duration.ofDays(1));

        sweepTwice();

        assertThat(customers.subList(1, 3))
                .allSatisfy(customer -> assertThat(types(customer)).contains(EventType.KYC_GATE_CLOSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kyc", "kyc_mode", "metadata"})
    void damagedAccountKeepsNoOtherFromBeingBroughtAPolicy(String column) {
        List<AccountId> customers = customers();
        sweepTwice();
        database.execute("UPDATE subaccounts_accounts SET kyc = '', kyc_due_at = NULL");
        damage("subaccounts_accounts", column, "id = '" + customers.get(0) + "'");
        var brought = managerUnder(KycPolicy.india().pendingFor(Duration.ofDays(1)));

        brought.kyc().sweep(1000);

        assertThat(database.query("SELECT kyc FROM subaccounts_accounts WHERE id IN ('" + customers.get(1) + "', '"
                        + customers.get(2) + "')"))
                .hasSize(2)
                .doesNotContain(List.of(""));
        brought.close();
    }

    private SubaccountManager managerUnder(KycPolicy policy) {
        return SubaccountManager.builder(database.open())
                .time(time)
                .lastUsedFlush(Duration.ZERO)
                .fieldCipher(FieldCipher.inClear())
                .kycPolicy(policy)
                .build();
    }

    private List<AccountId> customers() {
        return Stream.of("first", "second", "third")
                .map(name -> {
                    time.advance(Duration.ofMillis(1));
                    return manager.accounts()
                            .create(
                                    PLATFORM,
                                    main,
                                    NewAccount.named(name)
                                            .email("ops@kite.example")
                                            .kycMode(KycMode.CUSTOMER_USE))
                            .authId();
                })
                .toList();
    }

    private void damage(String table, String column, String where) {
        database.execute(
                "PRAGMA ignore_check_constraints = ON",
                "UPDATE " + table + " SET " + column + " = 'g%rbage' WHERE " + where);
    }

    private void sweepTwice() {
        manager.kyc().sweep(1000);
        manager.kyc().sweep(1000);
    }

    private List<EventType> types(AccountId account) {
        return manager.events().read(PLATFORM, account, 0, 100).stream()
                .map(Event::type)
                .toList();
    }
}
