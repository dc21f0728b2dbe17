package io.subaccounts.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How secrets are handled: read where they must be, compared in constant time, shown never. */
final class SecretRules {

    private static final String SECRET = "common.Secret";
    private static final String KEYSET = "spi.host.PepperKeyset";

    private static final Set<String> COMPARERS = Set.of(
            "equals", "deepEquals", "equalsIgnoreCase", "contentEquals", "compareTo", "compareToIgnoreCase", "compare");
    private static final Set<String> ARRAY_COMPARERS = Set.of("mismatch", "compareUnsigned", "regionMatches");

    /**
     * Where something that is no secret is compared the ordinary way, and what it is. Everything else in these packages
     * is compared by {@code MessageDigest.isEqual} or not at all.
     */
    static final Map<String, String> HARMLESS = Map.of(
            "internal.secrets.Mint.isLike", "the hint of a fresh token with the hints stored beside it",
            "internal.secrets.PepperedHasher.isCurrent", "the public name of a key",
            "internal.paging.Cursors.decoded", "a caller's text with its own canonical spelling");

    /** The comparers that must exist, so that the rule is about something. */
    static final List<String> CONSTANT_TIME =
            List.of("internal.secrets.PepperedHasher.matches", "internal.paging.Cursors.read");

    private SecretRules() {}

    static Stream<Rule> rules() {
        return Stream.of(
                Rule.of(
                        "a secret in clear is read by its owner only, and in here by who plays a provider of documents",
                        "secrets",
                        120,
                        Root::everything,
                        (root, type) -> root.named(type).equals("spi.kyc.testmode.TestModeProvider")
                                ? Stream.empty()
                                : calls(root, type, SECRET, "reveal")),
                Rule.of(
                        "the peppers are read by their hasher only",
                        "secrets",
                        120,
                        Root::everything,
                        (root, type) -> root.named(type).equals("internal.secrets.PepperedHasher")
                                ? Stream.empty()
                                : calls(root, type, KEYSET, "reveal")),
                Rule.of(
                        "nothing without an equality of its own, such as a secret, is asked whether it equals",
                        "secrets",
                        120,
                        Root::everything,
                        (root, type) -> identityComparisons(type)),
                Rule.of(
                        "the types of secrets have no equality of their own",
                        "secrets",
                        2,
                        root -> DescribedPredicate.describe(
                                "types of secrets",
                                type -> root.relative(type).isPresent()
                                        && List.of(SECRET, KEYSET).contains(root.named(type))),
                        (root, type) -> type.getMethods().stream()
                                .filter(method -> Set.of("equals", "hashCode").contains(method.getName()))
                                .map(method -> "defines " + method.getName())),
                Rule.of(
                        "what is compared near secrets is compared in constant time",
                        "secrets",
                        10,
                        root -> root.in("internal.secrets", "internal.paging", "internal.access"),
                        SecretRules::ordinaryComparisons));
    }

    /** The methods of a class that compare in constant time. */
    static Stream<String> constantTimeComparisons(Root root, JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getName().equals("java.security.MessageDigest")
                        && call.getName().equals("isEqual"))
                .map(call -> root.named(type) + "." + call.getOrigin().getName());
    }

    private static Stream<String> ordinaryComparisons(Root root, JavaClass type) {
        return accesses(type)
                .filter(access -> !access.getTargetOwner().getPackageName().equals("java.time"))
                .filter(access -> COMPARERS.contains(access.getTarget().getName())
                        || ARRAY_COMPARERS.contains(access.getTarget().getName()))
                .filter(access -> !HARMLESS.containsKey(
                        root.named(type) + "." + access.getOrigin().getName()))
                .map(access -> "compares by " + access.getTarget().getFullName() + " in "
                        + access.getOrigin().getName());
    }

    /** The compiler writes such calls down as calls of Object, and those of types that define equals as theirs. */
    private static Stream<String> identityComparisons(JavaClass type) {
        return accesses(type)
                .filter(access -> access.getTargetOwner().isEquivalentTo(Object.class)
                        && Set.of("equals", "hashCode")
                                .contains(access.getTarget().getName()))
                .map(access -> "calls " + access.getTarget().getFullName() + " in "
                        + access.getOrigin().getName());
    }

    private static Stream<String> calls(Root root, JavaClass type, String owner, String method) {
        return accesses(type)
                .filter(access -> access.getTargetOwner().getName().equals(root.name() + "." + owner)
                        && access.getTarget().getName().equals(method))
                .map(access -> "calls " + owner + "." + method);
    }

    private static Stream<JavaAccess<?>> accesses(JavaClass type) {
        return Stream.concat(type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream());
    }
}
