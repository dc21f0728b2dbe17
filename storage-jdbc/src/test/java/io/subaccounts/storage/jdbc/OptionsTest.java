package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.error.ValidationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** A wrong set-up is refused at once. */
class OptionsTest {

    @Test
    void optionsKeepWhatIsNotChanged() {
        var sqlite = SqliteOptions.defaults()
                .schema(SchemaMode.VALIDATE)
                .busyTimeout(Duration.ofSeconds(1))
                .readers(2);
        assertThat(sqlite).isEqualTo(new SqliteOptions(SchemaMode.VALIDATE, Duration.ofSeconds(1), 2));
        var postgres = PostgresOptions.defaults()
                .schema(SchemaMode.VALIDATE)
                .retries(0)
                .lockTimeout(Duration.ofSeconds(2));
        assertThat(postgres).isEqualTo(new PostgresOptions(SchemaMode.VALIDATE, 0, Duration.ofSeconds(2)));
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        var sqlite = SqliteOptions.defaults();
        for (var timeout : new Duration[] {Duration.ZERO, Duration.ofMillis(249), Duration.ofMinutes(11)}) {
            assertThatThrownBy(() -> sqlite.busyTimeout(timeout)).isInstanceOf(ValidationException.class);
        }
        for (int readers : new int[] {-1, 0, 257}) {
            assertThatThrownBy(() -> sqlite.readers(readers)).isInstanceOf(ValidationException.class);
        }
        var postgres = PostgresOptions.defaults();
        for (int retries : new int[] {-1, 6}) {
            assertThatThrownBy(() -> postgres.retries(retries)).isInstanceOf(ValidationException.class);
        }
        for (var timeout : new Duration[] {Duration.ZERO, Duration.ofMillis(9), Duration.ofHours(1)}) {
            assertThatThrownBy(() -> postgres.lockTimeout(timeout)).isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void anotherDatabaseThanPostgresqlIsRefused() {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite::memory:");
        assertThatThrownBy(() -> JdbcStorage.postgresql(source))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("is not PostgreSQL");
    }
}
