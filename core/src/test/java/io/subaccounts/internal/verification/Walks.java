package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

/** What holds of every state machine here, tried in every state, on every event, under every guard. */
final class Walks {

    private Walks() {}

    /** The table says what was written down and nothing else; answers how many moves were tried. */
    static <S extends Enum<S>, E extends Enum<E>, G extends Enum<G>> int assertMoves(
            StateTable<S, E, G> table, WrittenTable written, Class<S> states, Class<E> events, Class<G> guards) {
        int tried = 0;
        for (S from : states.getEnumConstants()) {
            for (E event : events.getEnumConstants()) {
                for (G guard : guards.getEnumConstants()) {
                    assertThat(table.move(from, event, guard).map(Enum::name))
                            .as("%s in %s under %s", event, from, guard)
                            .isEqualTo(written.target(from, event, guard));
                    tried++;
                }
            }
        }
        assertThat(table.edges()).hasSize(written.moves());
        return tried;
    }

    /** Every refused move has a reason that names state and event and does not contradict the table. */
    static <S extends Enum<S>, E extends Enum<E>, G extends Enum<G>> void assertRefusals(
            StateTable<S, E, G> table, Class<S> states, Class<E> events, Class<G> guards) {
        for (S from : states.getEnumConstants()) {
            for (E event : events.getEnumConstants()) {
                for (G guard : guards.getEnumConstants()) {
                    if (table.move(from, event, guard).isEmpty()) {
                        String refusal = table.refusal(from, event, guard);
                        boolean elsewhere = EnumSet.allOf(guards).stream()
                                .anyMatch(
                                        other -> table.move(from, event, other).isPresent());
                        boolean ends = EnumSet.allOf(events).stream()
                                .noneMatch(other -> EnumSet.allOf(guards).stream()
                                        .anyMatch(any ->
                                                table.move(from, other, any).isPresent()));

                        assertThat(refusal).contains(from.name(), event.name());
                        assertThat(refusal.contains("is final")).isEqualTo(ends);
                        assertThat(refusal.contains("but would under")).isEqualTo(elsewhere);
                        assertThat(refusal.contains("where only")).isEqualTo(!ends && !elsewhere);
                    }
                }
            }
        }
    }

    /** The states that can be reached from some others, themselves included. */
    static <S extends Enum<S>> Set<S> reachable(StateTable<S, ?, ?> table, Set<S> from) {
        var reached = EnumSet.copyOf(from);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var edge : table.edges()) {
                grown |= reached.contains(edge.from()) && reached.add(edge.to());
            }
        }
        return reached;
    }
}
