package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.host.tink.TinkFieldCipher;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.privacy.PersonalDataContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Personal data shows in no column of no table. */
abstract class JdbcPersonalDataTest extends PersonalDataContract {

    private static final List<TestDatabase> OPENED = new ArrayList<>();

    private TestDatabase database;

    abstract TestDatabase database();

    /** The query for the names of the library's tables. */
    abstract String tables();

    @Override
    protected final Storage open() {
        database = database();
        OPENED.add(database);
        return database.open();
    }

    /** Their storages are closed by then. */
    @AfterAll
    static void closeDatabases() {
        OPENED.forEach(TestDatabase::close);
        OPENED.clear();
    }

    @Override
    protected List<String> written(Storage opened) {
        var texts = new ArrayList<String>();
        for (var table : database.query(tables())) {
            for (var row : database.query("SELECT * FROM " + table.get(0))) {
                texts.add(row.toString());
            }
        }
        return texts;
    }

    @Override
    protected final FieldCipher cipher() {
        return sealing();
    }

    static FieldCipher sealing() {
        return TinkFieldCipher.of(TinkFieldCipher.newSealingKeys(), TinkFieldCipher.newFingerprintKeys());
    }
}
