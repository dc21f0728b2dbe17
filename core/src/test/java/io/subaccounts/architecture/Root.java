package io.subaccounts.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The package that a rule takes for the library's own. The rules speak of packages relative to it, so that the very same
 * rule judges the library and the little libraries that break it on purpose.
 *
 * @param name the package's full name
 */
record Root(String name) {

    static final Root LIBRARY = new Root("io.subaccounts");

    static final List<String> VOCABULARIES = List.of("accounts", "credentials", "resources", "kyc", "events", "access");

    private static final List<String> API =
            List.of("", "accounts", "credentials", "resources", "kyc", "events", "access", "common", "error", "spi");

    /** The root of the classes that break one rule. */
    static Root control(String rule) {
        return new Root(LIBRARY.name + ".architecture.controls." + rule);
    }

    /** The package of a class as seen from here, {@code ""} for the root itself; empty if it lies elsewhere. */
    Optional<String> relative(JavaClass type) {
        String full = type.getPackageName();
        if (full.equals(name)) {
            return Optional.of("");
        }
        return full.startsWith(name + ".") ? Optional.of(full.substring(name.length() + 1)) : Optional.empty();
    }

    /** Whether a class lies in one of some packages, sub-packages included; {@code ""} stands for the root alone. */
    boolean holds(JavaClass type, List<String> packages) {
        return relative(type).filter(own -> isWithin(own, packages)).isPresent();
    }

    boolean holds(JavaClass type, String... packages) {
        return holds(type, List.of(packages));
    }

    DescribedPredicate<JavaClass> everything() {
        return DescribedPredicate.describe(
                "of the library", type -> relative(type).isPresent());
    }

    DescribedPredicate<JavaClass> in(List<String> packages) {
        return DescribedPredicate.describe("in " + packages, type -> holds(type, packages));
    }

    DescribedPredicate<JavaClass> in(String... packages) {
        return in(List.of(packages));
    }

    /** What a host can name: the public types of every package but the internal ones. */
    DescribedPredicate<JavaClass> api() {
        return DescribedPredicate.describe("of the API", type -> holds(type, API) && isVisible(type));
    }

    /** The full name of a class, relative to the root. */
    String named(JavaClass type) {
        return type.getName().substring(name.length() + 1);
    }

    static boolean isWithin(String own, List<String> packages) {
        return packages.stream().anyMatch(candidate -> isWithin(own, candidate));
    }

    private static boolean isWithin(String own, String candidate) {
        return own.equals(candidate) || (!candidate.isEmpty() && own.startsWith(candidate + "."));
    }

    /** Public itself and in everything around it. */
    static boolean isVisible(JavaClass type) {
        return Stream.iterate(
                        Optional.of(type),
                        Optional::isPresent,
                        inner -> inner.get().getEnclosingClass())
                .allMatch(level -> Visibility.isPublic(level.get()));
    }
}
