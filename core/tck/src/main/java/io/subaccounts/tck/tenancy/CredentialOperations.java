package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Credential;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.credentials.HashedCredential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.RotationResult;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The credentials' methods. */
final class CredentialOperations {

    private static final String HASH = "$2b$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu";
    private static final Set<String> WIDER = Set.of("SCOPE_MISSING");

    private final Stage stage;

    private CredentialOperations(Stage stage) {
        this.stage = stage;
    }

    static Operations on(Stage stage) {
        var here = new CredentialOperations(stage);
        return new Operations(Credentials.class)
                .on("issue", here::issue)
                .on("importHashed", CredentialOperations::importHashed)
                .on("get", CredentialOperations::get)
                .on("list", CredentialOperations::list)
                .on("rotate", CredentialOperations::rotate)
                .on("finishRotation", CredentialOperations::finish)
                .on("rollBackRotation", CredentialOperations::rollBack)
                .on("revoke", CredentialOperations::revoke);
    }

    /** A credential of the account concerned. */
    private record Named(CredentialId id, Optional<Key> key) {

        static Named in(Turn turn) {
            var keys = turn.subject().map(node -> node.keys).orElse(List.of());
            return keys.isEmpty()
                    ? new Named(CredentialId.primaryOf(turn.subjectId()), Optional.empty())
                    : known(keys.get(turn.random.nextInt(keys.size())));
        }

        private static Named known(Key key) {
            return new Named(key.id, Optional.of(key));
        }

        Expected managing(Turn turn, Action action) {
            return turn.managing(action, key.map(known -> known.node), Expected.notFound("credential", id));
        }
    }

    private void issue(Turn turn) {
        var scopes = stage.randomScopes();
        var draft = NewCredential.named("further").scopes(scopes.toArray(new Scope[0]));
        turn.call(
                turn.managing(Action.ISSUE_CREDENTIAL).and(notWider(turn, scopes, turn.seesSubject())),
                () -> turn.manager.credentials().issue(turn.caller.actor(), turn.subjectId(), draft),
                issued -> {
                    turn.same("account", issued.credential().account(), turn.node().id);
                    stage.issued(issued, turn.node());
                });
    }

    private static void importHashed(Turn turn) {
        var hashed = new HashedCredential("old", HASH);
        var expected = turn.caller.isPlatform()
                ? Expected.failure(ErrorCode.WRONG_STATE)
                : Expected.unless(Set.of("STANDING_TOO_LOW"));
        turn.call(
                expected,
                () -> turn.manager.credentials().importHashed(turn.caller.actor(), turn.subjectId(), hashed),
                imported -> {});
    }

    private static void get(Turn turn) {
        var named = Named.in(turn);
        turn.call(
                named.managing(turn, Action.READ_CREDENTIAL),
                () -> turn.manager.credentials().get(turn.caller.actor(), named.id()),
                credential -> compare(turn, named.key().orElseThrow(), credential),
                named.id());
    }

    private static void list(Turn turn) {
        turn.call(
                turn.managing(Action.READ_CREDENTIAL),
                () -> turn.manager.credentials().list(turn.caller.actor(), turn.subjectId()),
                list -> {
                    var live = turn.node().keys.stream()
                            .filter(key -> !key.revoked)
                            .toList();
                    turn.same(
                            "list",
                            list.stream().map(Credential::id).toList(),
                            live.stream().map(key -> key.id).toList());
                    for (int i = 0; i < live.size(); i++) {
                        compare(turn, live.get(i), list.get(i));
                    }
                });
    }

    private static void rotate(Turn turn) {
        var named = Named.in(turn);
        var cut = turn.random.nextBoolean();
        var rotation = cut ? Rotation.cutNow() : Rotation.withGrace(Duration.ofDays(1));
        var expected = rotating(turn, named);
        if (named.key().isPresent()) {
            var key = named.key().get();
            if (key.revoked && turn.caller.sees(key.node) && !key.node.deleted) {
                expected = expected.and(Expected.failure(ErrorCode.WRONG_STATE));
            }
        }
        turn.call(
                expected,
                () -> turn.manager.credentials().rotate(turn.caller.actor(), named.id(), rotation),
                result -> {
                    var key = named.key().orElseThrow();
                    boolean busy = key.live.size() == 2 && !cut;
                    turn.same("whether it rotated", result instanceof RotationResult.Rotated, !busy);
                    if (result instanceof RotationResult.Rotated rotated) {
                        var before = List.copyOf(key.live);
                        key.refresh(rotated.issued().credential());
                        turn.same("secrets", key.live.subList(1, key.live.size()), cut ? List.of() : before);
                        key.issued.add(new Key.Issued(
                                key.live.get(0), rotated.issued().token().reveal()));
                    }
                },
                named.id());
    }

    private static void finish(Turn turn) {
        var named = Named.in(turn);
        change(
                turn,
                named,
                rotating(turn, named),
                () -> turn.manager.credentials().finishRotation(turn.caller.actor(), named.id()),
                key -> key.live
                        .subList(Math.min(1, key.live.size()), key.live.size())
                        .clear());
    }

    private static void rollBack(Turn turn) {
        var named = Named.in(turn);
        var expected = rotating(turn, named);
        if (expected.mustSucceed() && named.key().orElseThrow().live.size() < 2) {
            expected = Expected.failure(ErrorCode.WRONG_STATE);
        }
        change(
                turn,
                named,
                expected,
                () -> turn.manager.credentials().rollBackRotation(turn.caller.actor(), named.id()),
                key -> key.live.subList(0, 1).clear());
    }

    private static void revoke(Turn turn) {
        var named = Named.in(turn);
        var expected = named.managing(turn, Action.REVOKE_CREDENTIAL);
        if (expected.mustSucceed() && named.id().isPrimary()) {
            expected = Expected.failure(ErrorCode.WRONG_STATE);
        }
        change(
                turn,
                named,
                expected,
                () -> turn.manager.credentials().revoke(turn.caller.actor(), named.id()),
                Key::revoke);
    }

    private static void change(
            Turn turn, Named named, Expected expected, Supplier<Credential> call, Consumer<Key> carryOver) {
        turn.call(
                expected,
                call,
                credential -> {
                    carryOver.accept(named.key().orElseThrow());
                    compare(turn, named.key().orElseThrow(), credential);
                },
                named.id());
    }

    /** What must come of a change to the secrets of a credential, as far as who may is concerned. */
    private static Expected rotating(Turn turn, Named named) {
        var expected = named.managing(turn, Action.ROTATE_CREDENTIAL);
        return named.key()
                .map(key -> expected.and(notWider(turn, key.scopes, turn.caller.sees(key.node))))
                .orElse(expected);
    }

    private static Expected notWider(Turn turn, List<Scope> scopes, boolean seen) {
        var mine = turn.caller.key();
        boolean retiring = mine != null && mine.live.indexOf(turn.caller.secretNumber()) > 0;
        boolean wider = seen && mine != null && (retiring || !mine.covers(scopes));
        return wider ? Expected.unless(WIDER) : Expected.success();
    }

    private static void compare(Turn turn, Key key, Credential credential) {
        turn.same("id", credential.id(), key.id);
        turn.same("account", credential.account(), key.node.id);
        turn.same("scopes", credential.scopes(), key.scopes);
        turn.same("revocation", credential.revokedAt() != null, key.revoked);
        turn.same(
                "live secrets",
                credential.secrets().stream().map(Credential.SecretInfo::number).toList(),
                key.live);
    }
}
