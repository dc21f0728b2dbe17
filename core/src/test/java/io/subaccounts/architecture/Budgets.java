package io.subaccounts.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/** Which third parties each package may use. */
final class Budgets {

    private static final List<String> PLATFORM = List.of("java", "javax.net.ssl", "org.jspecify.annotations");
    private static final List<String> VISIBLE = List.of("common", "error", "spi");

    /** Ports filled with an optional third party: only hosts that have it look there. */
    private static final List<String> OPTIONAL = List.of("spi.host.tink");

    /** A third party and the one package that may use it. */
    private record Grant(String packages, String home) {}

    private static final List<Grant> GRANTS = List.of(
            new Grant("at.favre.lib", "internal.secrets"),
            new Grant("com.github.benmanes.caffeine", "internal.secrets"),
            new Grant("com.google.crypto.tink", "spi.host.tink"),
            new Grant("com.google.i18n.phonenumbers", "internal.input"),
            new Grant("io.github.resilience4j", "internal.providers"),
            new Grant("javax.crypto", "internal"),
            new Grant("javax.net.ssl", "spi.kyc.http"),
            new Grant("org.slf4j", "internal"));

    private Budgets() {}

    static Stream<Rule> rules() {
        return Stream.concat(
                Stream.of(platformOnly(), nothingElse()), GRANTS.stream().map(Budgets::onlyAtHome));
    }

    /** The vocabulary, the ports and what they share: what a host compiles against drags nothing along. */
    private static Rule platformOnly() {
        return Rule.of(
                "what a host sees needs nothing but the platform and JSpecify",
                "budgets",
                90,
                root -> DescribedPredicate.describe(
                        "that a host sees", type -> isSeen(root, type) && !root.holds(type, OPTIONAL)),
                (root, type) -> outside(root, type, List.of()).map(target -> "uses " + target));
    }

    private static Rule nothingElse() {
        var granted = GRANTS.stream().map(Grant::packages).toList();
        return Rule.of(
                "no third party is used that was not granted",
                "budgets",
                120,
                Root::everything,
                (root, type) -> outside(root, type, granted).map(target -> "uses " + target));
    }

    private static Rule onlyAtHome(Grant grant) {
        return Rule.of(
                grant.packages() + " is used only in " + grant.home(),
                "budgets",
                80,
                root -> DescribedPredicate.describe(
                        "outside " + grant.home(),
                        type -> root.relative(type).isPresent() && !isAtHome(root, type, grant)),
                (root, type) -> targets(type)
                        .filter(target -> Root.isWithin(target.getPackageName(), List.of(grant.packages())))
                        .map(target -> "uses " + target.getName()));
    }

    private static Stream<String> outside(Root root, JavaClass type, List<String> granted) {
        return targets(type)
                .filter(target -> !target.isPrimitive())
                .filter(target -> root.relative(target).isEmpty())
                .filter(target -> !Root.isWithin(target.getPackageName(), PLATFORM))
                .filter(target -> !Root.isWithin(target.getPackageName(), granted))
                .map(JavaClass::getName)
                .distinct();
    }

    private static Stream<JavaClass> targets(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType);
    }

    private static boolean isSeen(Root root, JavaClass type) {
        return root.holds(type, VISIBLE)
                || root.holds(type, Root.VOCABULARIES)
                || (root.holds(type, "") && Root.isVisible(type));
    }

    /** What lies hidden behind the door may use what all of the inside may use. */
    private static boolean isAtHome(Root root, JavaClass type, Grant grant) {
        boolean behindDoor = grant.home().equals("internal") && root.holds(type, "") && !Root.isVisible(type);
        return behindDoor || root.holds(type, grant.home());
    }
}
