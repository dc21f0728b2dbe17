package io.subaccounts.internal.decision;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.Lineage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one decision rests on: who asks, what for, and the rows as they are now.
 *
 * <p>Internal: not part of the API, may change at any time.
 *
 * @param actor who asks
 * @param principal the asking account and those above it, null for the platform or if it does not exist
 * @param credential the credential the actor acts through, null if it acts through none or that does not exist
 * @param action what is to be done
 * @param subjectId the account concerned, as it was named
 * @param subject the account concerned and those above it, null if the principal does not see it
 * @param object what it is done with, null if nothing
 * @param owner the object's owner and those above it, null if there is no object or the subject does not own it
 * @param now the present moment
 */
public record Question(
        Actor actor,
        @Nullable Lineage principal,
        @Nullable CredentialRow credential,
        Action action,
        AccountId subjectId,
        @Nullable Lineage subject,
        @Nullable ResourceRef object,
        @Nullable Lineage owner,
        Instant now) {}
