package io.subaccounts.internal.credentials;

import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import java.time.Duration;
import java.time.Instant;

/** Checks what callers hand in about credentials, and brings it into stored form. */
final class CredentialInput {

    private static final int MAX_NAME = 100;
    private static final int MAX_SCOPES = 32;
    private static final int MAX_ORIGINS = 32;
    private static final Duration LONGEST_GRACE = Duration.ofDays(90);

    private CredentialInput() {}

    static NewCredential checked(NewCredential credential) {
        if (credential.scopes().isEmpty() || credential.scopes().size() > MAX_SCOPES) {
            throw new ValidationException("scopes", "must be 1 to " + MAX_SCOPES);
        }
        if (credential.origins().size() > MAX_ORIGINS) {
            throw new ValidationException("origins", "must be at most " + MAX_ORIGINS);
        }
        Instant notBefore = MicroClock.moment("not_before", credential.notBefore());
        Instant expiresAt = MicroClock.moment("expires_at", credential.expiresAt());
        if (notBefore != null && expiresAt != null && !notBefore.isBefore(expiresAt)) {
            throw new ValidationException("expires_at", "must be later than not_before");
        }
        return new NewCredential(
                TextRules.label("name", credential.name(), MAX_NAME),
                credential.scopes().stream().distinct().toList(),
                notBefore,
                expiresAt,
                credential.origins().stream().distinct().toList());
    }

    static void checked(Rotation rotation) {
        if (rotation.grace().isNegative() || rotation.grace().compareTo(LONGEST_GRACE) > 0) {
            throw new ValidationException("grace", "must be zero to " + LONGEST_GRACE.toDays() + " days");
        }
    }
}
