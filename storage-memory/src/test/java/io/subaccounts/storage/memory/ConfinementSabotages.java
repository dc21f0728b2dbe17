package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** For every store method that is confined: a storage that forgets the confinement there. */
final class ConfinementSabotages {

    /** What belongs to no tenant. */
    private static final Set<Class<?>> UNCONFINED = Set.of(InstallationStore.class, CallbackStore.class);

    private ConfinementSabotages() {}

    static List<Sabotage> all() {
        return Arrays.stream(Transaction.class.getMethods())
                .filter(accessor -> !UNCONFINED.contains(accessor.getReturnType()))
                .flatMap(ConfinementSabotages::methods)
                .map(ConfinementSabotages::forgottenIn)
                .toList();
    }

    private static Stream<String> methods(Method accessor) {
        return Arrays.stream(accessor.getReturnType().getMethods())
                .map(method -> accessor.getName() + "." + method.getName());
    }

    private static Sabotage forgottenIn(String method) {
        return Sabotage.in(
                method, "forgets the confinement in " + method, "Confinement", method + " with ", (call, tx) -> {
                    Object[] arguments = call.arguments().clone();
                    arguments[0] = Subtree.all();
                    return call.passWith(arguments);
                });
    }
}
