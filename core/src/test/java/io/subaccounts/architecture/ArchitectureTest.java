package io.subaccounts.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.subaccounts.SubaccountManager;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The structure of the library, held to by the build. Each rule is tried three times: that it looks at enough of the
 * library to mean something, that the library obeys it, and that classes which break it on purpose are caught.
 */
class ArchitectureTest {

    private static final JavaClasses LIBRARY = imported(SubaccountManager.class);
    private static final JavaClasses TESTS = imported(ArchitectureTest.class);

    @TestFactory
    Stream<DynamicNode> rings() {
        return Rings.rules().map(ArchitectureTest::tried);
    }

    @TestFactory
    Stream<DynamicNode> budgets() {
        return Budgets.rules().map(ArchitectureTest::tried);
    }

    @TestFactory
    Stream<DynamicNode> shapes() {
        return Shapes.rules().map(ArchitectureTest::tried);
    }

    @TestFactory
    Stream<DynamicNode> chanceAndTime() {
        return ChanceAndTime.rules().map(ArchitectureTest::tried);
    }

    @TestFactory
    Stream<DynamicNode> secrets() {
        return SecretRules.rules().map(ArchitectureTest::tried);
    }

    @TestFactory
    Stream<DynamicNode> sources() {
        Path module = Sources.module();
        Map<Path, String> library = Sources.below(module.resolve("src/main/java"), ".java");
        Map<Path, String> controls = Sources.below(module.resolve("src/test/resources/controls"), ".java.txt");
        return Sources.rules().stream()
                .map(rule -> dynamicContainer(
                        rule.name(),
                        List.of(
                                dynamicTest(
                                        "sees the library",
                                        () -> assertThat(library).hasSizeGreaterThan(120)),
                                dynamicTest(
                                        "holds",
                                        () -> assertThat(rule.violations(library))
                                                .isEmpty()),
                                dynamicTest(
                                        "is broken by its control",
                                        () -> assertThat(rule.violations(controls))
                                                .singleElement()
                                                .asString()
                                                .startsWith(Path.of(rule.control())
                                                        .getFileName()
                                                        .toString())))));
    }

    @Test
    void testsWaitForEventsAndSeeWhatEverybodySees() {
        Rule rule = ChanceAndTime.testsDoNotCheat();
        JavaClasses own = TESTS.that(DescribedPredicate.describe(
                "no controls", type -> !type.getPackageName().contains(".architecture.controls.")));

        assertThat(own).hasSizeGreaterThan(rule.atLeast());
        rule.law().apply(Root.LIBRARY).check(own);
        assertThat(rule.law()
                        .apply(Root.control(rule.control()))
                        .evaluate(TESTS)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void tagsAndHashesAreComparedInConstantTime() {
        Set<String> comparers = LIBRARY.stream()
                .flatMap(type -> SecretRules.constantTimeComparisons(Root.LIBRARY, type))
                .collect(Collectors.toSet());

        assertThat(comparers).containsAll(SecretRules.CONSTANT_TIME);
    }

    @Test
    void everyExemptionIsStillNeeded() {
        Set<String> methods = LIBRARY.stream()
                .flatMap(type -> type.getMethods().stream())
                .map(method -> method.getOwner().getName() + "." + method.getName())
                .map(name -> name.substring(Root.LIBRARY.name().length() + 1))
                .collect(Collectors.toSet());

        assertThat(methods).containsAll(SecretRules.HARMLESS.keySet());
        assertThat(LIBRARY.stream()
                        .filter(type -> SecretRules.reads(Root.LIBRARY, type))
                        .map(Root.LIBRARY::named))
                .containsExactlyInAnyOrderElementsOf(SecretRules.READERS.keySet());
    }

    private static DynamicContainer tried(Rule rule) {
        Root control = Root.control(rule.control());
        return dynamicContainer(
                rule.name(),
                List.of(
                        dynamicTest(
                                "sees at least " + rule.atLeast() + " classes",
                                () -> assertThat(LIBRARY.that(rule.about().apply(Root.LIBRARY)))
                                        .hasSizeGreaterThanOrEqualTo(rule.atLeast())),
                        dynamicTest(
                                "holds", () -> rule.law().apply(Root.LIBRARY).check(LIBRARY)),
                        dynamicTest(
                                "is broken by its control",
                                () -> assertThat(rule.law()
                                                .apply(control)
                                                .evaluate(TESTS)
                                                .hasViolation())
                                        .as("a violation in %s", control.name())
                                        .isTrue())));
    }

    private static JavaClasses imported(Class<?> anchor) {
        URL place = anchor.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter().importUrl(place);
    }
}
