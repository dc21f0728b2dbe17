package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A way to break a storage, and who must notice.
 *
 * @param name what is broken
 * @param contract the part of the suite that must turn red
 * @param test a test of it that must be among the failed ones
 * @param inject breaks a storage
 */
record Sabotage(String name, String contract, String test, UnaryOperator<Storage> inject) {

    static final Sabotage NONE = new Sabotage("nothing is broken", "", "", UnaryOperator.identity());

    /** A storage in which one store method is wrong. */
    static Sabotage in(String method, String name, String contract, String test, Tamper tamper) {
        return new Sabotage(
                name,
                contract,
                test,
                real -> new TamperedStorage(
                        real, (call, tx) -> call.is(method) ? tamper.answer(call, tx) : call.pass()));
    }

    static List<Sabotage> all() {
        List<Sabotage> all = new ArrayList<>(AccountSabotages.all());
        all.addAll(CredentialSabotages.all());
        all.addAll(ResourceSabotages.all());
        all.addAll(ListSabotages.all());
        all.addAll(AttemptSabotages.all());
        all.addAll(SessionSabotages.all());
        all.addAll(EventSabotages.all());
        all.addAll(ConfinementSabotages.all());
        all.addAll(EnvironmentSabotages.all());
        all.addAll(StorageSabotages.all());
        return all;
    }

    static Sabotage byName(String name) {
        return Stream.concat(Stream.of(NONE, StorageSabotages.TREES_HELD), all().stream())
                .filter(sabotage -> sabotage.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
