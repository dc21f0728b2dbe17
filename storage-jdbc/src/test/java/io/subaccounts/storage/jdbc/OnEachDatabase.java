package io.subaccounts.storage.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that run on a fresh database of each kind. */
@ParameterizedClass
@EnumSource(OnEachDatabase.Kind.class)
abstract class OnEachDatabase {

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = kind == Kind.SQLITE ? TestDatabase.sqlite(folder) : TestDatabase.postgresql();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }
}
