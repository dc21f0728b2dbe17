package io.subaccounts.tck.tenancy;

import io.subaccounts.SubaccountManager;
import io.subaccounts.access.Access;
import io.subaccounts.tck.support.SeededRandom;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays every public method in every relation, one after the other, with chance deciding who is who. */
final class Play {

    private static final int TRIES = 200;

    private final Stage stage;
    private final Map<Class<?>, Operations> doors = new LinkedHashMap<>();

    Play(Stage stage) {
        this.stage = stage;
        register(AccountOperations.on(stage));
        register(CredentialOperations.on(stage));
        register(ResourceOperations.registered());
        register(KycOperations.registered());
        register(KycOperations.decisions());
        register(SessionOperations.on(stage));
        register(SessionOperations.ofCustomers());
        register(ReviewOperations.registered());
        register(new CallbackOperations().registered());
        register(PersonalDataOperations.registered());
        register(EventOperations.registered());
        register(AccessOperations.registered());
    }

    private void register(Operations operations) {
        doors.put(operations.door(), operations);
    }

    /** The public methods, and the interfaces behind the manager, that nobody plays. */
    List<String> unregistered() {
        var missing = new ArrayList<String>();
        for (Method accessor : SubaccountManager.class.getMethods()) {
            Class<?> door = accessor.getReturnType();
            if (door.isInterface() && door.getName().startsWith("io.subaccounts") && !doors.containsKey(door)) {
                missing.add(door.getName());
            }
        }
        doors.values().forEach(door -> door.unregistered().forEach(method -> missing.add(method.toString())));
        return missing;
    }

    /** A method, in which relations it was played, and in which of them it was ever let through. */
    record Part(Operations door, Method method, Set<Relation> played, Set<Relation> through) {}

    /** Makes so many calls. */
    List<Part> play(int operations) {
        var parts = new ArrayList<Part>();
        doors.values()
                .forEach(door -> door.methods()
                        .forEach(method -> parts.add(new Part(
                                door, method, EnumSet.noneOf(Relation.class), EnumSet.noneOf(Relation.class)))));
        var relations = Relation.values();
        for (int i = 0; i < operations; i++) {
            var part = parts.get(i % parts.size());
            var relation = relations[(i / parts.size()) % relations.length];
            var method = part.method();
            stage.playing("call " + i + " " + method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    + Arrays.asList(method.getParameterTypes()));
            int before = stage.successes();
            if (turn(part.door(), method, relation)) {
                part.played().add(relation);
            }
            if (stage.successes() > before) {
                part.through().add(relation);
            }
        }
        System.out.println("tenancy oracle: " + operations + " calls, " + stage.successes() + " not refused, "
                + stage.model.nodes.size() + " accounts in the end, no leak; " + SeededRandom.reminder());
        return parts;
    }

    private boolean turn(Operations door, Method method, Relation relation) {
        stage.tick();
        for (int i = 0; i < TRIES; i++) {
            var base = any(stage.model.nodes);
            Optional<Node> subject = relation.pick(base, stage.model, stage.random);
            if (subject.isPresent() || relation == Relation.ABSENT) {
                var caller = caller(base, door.door() == Access.class);
                var turn = new Turn(stage, base, caller, relation, subject.orElse(null));
                try {
                    door.of(method).play(turn);
                } catch (AssertionError e) {
                    throw new AssertionError(Stage.shorten(e.getMessage()) + "; " + SeededRandom.reminder(), e);
                }
                return true;
            }
        }
        return false;
    }

    private Caller caller(Node base, boolean onTheCallPath) {
        int dice = stage.random.nextInt(100);
        if (!onTheCallPath && dice < 8) {
            return Caller.platform();
        }
        if (!onTheCallPath && dice < 70) {
            return Caller.account(base);
        }
        var key = any(base.keys);
        boolean current = !key.live.isEmpty() && stage.chance(90);
        return Caller.through(key, current ? any(key.live) : any(key.issued).number());
    }

    private <T> T any(List<T> choices) {
        return choices.get(stage.random.nextInt(choices.size()));
    }
}
