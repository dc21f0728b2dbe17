package io.subaccounts.examples.quickstart;

import io.subaccounts.SubaccountManager;
import io.subaccounts.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the story twice over one SQLite file: once to live it, once more to show that the file remembers. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs the quickstart.
     *
     * @param args the SQLite file, created if it is missing, and the tenants file
     * @throws IOException if the tenants file cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: Quickstart <sqlite file> <tenants file>");
        }
        run(Path.of(args[0]), Path.of(args[1]), new Transcript(System.out));
    }

    static void run(Path database, Path tenantsFile, Transcript transcript) throws IOException {
        List<Tenant> tenants = Tenant.readAll(tenantsFile);
        Platform platform;
        try (var manager = open(database)) {
            transcript.chapter("Opening " + database.getFileName());
            platform = new Platform(manager, transcript);
            platform.clearEarlierRun();
            platform.onboard(tenants);
            new Story(manager, platform, transcript).tell();
            new Verification(manager, transcript).tell();
        }
        try (var manager = open(database)) {
            transcript.chapter("The process ends; another opens the same file");
            new Story(manager, platform, transcript).tellAgain();
        }
    }

    private static SubaccountManager open(Path database) throws IOException {
        return SubaccountManager.builder(JdbcStorage.sqlite(database))
                .fieldCipher(Keys.beside(database))
                .build();
    }
}
