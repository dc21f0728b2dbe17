package io.subaccounts.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What types look like: to hosts, to those who implement a storage, and in general. */
final class Shapes {

    private static final int MAX_API_METHODS = 12;
    private static final int MAX_STORE_METHODS = 8;
    private static final List<String> EMPTY_WORDS = List.of("Util", "Utils", "Helper", "Impl", "Manager");

    /** The stores of what belongs to nobody: its own values, and what comes from outside before anybody knows whose it is. */
    private static final Set<String> OF_THE_INSTALLATION = Set.of("InstallationStore", "CallbackStore");

    private Shapes() {}

    static Stream<Rule> rules() {
        return Stream.of(
                closedTypes(),
                noInternalsInSignatures(),
                noBooleanParameters(),
                smallApis(),
                smallStores(),
                scopedStores(),
                speakingNames(),
                finalStatics(),
                noHeldTransactions(),
                nullMarked());
    }

    /** The exception root is open because its leaves lie in several packages, which sealing does not span. */
    private static Rule closedTypes() {
        return Rule.of(
                "a type of the API is an interface, a record, an enum, sealed or final",
                "shapes",
                80,
                Root::api,
                (root, type) -> type.isInterface()
                                || type.isRecord()
                                || type.isEnum()
                                || type.getModifiers().contains(JavaModifier.FINAL)
                                || type.reflect().isSealed()
                                || root.named(type).equals("error.SubaccountException")
                        ? Stream.empty()
                        : Stream.of("can be extended by anybody"));
    }

    private static Rule noInternalsInSignatures() {
        return Rule.of(
                "no signature of the API mentions an internal type",
                "shapes",
                80,
                Root::api,
                (root, type) -> Visibility.typesInSignatures(type)
                        .filter(mentioned -> root.relative(mentioned).isPresent())
                        .filter(mentioned -> root.holds(mentioned, "internal") || !Root.isVisible(mentioned))
                        .map(mentioned -> "mentions " + mentioned.getName()));
    }

    private static Rule noBooleanParameters() {
        return Rule.of(
                "no method of the API takes a boolean, except to set that component of a record",
                "shapes",
                80,
                Root::api,
                (root, type) -> Visibility.reachableCode(type)
                        .filter(unit -> !(type.isRecord() && unit instanceof JavaConstructor))
                        .filter(unit -> !(type.isRecord() && isWither(type, unit)))
                        .filter(unit -> unit.getRawParameterTypes().stream()
                                .anyMatch(
                                        raw -> raw.isEquivalentTo(boolean.class) || raw.isEquivalentTo(Boolean.class)))
                        .map(unit -> unit.getName() + " takes a boolean"));
    }

    private static Rule smallApis() {
        return Rule.of(
                "an interface of the API has at most " + MAX_API_METHODS + " methods",
                "shapes",
                20,
                root -> root.api().and(DescribedPredicate.describe("interfaces", JavaClass::isInterface)),
                (root, type) -> tooMany(type, MAX_API_METHODS));
    }

    private static Rule smallStores() {
        return Rule.of(
                "who implements a store writes at most " + MAX_STORE_METHODS + " methods",
                "shapes",
                8,
                Shapes::stores,
                (root, type) -> tooMany(type, MAX_STORE_METHODS));
    }

    private static Rule scopedStores() {
        return Rule.of(
                "a store that holds what belongs to tenants is told with every call what it may see",
                "shapes",
                6,
                root -> stores(root)
                        .and(DescribedPredicate.describe(
                                "of tenants", type -> !OF_THE_INSTALLATION.contains(type.getSimpleName()))),
                (root, type) -> type.getMethods().stream()
                        .filter(method -> !startsWithSubtree(root, method))
                        .map(method -> method.getName() + " does not take a Subtree first"));
    }

    private static Rule speakingNames() {
        return Rule.of(
                "names say something",
                "shapes",
                120,
                Root::everything,
                (root, type) -> EMPTY_WORDS.stream()
                        .filter(word -> type.getSimpleName().endsWith(word))
                        .filter(word -> !root.named(type).equals("SubaccountManager"))
                        .map(word -> "ends in " + word));
    }

    private static Rule finalStatics() {
        return Rule.of(
                "static fields are final",
                "shapes",
                120,
                Root::everything,
                (root, type) -> type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                        .map(field -> "has the changeable static field " + field.getName()));
    }

    private static Rule noHeldTransactions() {
        return Rule.of(
                "nobody keeps a transaction or one of its stores",
                "shapes",
                40,
                root -> root.in("", "internal"),
                (root, type) -> type.getFields().stream()
                        .filter(field -> involves(field, transactional(root)))
                        .map(field -> "keeps one in " + field.getName()));
    }

    private static Rule nullMarked() {
        return Rule.of(
                "every package says that nothing is null unless it is said",
                "shapes",
                120,
                Root::everything,
                (root, type) -> type.getPackage()
                                .tryGetAnnotationOfType(NullMarked.class)
                                .isPresent()
                        ? Stream.empty()
                        : Stream.of("lives in a package that is not @NullMarked"));
    }

    private static DescribedPredicate<JavaClass> stores(Root root) {
        return root.in("spi.storage")
                .and(DescribedPredicate.describe(
                        "stores",
                        type -> type.isInterface() && type.getSimpleName().endsWith("Store")));
    }

    private static boolean startsWithSubtree(Root root, JavaMethod method) {
        List<JavaClass> parameters = method.getRawParameterTypes();
        return !parameters.isEmpty() && parameters.get(0).getName().equals(root.name() + ".spi.storage.Subtree");
    }

    private static boolean isWither(JavaClass type, JavaCodeUnit unit) {
        return type.getFields().stream()
                .map(field -> field.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + field.getName().substring(1))
                .anyMatch(component -> unit.getName().equals("with" + component));
    }

    private static Stream<String> tooMany(JavaClass type, int max) {
        Set<String> methods = type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaCodeUnit::getFullName)
                .collect(Collectors.toSet());
        return methods.size() > max ? Stream.of("has " + methods.size() + " methods") : Stream.empty();
    }

    private static DescribedPredicate<JavaClass> transactional(Root root) {
        return stores(root)
                .or(DescribedPredicate.describe(
                        "a transaction", type -> type.getName().equals(root.name() + ".spi.storage.Transaction")));
    }

    private static boolean involves(JavaField field, DescribedPredicate<JavaClass> types) {
        return field.getType().getAllInvolvedRawTypes().stream().anyMatch(types);
    }
}
