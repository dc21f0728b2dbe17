package io.subaccounts.internal.decision;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A situation in which something is to be decided, as plain facts: one path down a tree, and who stands where on it.
 *
 * @param path the accounts from the main account downwards
 * @param actor who asks
 * @param principal where the asking account stands on the path, -1 for the platform
 * @param subject where the account concerned stands, -1 if the asking one does not see it
 * @param object what it is done with, null if nothing
 * @param owner where the object's owner stands, -1 if the subject does not own it or there is no object
 * @param action what is to be done
 * @param credential what the actor acts through, null if nothing or if that does not exist
 */
record Scene(
        List<AccountRow> path,
        Actor actor,
        int principal,
        int subject,
        @Nullable ResourceRef object,
        int owner,
        Action action,
        @Nullable CredentialRow credential) {

    static final AccountId INVISIBLE = Ids.sub("invisible");

    Question question() {
        return new Question(
                actor,
                lineage(principal),
                credential,
                action,
                subjectId(),
                lineage(subject),
                object,
                lineage(owner),
                ManualTime.START);
    }

    AccountId subjectId() {
        return subject < 0 ? INVISIBLE : path.get(subject).id();
    }

    private @Nullable Lineage lineage(int at) {
        if (at < 0) {
            return null;
        }
        var upwards = new ArrayList<>(path.subList(0, at + 1));
        Collections.reverse(upwards);
        return new Lineage(upwards);
    }
}
