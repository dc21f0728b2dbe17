package io.subaccounts.tck.chaos;

import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import org.jspecify.annotations.Nullable;

/** Who submits: an actor, or whoever holds a key of a session. One of the two is there. */
record Submitter(
        @Nullable Actor actor,
        @Nullable ModelSession session,
        @Nullable Secret key) {

    static Submitter any(Scene scene, ModelAccount account) {
        var withKeys =
                account.sessions.stream().filter(each -> !each.keys.isEmpty()).toList();
        if (withKeys.isEmpty() || scene.chance(50)) {
            return new Submitter(scene.anyActor(account), null, null);
        }
        ModelSession session = withKeys.get(withKeys.size() - 1);
        return new Submitter(
                null, session, session.key != null && scene.chance(90) ? session.key : scene.pick(session.keys));
    }

    boolean isUnlimited() {
        return actor instanceof Actor.Platform;
    }

    /** Whether the key counts; true for actors. */
    boolean isKnown() {
        return session == null || (session.key != null && session.key.reveal().equals(reveal()));
    }

    /** Why nothing at all may be submitted. */
    @Nullable
    String refusal(ModelAccount account) {
        if (session == null) {
            boolean gone = !isUnlimited()
                    && !account.isWithin(above -> Actor.account(above.id).equals(actor));
            return gone ? "NOT_FOUND" : Actor.account(account.id).equals(actor) ? "ACCESS_DENIED" : null;
        }
        if (!isKnown()) {
            return "NOT_FOUND";
        }
        return session.consented ? null : "WRONG_STATE";
    }

    private String reveal() {
        return key == null ? "" : key.reveal();
    }

    @Override
    public String toString() {
        return session == null ? String.valueOf(actor) : "customer of " + session;
    }
}
