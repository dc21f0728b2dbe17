package io.subaccounts.credentials;

import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import java.time.Instant;

/** What came of a rotation. */
public sealed interface RotationResult {

    /**
     * A new secret is in place.
     *
     * @param issued the credential and its new token, which is shown this once
     */
    record Rotated(IssuedCredential issued) implements RotationResult {}

    /**
     * The previous rotation's old secret is still live, and a credential has at most two. Finish that rotation, roll it
     * back, or rotate with {@link Rotation#cutNow()}. Nothing was changed.
     *
     * @param until when the old secret stops working by itself
     */
    record StillRetiring(Instant until) implements RotationResult {}

    /**
     * The new secret, for callers to whom anything else is an error.
     *
     * @return the credential and its new token
     * @throws ConflictException if the previous rotation is not over
     */
    default IssuedCredential orElseThrow() {
        if (this instanceof Rotated rotated) {
            return rotated.issued();
        }
        throw new ConflictException(ErrorCode.WRONG_STATE, "the previous rotation is not over; finish or cut it");
    }
}
