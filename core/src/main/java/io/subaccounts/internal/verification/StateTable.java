package io.subaccounts.internal.verification;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A state machine as data: what is not in the table does not happen. Code runs from it, diagrams are drawn from it, tests
 * go through all of it.
 *
 * <p>Internal: not part of the API, may change at any time.
 *
 * @param <S> the states
 * @param <E> the events
 * @param <G> what an event's effect may depend on
 */
public final class StateTable<S extends Enum<S>, E extends Enum<E>, G extends Enum<G>> {

    /**
     * One move.
     *
     * @param from where it starts
     * @param event what happens
     * @param guard under which circumstance
     * @param to where it ends
     * @param <S> the states
     * @param <E> the events
     * @param <G> the circumstances
     */
    public record Edge<S, E, G>(S from, E event, G guard, S to) {}

    private record Key<S, E, G>(S from, E event, G guard) {}

    private final Map<Key<S, E, G>, S> moves;
    private final List<Edge<S, E, G>> edges;

    private StateTable(List<Edge<S, E, G>> edges) {
        this.edges = List.copyOf(edges);
        this.moves = new LinkedHashMap<>();
        for (Edge<S, E, G> edge : edges) {
            if (moves.put(new Key<>(edge.from(), edge.event(), edge.guard()), edge.to()) != null) {
                throw new IllegalStateException("two moves from " + edge.from() + " on " + edge.event());
            }
        }
    }

    /**
     * Starts to declare a table.
     *
     * @param <S> the states
     * @param <E> the events
     * @param <G> the circumstances
     * @return an empty declaration
     */
    public static <S extends Enum<S>, E extends Enum<E>, G extends Enum<G>> Declaration<S, E, G> declare() {
        return new Declaration<>();
    }

    /**
     * Looks a move up.
     *
     * @param from where it would start
     * @param event what happens
     * @param guard under which circumstance
     * @return where it ends, empty if nothing happens
     */
    public Optional<S> move(S from, E event, G guard) {
        return Optional.ofNullable(moves.get(new Key<>(from, event, guard)));
    }

    /**
     * Says why there is no move.
     *
     * @param from where it would start
     * @param event what happens
     * @param guard under which circumstance
     * @return the reason, as a sentence without a full stop
     */
    public String refusal(S from, E event, G guard) {
        if (isFinal(from)) {
            return from + " is final, so " + event + " changes nothing";
        }
        List<G> guards = guards(from, event);
        if (!guards.isEmpty()) {
            return event + " does nothing in " + from + " under " + guard + ", but would under " + guards;
        }
        var possible = edges.stream()
                .filter(edge -> edge.from() == from)
                .map(edge -> edge.event().name())
                .collect(Collectors.toCollection(TreeSet::new));
        return event + " does nothing in " + from + ", where only " + possible + " do";
    }

    /**
     * Says whether nothing ever happens any more.
     *
     * @param state a state
     * @return true if no move starts there
     */
    public boolean isFinal(S state) {
        return edges.stream().noneMatch(edge -> edge.from() == state);
    }

    /**
     * All moves.
     *
     * @return the moves in the order of their declaration
     */
    public List<Edge<S, E, G>> edges() {
        return edges;
    }

    /**
     * Draws the table.
     *
     * @param initial the states in which things begin
     * @return a Mermaid state diagram
     */
    public String diagram(Set<S> initial) {
        var lines = new ArrayList<String>();
        lines.add("stateDiagram-v2");
        initial.forEach(state -> lines.add("    [*] --> " + state));
        var labels = new LinkedHashMap<String, Set<String>>();
        for (Edge<S, E, G> edge : edges) {
            labels.computeIfAbsent("    " + edge.from() + " --> " + edge.to(), key -> new TreeSet<>())
                    .add(label(edge));
        }
        labels.forEach((arrow, texts) -> lines.add(arrow + ": " + String.join(", ", texts)));
        edges.stream()
                .map(Edge::to)
                .distinct()
                .filter(this::isFinal)
                .forEach(state -> lines.add("    " + state + " --> [*]"));
        return String.join("\n", lines);
    }

    /** An event that leads to one place whatever the circumstance is drawn without it. */
    private String label(Edge<S, E, G> edge) {
        Set<S> targets = edges.stream()
                .filter(other -> other.from() == edge.from() && other.event() == edge.event())
                .map(Edge::to)
                .collect(Collectors.toSet());
        boolean whatever = targets.size() == 1
                && guards(edge.from(), edge.event()).size()
                        == edge.guard().getDeclaringClass().getEnumConstants().length;
        return whatever ? edge.event().name() : edge.event() + " [" + edge.guard() + "]";
    }

    /** Under which circumstances something comes of an event. */
    private List<G> guards(S from, E event) {
        return edges.stream()
                .filter(edge -> edge.from() == from && edge.event() == event)
                .map(Edge::guard)
                .sorted()
                .toList();
    }

    /**
     * A table under way.
     *
     * @param <S> the states
     * @param <E> the events
     * @param <G> the circumstances
     */
    public static final class Declaration<S extends Enum<S>, E extends Enum<E>, G extends Enum<G>> {

        private final List<Edge<S, E, G>> edges = new ArrayList<>();

        private Declaration() {}

        /**
         * Declares moves.
         *
         * @param from where they start
         * @param event what happens
         * @param guards under which circumstances, each
         * @param to where they end
         * @return this declaration
         */
        public Declaration<S, E, G> on(EnumSet<S> from, E event, EnumSet<G> guards, S to) {
            from.forEach(state -> guards.forEach(guard -> edges.add(new Edge<>(state, event, guard, to))));
            return this;
        }

        /**
         * Declares moves that lead back to where they start.
         *
         * @param states where they start and end
         * @param event what happens
         * @param guards under which circumstances, each
         * @return this declaration
         */
        public Declaration<S, E, G> staying(EnumSet<S> states, E event, EnumSet<G> guards) {
            states.forEach(state -> on(EnumSet.of(state), event, guards, state));
            return this;
        }

        /**
         * Finishes the table.
         *
         * @return the table
         */
        public StateTable<S, E, G> table() {
            return new StateTable<>(edges);
        }
    }
}
