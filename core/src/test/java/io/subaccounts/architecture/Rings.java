package io.subaccounts.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may know whom: every package looks only inwards. */
final class Rings {

    /** The packages of the library and what each may know of it besides itself, from the core outwards. */
    private record Place(String home, int atLeast, List<String> knows) {}

    private static final List<String> CORE = List.of("error", "common");
    private static final List<String> TOOLS = List.of(
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
            "internal.input",
            "spi");

    private static final List<Place> MAP = List.of(
            new Place("error", 10, List.of()),
            new Place("common", 10, List.of("error")),
            new Place("accounts", 20, CORE),
            new Place("credentials", 10, with(CORE, "accounts")),
            new Place("resources", 8, with(CORE, "accounts", "credentials")),
            new Place("kyc", 40, with(CORE, "accounts", "credentials", "resources")),
            new Place("kyc.policy", 8, with(CORE, "accounts", "kyc")),
            new Place("kyc.session", 8, with(CORE, "accounts", "kyc")),
            new Place("kyc.review", 1, with(CORE, "accounts", "kyc")),
            new Place("events", 4, with(CORE, "accounts")),
            new Place("access", 12, with(CORE, "accounts", "credentials", "resources", "kyc")),
            new Place("spi.storage", 30, vocabulary()),
            new Place("spi.host", 8, vocabulary()),
            new Place("spi.host.tink", 1, with(CORE, "spi.host")),
            new Place("spi.kyc", 20, with(vocabulary(), "spi.host")),
            new Place("internal.input", 3, with(vocabulary(), "spi")),
            new Place("internal.documents", 6, with(vocabulary(), "spi", "internal.input")),
            new Place("internal.usage", 1, with(vocabulary(), "spi")),
            new Place("internal.keys", 2, with(vocabulary(), "spi")),
            new Place("internal.paging", 1, with(vocabulary(), "spi", "internal.keys")),
            new Place("internal.secrets", 8, with(vocabulary(), "spi", "internal.keys")),
            new Place("internal.signing", 10, with(vocabulary(), "spi", "internal.keys")),
            new Place("internal.vault", 1, with(vocabulary(), "spi")),
            new Place("internal.providers", 5, with(vocabulary(), "spi", "internal.input")),
            new Place("internal.verification", 10, with(vocabulary(), "spi")),
            new Place("internal.decision", 6, with(vocabulary(), "spi", "internal.input", "internal.verification")),
            new Place("internal.changes", 2, with(vocabulary(), "spi", "internal.decision", "internal.verification")),
            new Place("internal.accounts", 6, with(vocabulary(), TOOLS)),
            new Place("internal.credentials", 4, with(vocabulary(), TOOLS)),
            new Place("internal.resources", 4, with(vocabulary(), TOOLS)),
            new Place("internal.kyc", 20, with(vocabulary(), TOOLS)),
            new Place("internal.events", 2, with(vocabulary(), TOOLS)),
            new Place("internal.access", 2, with(vocabulary(), TOOLS)));

    private Rings() {}

    static Stream<Rule> rules() {
        Stream<Rule> rings = MAP.stream()
                .map(place -> Rule.of(
                        place.home() + " knows only what lies further in",
                        "rings",
                        place.atLeast(),
                        root -> root.in(place.home()),
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
                .filter(target -> !root.holds(target, place.home()) && !root.holds(target, place.knows()))
                .map(target -> "knows " + target.getName())
                .distinct();
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

    private static List<String> vocabulary() {
        return with(CORE, Root.VOCABULARIES);
    }

    private static List<String> with(List<String> some, String... more) {
        return with(some, List.of(more));
    }

    private static List<String> with(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
