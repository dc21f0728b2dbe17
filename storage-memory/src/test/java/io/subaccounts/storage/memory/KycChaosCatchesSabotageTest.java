package io.subaccounts.storage.memory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Environment;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderCallback;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import io.subaccounts.tck.chaos.KycChaosContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The chaos test notices when one of the guards is gone that it is there to watch. */
class KycChaosCatchesSabotageTest {

    private static final int ENOUGH = 400;
    private static final int RACES = 5;

    /** Guards that are out of order because the storage does not do its part. */
    enum StorageSabotage {
        CALLBACKS_ARE_NEVER_KNOWN((call, tx) -> switch (call.method()) {
            case "callbacks.find" -> Optional.empty();
            case "callbacks.record" -> {
                call.pass();
                yield true;
            }
            default -> call.pass();
        }),
        SUPERSEDED_ATTEMPTS_STAY_OPEN((call, tx) -> {
            boolean lost =
                    call.is("attempts.update") && call.<AttemptRow>argument(1).state() == AttemptState.SUPERSEDED;
            return lost ? true : call.pass();
        }),
        NOTHING_IS_EVER_DUE((call, tx) -> call.is("accounts.kycDue") ? List.of() : call.pass()),
        NO_SESSION_IS_ACTIVE((call, tx) -> call.is("sessions.findActive") ? Optional.empty() : call.pass()),
        SUCCESS_IS_NOT_TOLD((call, tx) -> {
            boolean silent = call.is("events.append") && call.argument(2) == EventType.KYC_DOCUMENT_VERIFIED;
            return silent ? 0L : call.pass();
        }),
        GATES_OPEN_IN_SILENCE((call, tx) -> {
            boolean silent = call.is("events.append") && call.argument(2) == EventType.KYC_GATE_OPENED;
            return silent ? 0L : call.pass();
        }),
        LATE_CALLBACKS_ARE_TAKEN_FOR_REPETITIONS((call, tx) -> {
            boolean stale = call.is("callbacks.record")
                    && call.<CallbackRow>argument(0).deliveryId().startsWith("stale/");
            return stale ? false : call.pass();
        });

        private final Tamper tamper;

        StorageSabotage(Tamper tamper) {
            this.tamper = tamper;
        }
    }

    /** Guards that are out of order because of what they are told about the provider. */
    enum ProviderSabotage {
        TEST_MODE_PASSES_FOR_LIVE(answer -> answer instanceof ProviderCallback callback
                ? new ProviderCallback(
                        callback.deliveryId(),
                        callback.reference(),
                        Environment.LIVE,
                        callback.sentAt(),
                        callback.answer())
                : answer),
        FAULTS_COUNT_AS_FAILURES(answer -> answer instanceof ProviderAnswer.Fault<?>
                ? new ProviderAnswer.Failed<>(FailureReason.OTHER, Finality.RETRYABLE)
                : answer),
        FAILURES_COUNT_AS_FAULTS(answer -> answer instanceof ProviderAnswer.Failed<?>
                ? new ProviderAnswer.Fault<>(ProviderFault.UPSTREAM_ERROR)
                : answer);

        private final UnaryOperator<Object> change;

        ProviderSabotage(UnaryOperator<Object> change) {
            this.change = change;
        }

        KycProvider between(KycProvider provider) {
            return (KycProvider) Proxy.newProxyInstance(
                    KycProvider.class.getClassLoader(), new Class<?>[] {KycProvider.class}, (proxy, method, args) -> {
                        try {
                            return change.apply(method.invoke(provider, args));
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void storageThatDoesNotDoItsPartIsNoticed(StorageSabotage sabotage) {
        assertThatThrownBy(
                        chaos(real -> new TamperedStorage(real, sabotage.tamper), UnaryOperator.identity())
                                ::everyInterleavingEndsAsTheModelSays)
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource
    void providerWhoIsMisunderstoodIsNoticed(ProviderSabotage sabotage) {
        assertThatThrownBy(chaos(UnaryOperator.identity(), sabotage::between)::everyInterleavingEndsAsTheModelSays)
                .isInstanceOf(AssertionError.class);
    }

    /** As databases do it where transactions see what others commit meanwhile. */
    @Test
    void holdingTreesIsAllThatARaceNeeds() {
        assertThatCode(overSingleCalls(TreeHolds.Flaw.NONE)::racingManagersKeepTheRules)
                .doesNotThrowAnyException();
    }

    @Test
    void raceIsLostWhereNothingIsHeld() {
        assertThatThrownBy(overSingleCalls(TreeHolds.Flaw.HOLDS_NOTHING)::racingManagersKeepTheRules)
                .isInstanceOfAny(AssertionError.class, CompletionException.class);
    }

    private static KycChaosContract overSingleCalls(TreeHolds.Flaw flaw) {
        return chaos(real -> new AutoCommitStorage(real, new TreeHolds(flaw)), UnaryOperator.identity());
    }

    private static KycChaosContract chaos(UnaryOperator<Storage> storage, UnaryOperator<KycProvider> between) {
        return new KycChaosContract() {
            @Override
            protected List<Storage> open() {
                Storage opened = storage.apply(MemoryStorage.create());
                return List.of(opened, opened);
            }

            @Override
            protected KycProvider between(KycProvider scripted) {
                return between.apply(scripted);
            }

            @Override
            protected int interleavings() {
                return ENOUGH;
            }

            @Override
            protected int races() {
                return RACES;
            }
        };
    }
}
