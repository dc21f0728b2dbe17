package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceRef;
import java.time.Duration;
import java.time.Instant;

/** Who owned what, and when. */
final class PastOwnerOperation {

    private PastOwnerOperation() {}

    static void ownerAt(Turn turn) {
        ResourceRef resource;
        Instant at;
        if (!turn.model.past.isEmpty() && turn.chance(60)) {
            var stretch = turn.model.past.get(turn.random.nextInt(turn.model.past.size()));
            resource = stretch.resource();
            at = turn.random.nextBoolean() ? stretch.from() : stretch.until().orElseThrow();
        } else {
            resource = turn.resource();
            at = turn.now().minus(Duration.ofMillis(turn.random.nextInt(5000)));
        }
        var present = turn.model.owner(resource).filter(turn.caller::sees);
        var due = turn.model.ownerAt(resource, at).filter(stretch -> turn.caller.sees(stretch.owner()));
        var expected = turn.managing(Action.READ_RESOURCE, due.map(Model.Stretch::owner), Expected.success());
        // Being refused about the present owner, whom the caller sees, gives nothing away about owners it does not see.
        expected = expected.and(turn.managing(Action.READ_RESOURCE, present, Expected.success()));
        if (due.isEmpty()) {
            expected = expected.orSuccess();
        }
        turn.call(
                expected,
                () -> turn.manager.resources().ownerAt(turn.caller.actor(), resource, at),
                answer -> turn.same("owner at " + at, answer, due.map(PastOwnerOperation::view)),
                resource);
    }

    static Ownership view(Model.Stretch stretch) {
        return new Ownership(
                stretch.resource(),
                stretch.owner().id,
                stretch.from(),
                stretch.until().orElse(null));
    }
}
