package io.subaccounts.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.tenancy.TenancyOracleContract;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A storage that ignores the confinement of one of its methods is caught, by the oracle or by the rules above it. */
class ManagerTckCatchesUnscopedStoreTest {

    /** Where the confinement alone keeps an answer in: without it the oracle finds the leak. */
    private static final Set<String> CAUGHT =
            Set.of("AccountStore.find", "AttemptStore.holders", "ResourceStore.findAll");

    /** Where the confinement is a second belt: the rules above the storage alone keep everything in. */
    private static final Set<String> HELD_BACK_ABOVE = Set.of(
            "AccountStore.findAll",
            "AccountStore.height",
            "AccountStore.insert",
            "AccountStore.kycDue",
            "AccountStore.list",
            "AccountStore.lock",
            "AccountStore.positions",
            "AccountStore.reparent",
            "AccountStore.update",
            "AttemptStore.find",
            "AttemptStore.findByReference",
            "AttemptStore.insert",
            "AttemptStore.list",
            "AttemptStore.update",
            "CredentialStore.find",
            "CredentialStore.insert",
            "CredentialStore.list",
            "CredentialStore.markUsed",
            "CredentialStore.rehash",
            "CredentialStore.revokeAll",
            "CredentialStore.update",
            "EventStore.append",
            "EventStore.redact",
            "EventStore.findSigningSecret",
            "EventStore.list",
            "EventStore.putSigningSecret",
            "ResourceStore.appendPast",
            "ResourceStore.delete",
            "ResourceStore.findPast",
            "ResourceStore.insert",
            "ResourceStore.lastEnd",
            "ResourceStore.list",
            "ResourceStore.update",
            "SessionStore.due",
            "SessionStore.find",
            "SessionStore.findActive",
            "SessionStore.findByHash",
            "SessionStore.insert",
            "SessionStore.list",
            "SessionStore.update");

    @ParameterizedTest
    @FieldSource("CAUGHT")
    void missingConfinementIsCaught(String method) {
        assertThatThrownBy(oracleWithout(method)::nobodyReachesOrLearnsOfWhatLiesOutsideItsSubtree)
                .as(method + " without its confinement")
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @FieldSource("HELD_BACK_ABOVE")
    void missingConfinementIsHeldBackByTheRulesAbove(String method) {
        assertThatCode(oracleWithout(method)::nobodyReachesOrLearnsOfWhatLiesOutsideItsSubtree)
                .as(method + " without its confinement")
                .doesNotThrowAnyException();
    }

    @Test
    void everyConfinedMethodIsTried() {
        var confined = Stream.of(
                        AccountStore.class,
                        AttemptStore.class,
                        CredentialStore.class,
                        EventStore.class,
                        ResourceStore.class,
                        SessionStore.class)
                .flatMap(store -> Arrays.stream(store.getMethods())
                        .filter(method ->
                                Arrays.asList(method.getParameterTypes()).contains(Subtree.class))
                        .map(method -> store.getSimpleName() + "." + method.getName()));
        var tried = new TreeSet<>(CAUGHT);
        tried.addAll(HELD_BACK_ABOVE);

        assertThat(confined).containsExactlyInAnyOrderElementsOf(tried);
    }

    /** A short run of the oracle over a storage one of whose methods is not confined. */
    private static TenancyOracleContract oracleWithout(String confinementOfMethod) {
        return new TenancyOracleContract() {
            @Override
            protected Storage open() {
                return new UnscopedManagerTckStorage(MemoryStorage.create(), confinementOfMethod);
            }

            @Override
            protected int operations() {
                return CAUGHT.contains(confinementOfMethod) ? 12_000 : 3_000;
            }

            @Override
            protected int accounts() {
                return 150;
            }
        };
    }
}
