package io.subaccounts.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule about the library that is known to be able to fail.
 *
 * @param name what holds, as a sentence
 * @param control the package, below that of the controls, whose classes break it
 * @param atLeast how many classes it must look at in the library; fewer mean that it looks the wrong way
 * @param about which classes it looks at
 * @param law the rule itself
 */
record Rule(
        String name,
        String control,
        int atLeast,
        Function<Root, DescribedPredicate<JavaClass>> about,
        Function<Root, ArchRule> law) {

    /** Finds what is wrong with a class: one sentence each. */
    @FunctionalInterface
    interface Finder extends BiFunction<Root, JavaClass, Stream<String>> {}

    /** A rule about each class by itself. */
    static Rule of(
            String name,
            String control,
            int atLeast,
            Function<Root, DescribedPredicate<JavaClass>> about,
            Finder finder) {
        return new Rule(
                name,
                control,
                atLeast,
                about,
                root -> ArchRuleDefinition.classes()
                        .that(about.apply(root))
                        .should(condition(name, type -> finder.apply(root, type))));
    }

    /** A rule against cycles between groups of packages; classes without a group do not matter. */
    static Rule noCycles(
            String name, String control, int atLeast, BiFunction<Root, JavaClass, Optional<String>> group) {
        return new Rule(
                name,
                control,
                atLeast,
                root -> DescribedPredicate.describe(
                        "in a slice", type -> group.apply(root, type).isPresent()),
                root -> SlicesRuleDefinition.slices()
                        .assignedFrom(slices(type -> group.apply(root, type)))
                        .should()
                        .beFreeOfCycles());
    }

    private static ArchCondition<JavaClass> condition(String name, Function<JavaClass, Stream<String>> finder) {
        return new ArchCondition<>("obey: " + name) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                finder.apply(type)
                        .map(found -> type.getName() + " " + found)
                        .forEach(found -> events.add(SimpleConditionEvent.violated(type, found)));
            }
        };
    }

    private static SliceAssignment slices(Function<JavaClass, Optional<String>> group) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return group.apply(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return "slices";
            }
        };
    }
}
