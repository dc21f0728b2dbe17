package io.subaccounts;

import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.SecretHasher;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of hashing tokens, as a builder collects them. */
final class HashSettings {

    static final int MIN_BCRYPT_COST = 10;
    static final int MAX_BCRYPT_COST = 14;

    int bcryptCost = MIN_BCRYPT_COST;

    @Nullable
    PepperKeyset peppers;

    @Nullable
    SecretHasher hasher;

    @Nullable
    Integer importedBcryptCost;

    int maxConcurrent = Runtime.getRuntime().availableProcessors();
    Duration wait = Duration.ofSeconds(1);
}
