package io.subaccounts.examples.quickstart;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of the tenants file.
 *
 * @param key how the file calls it
 * @param parent the key of the account above, empty for the main account
 * @param account what the account starts with
 * @param trunks its trunks
 * @param numbers its numbers, as people write them
 */
record Tenant(String key, String parent, NewAccount account, List<String> trunks, List<String> numbers) {

    private static final int COLUMNS = 8;

    static List<Tenant> readAll(Path file) throws IOException {
        var tenants = new ArrayList<Tenant>();
        boolean header = true;
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!header) {
                tenants.add(parse(line));
            }
            header = false;
        }
        return List.copyOf(tenants);
    }

    private static Tenant parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("expected " + COLUMNS + " columns: " + line);
        }
        NewAccount account = NewAccount.named(cells[2])
                .kycMode(KycMode.valueOf(cells[3].toUpperCase(Locale.ROOT)))
                .email(cells[5])
                .externalId(cells[0]);
        if (!cells[4].isEmpty()) {
            account = account.businessType(BusinessType.valueOf(cells[4].toUpperCase(Locale.ROOT)));
        }
        return new Tenant(cells[0], cells[1], account, words(cells[6]), words(cells[7]));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }
}
