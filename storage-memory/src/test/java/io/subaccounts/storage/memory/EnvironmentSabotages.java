package io.subaccounts.storage.memory;

import io.subaccounts.common.Environment;
import io.subaccounts.spi.storage.AccountRow;
import java.util.List;

/** Storages that say yes to what connects live and test accounts. */
final class EnvironmentSabotages {

    private EnvironmentSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                careless("accounts.insert", "childIsOfItsParentsEnvironment"),
                careless("accounts.reparent", "nothingMovesToTheOtherEnvironment"),
                careless("credentials.insert", "credentialIsOfItsAccountsEnvironment"),
                careless("resources.update", "resourceIsNotHandedToTheOtherEnvironment"),
                careless("resources.insert", "resourceHasOneOwnerInBothEnvironmentsTogether"),
                Sabotage.in(
                        "accounts.insert",
                        "keeps live accounts only",
                        "Environments",
                        "treesOfBothEnvironmentsAreKeptAlike",
                        (call, tx) -> {
                            AccountRow row = call.argument(1);
                            return row.id().environment() == Environment.LIVE && call.<Boolean>pass();
                        }));
    }

    private static Sabotage careless(String method, String test) {
        return Sabotage.in(method, "says yes to whatever crosses in " + method, "Environments", test, (call, tx) -> {
            call.pass();
            return true;
        });
    }
}
