package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account and all accounts above it, as of one moment.
 *
 * @param upwards the rows from the account itself to its main account; never empty
 */
public record Lineage(List<AccountRow> upwards) {

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException if there is no row
     */
    public Lineage {
        upwards = List.copyOf(upwards);
        if (upwards.isEmpty()) {
            throw new IllegalArgumentException("a lineage has at least the account itself");
        }
    }

    /**
     * The account itself.
     *
     * @return its row
     */
    public AccountRow self() {
        return upwards.get(0);
    }

    /**
     * The main account at the top.
     *
     * @return its row, the account itself if it is a main account
     */
    public AccountRow main() {
        return upwards.get(upwards.size() - 1);
    }

    /**
     * How far below its main account the account is.
     *
     * @return 0 for a main account
     */
    public int depth() {
        return upwards.size() - 1;
    }

    /**
     * The lineage of an account on the way up.
     *
     * @param ancestor the account itself or one above it
     * @return its lineage, empty if it is neither
     */
    public Optional<Lineage> from(AccountId ancestor) {
        for (int i = 0; i < upwards.size(); i++) {
            if (upwards.get(i).id().equals(ancestor)) {
                return Optional.of(new Lineage(upwards.subList(i, upwards.size())));
            }
        }
        return Optional.empty();
    }

    /**
     * The same account with another row, below the same ones.
     *
     * @param row the account's row
     * @return its lineage
     */
    public Lineage with(AccountRow row) {
        return lineage(row, upwards.subList(1, upwards.size()));
    }

    /**
     * An account right below this one.
     *
     * @param row the account's row
     * @return its lineage
     */
    public Lineage child(AccountRow row) {
        return lineage(row, upwards);
    }

    private static Lineage lineage(AccountRow self, List<AccountRow> above) {
        var rows = new ArrayList<AccountRow>();
        rows.add(self);
        rows.addAll(above);
        return new Lineage(rows);
    }
}
