package io.subaccounts.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may know whom: every package looks only inwards. */
final class Rings {

    /**
     * A package of the library, those below it included that have no place of their own.
     *
     * @param home the package
     * @param atLeast how many classes it has at least
     * @param knows the homes that it may know besides itself
     */
    private record Place(String home, int atLeast, List<String> knows) {}

    private static final List<String> CORE = List.of("error", "common");
    private static final List<String> VOCABULARY = with(
            CORE,
            "accounts",
            "credentials",
            "resources",
            "kyc",
            "kyc.policy",
            "kyc.session",
            "kyc.review",
            "kyc.privacy",
            "events",
            "access");
    private static final List<String> PORTS = with(VOCABULARY, "spi.storage", "spi.host", "spi.kyc");
    private static final List<String> TOOLS = with(
            PORTS,
            "internal.changes",
            "internal.decision",
            "internal.verification",
            "internal.documents",
            "internal.providers",
            "internal.vault",
            "internal.signing",
            "internal.secrets",
            "internal.usage",
            "internal.paging",
            "internal.keys",
            "internal.input");

    /** The map, from the core outwards. */
    private static final List<Place> MAP = List.of(
            new Place("error", 10, List.of()),
            new Place("common", 10, List.of("error")),
            new Place("accounts", 20, CORE),
            new Place("credentials", 10, with(CORE, "accounts")),
            new Place("resources", 8, with(CORE, "accounts", "credentials")),
            new Place("kyc", 40, with(CORE, "accounts")),
            new Place("kyc.policy", 8, with(CORE, "accounts", "kyc")),
            new Place("kyc.session", 10, with(CORE, "kyc")),
            new Place("kyc.review", 1, with(CORE, "kyc")),
            new Place("kyc.privacy", 4, with(CORE, "kyc", "kyc.session")),
            new Place("events", 4, CORE),
            new Place("access", 12, with(CORE, "accounts", "credentials", "resources", "kyc")),
            new Place("spi.storage", 30, VOCABULARY),
            new Place("spi.host", 8, with(CORE, "resources")),
            new Place("spi.host.tink", 1, with(CORE, "spi.host")),
            new Place("spi.kyc", 14, with(CORE, "kyc", "spi.host")),
            new Place("spi.kyc.http", 5, with(CORE, "kyc", "spi.kyc")),
            new Place("spi.kyc.testmode", 8, with(CORE, "kyc", "spi.host", "spi.kyc")),
            new Place("internal.input", 6, with(CORE, "resources", "spi.host")),
            new Place("internal.documents", 6, with(CORE, "accounts", "internal.input")),
            new Place("internal.usage", 1, with(CORE, "spi.storage")),
            new Place("internal.keys", 2, with(CORE, "spi.host", "spi.storage")),
            new Place("internal.paging", 1, with(PORTS, "internal.keys")),
            new Place("internal.secrets", 8, with(PORTS, "internal.keys")),
            new Place("internal.signing", 7, with(PORTS, "internal.keys")),
            new Place("internal.vault", 1, PORTS),
            new Place("internal.providers", 5, with(CORE, "kyc", "spi.host", "spi.kyc")),
            new Place("internal.verification", 13, PORTS),
            new Place("internal.decision", 7, with(PORTS, "internal.input", "internal.verification")),
            new Place("internal.changes", 2, with(PORTS, "internal.decision", "internal.verification")),
            new Place("internal.accounts", 7, TOOLS),
            new Place("internal.credentials", 4, TOOLS),
            new Place("internal.resources", 5, TOOLS),
            new Place("internal.kyc", 30, with(TOOLS, "spi.kyc.testmode")),
            new Place("internal.events", 2, TOOLS),
            new Place("internal.access", 2, TOOLS));

    private Rings() {}

    static Stream<Rule> rules() {
        Stream<Rule> rings = MAP.stream()
                .map(place -> Rule.of(
                        place.home() + " knows only what lies further in",
                        "rings",
                        place.atLeast(),
                        root -> DescribedPredicate.describe("in " + place.home(), type -> at(root, type, place.home())),
                        (root, type) -> foreign(root, type, place)));
        return Stream.concat(
                rings,
                Stream.of(
                        everyPackageHasAPlace(),
                        noStorageIsKnown(),
                        Rule.noCycles("packages form no cycle", "cycles", 100, Root::relative),
                        Rule.noCycles("features form no cycle", "slices", 100, Rings::feature),
                        Rule.noCycles("internal features form no cycle", "slices", 25, Rings::internalFeature)));
    }

    private static Stream<String> foreign(Root root, JavaClass type, Place place) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(target -> root.relative(target).isPresent())
                .filter(target -> !at(root, target, place.home())
                        && place.knows().stream().noneMatch(home -> at(root, target, home)))
                .map(target -> "knows " + target.getName())
                .distinct();
    }

    /** Whether a class lives at a home and not at one further down. */
    private static boolean at(Root root, JavaClass type, String home) {
        return MAP.stream()
                .map(Place::home)
                .filter(candidate -> root.holds(type, candidate))
                .max(Comparator.comparingInt(String::length))
                .filter(home::equals)
                .isPresent();
    }

    private static Rule everyPackageHasAPlace() {
        return Rule.of(
                "every package has its place on the map",
                "rings",
                100,
                Root::everything,
                (root, type) -> MAP.stream()
                                .map(Place::home)
                                .filter(home -> root.holds(type, home) || root.holds(type, ""))
                                .findAny()
                                .isPresent()
                        ? Stream.empty()
                        : Stream.of("lives in a package without a place"));
    }

    private static Rule noStorageIsKnown() {
        var storages = List.of("java.sql", "javax.sql", "org.jdbi", "com.zaxxer", "org.flywaydb", "org.sqlite");
        return Rule.of(
                "the core knows no storage and no database",
                "storage",
                100,
                Root::everything,
                (root, type) -> type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .filter(target ->
                                Root.isWithin(target.getPackageName(), storages) || root.holds(target, "storage"))
                        .map(target -> "knows " + target.getName()));
    }

    private static Optional<String> feature(Root root, JavaClass type) {
        return root.relative(type).map(own -> own.contains(".") ? own.substring(0, own.indexOf('.')) : own);
    }

    private static Optional<String> internalFeature(Root root, JavaClass type) {
        return root.relative(type).filter(own -> own.startsWith("internal.")).map(own -> own.split("\\.", -1)[1]);
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
