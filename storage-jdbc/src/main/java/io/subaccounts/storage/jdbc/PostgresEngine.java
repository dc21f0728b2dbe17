package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage.Work;
import io.subaccounts.spi.storage.StorageTrait;
import io.subaccounts.storage.jdbc.PostgresAttempt.Kind;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: reads see one snapshot, writes see what is committed and hold the trees they work on. */
final class PostgresEngine implements Engine {

    private static final Kind READ = new Kind("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", false);
    private static final String WRITE = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";

    private final Jdbi jdbi;
    private final RunningWork running;
    private final int retries;
    private final Kind write;
    private final String description;

    private PostgresEngine(DataSource source, PostgresOptions options, RunningWork running, String description) {
        this.jdbi = JdbiSetup.over(source);
        this.running = running;
        this.retries = options.retries();
        this.write = new Kind(
                WRITE + "; SET LOCAL lock_timeout = " + options.lockTimeout().toMillis(), true);
        this.description = description;
    }

    static PostgresEngine open(DataSource source, PostgresOptions options, RunningWork running) {
        String server = PostgresServer.requireSuitable(source);
        String version = PostgresSchema.prepare(source, options.schema());
        return new PostgresEngine(source, options, running, server + ", schema=" + version);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return run(READ, work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return run(write, work);
    }

    @Override
    public Set<StorageTrait> traits() {
        return Set.of(StorageTrait.DURABLE, StorageTrait.SHARED);
    }

    @Override
    public String describe() {
        return description;
    }

    /** The source is the host's, and so is closing it. */
    @Override
    public void close() {}

    private <T extends @Nullable Object> T run(Kind kind, Work<T> work) {
        for (int round = 0; ; round++) {
            var attempt = new PostgresAttempt(jdbi, kind, running);
            try {
                return attempt.run(work);
            } catch (Throwable e) {
                if (!attempt.lostRace() || round >= retries) {
                    throw e;
                }
            }
            pause(round);
        }
    }

    private static void pause(int round) {
        long longest = TimeUnit.MILLISECONDS.toNanos(10L << round);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }
}
