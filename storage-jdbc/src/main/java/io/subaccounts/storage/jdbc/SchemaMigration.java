package io.subaccounts.storage.jdbc;

import io.subaccounts.error.SchemaMismatchException;
import io.subaccounts.error.SubaccountException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings a schema to the version that this library works with, or refuses it. Keeps a history of its own, so that a
 * host's tables and a host's migrations in the same database are neither touched nor mistaken for ours.
 */
final class SchemaMigration {

    static final String HISTORY = "subaccounts_schema_history";

    private static final String SCRIPTS = "classpath:io/subaccounts/storage/jdbc/migration/";

    private static final String ALTERED = "its history differs from the steps of this release; restore a backup";

    private final Flyway flyway;
    private final Dialect dialect;

    SchemaMigration(DataSource source, Dialect dialect) {
        this.dialect = dialect;
        this.flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(source)
                .locations(SCRIPTS + dialect.migrationFolder())
                .callbackLocations(new String[0])
                .skipDefaultCallbacks(true)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .placeholderReplacement(false)
                .load();
    }

    /** Returns the version that the schema is at afterwards. */
    String bringTo(SchemaMode mode) {
        try {
            var info = flyway.info();
            requireUsable(info);
            if (mode == SchemaMode.MIGRATE && info.pending().length > 0) {
                flyway.migrate();
            } else {
                requireComplete(info);
            }
            return expected(info);
        } catch (FlywayException e) {
            throw refusal(e);
        }
    }

    private void requireUsable(MigrationInfoService info) {
        for (MigrationInfo step : info.applied()) {
            if (step.getState().isFailed()) {
                throw mismatch(info, "the step to version " + step.getVersion() + " failed half-way; restore a backup");
            }
            if (step.getState() == MigrationState.FUTURE_SUCCESS) {
                throw mismatch(info, "it was written by a newer release; use that one");
            }
        }
    }

    private void requireComplete(MigrationInfoService info) {
        if (info.pending().length > 0) {
            throw mismatch(info, "open it with SchemaMode.MIGRATE");
        }
        var validation = flyway.validateWithResult();
        if (!validation.validationSuccessful) {
            throw mismatch(info, ALTERED);
        }
    }

    private SubaccountException refusal(FlywayException error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && !dialect.isSchemaError(sql)) {
                return SqlFailure.of(sql, dialect).asException();
            }
        }
        String what = error instanceof FlywayValidateException ? ALTERED : "it could not be brought there";
        return mismatch(flyway.info(), what, error);
    }

    private static SchemaMismatchException mismatch(MigrationInfoService info, String what) {
        return new SchemaMismatchException(sentence(info, what), null);
    }

    private SchemaMismatchException mismatch(MigrationInfoService info, String what, FlywayException error) {
        return new SchemaMismatchException(
                sentence(info, what), SqlFailure.of(error, dialect).cause());
    }

    private static String sentence(MigrationInfoService info, String what) {
        return "the schema is at version " + found(info) + " and this release works with version " + expected(info)
                + ": " + what;
    }

    private static String found(MigrationInfoService info) {
        return highest(info.applied(), step -> step.getState() != MigrationState.BASELINE);
    }

    private static String expected(MigrationInfoService info) {
        return highest(info.all(), step -> step.getState().isResolved());
    }

    private static String highest(MigrationInfo[] steps, Predicate<MigrationInfo> which) {
        return Arrays.stream(steps)
                .filter(which)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElse("none");
    }
}
