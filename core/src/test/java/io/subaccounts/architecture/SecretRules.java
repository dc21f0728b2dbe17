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
    private static final String SIGNING = "spi.kyc.CallbackSigning";

    /** Who reads a secret in clear, and whose it is. All others belong to hosts, who read them themselves. */
    static final Map<String, String> READERS = Map.of(
            SIGNING,
            "a provider's, which the host gave us to check signatures with",
            "internal.signing.WebhookSecrets",
            "our own, to sign with",
            "internal.events.EventService",
            "our own, to keep it",
            "internal.kyc.Identified",
            "a document's number, to read it",
            "internal.kyc.SessionKeys",
            "a customer's token, to know it",
            "internal.kyc.SessionService",
            "a customer's link, to keep its hash",
            "internal.kyc.HostedSessions",
            "a customer's key, to keep its hash",
            "spi.kyc.testmode.TestModeProvider",
            "a document's number, to play a provider");

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
            "internal.paging.Cursors.decoded", "a caller's text with its own canonical spelling",
            "internal.signing.HeaderValues.named", "the name of a header");

    /** The comparers that must exist, so that the rule is about something. */
    static final List<String> CONSTANT_TIME = List.of(
            "internal.secrets.PepperedHasher.matches",
            "internal.keys.InstallationKey.isTag",
            "internal.signing.SignatureCheck.isAnyRight");

    private SecretRules() {}

    static Stream<Rule> rules() {
        return Stream.of(
                onlyReaders("a secret in clear is read by its owner only", SECRET, READERS.keySet()),
                onlyReaders(
                        "the peppers are read by their hasher only", KEYSET, Set.of("internal.secrets.PepperedHasher")),
                onlyReaders(
                        "the keys of providers are read by the check of their signatures only",
                        SIGNING,
                        Set.of("internal.signing.SignatureCheck")),
                Rule.of(
                        "nothing without an equality of its own, such as a secret, is asked whether it equals",
                        "secrets",
                        120,
                        Root::everything,
                        (root, type) -> identityComparisons(type)),
                Rule.of(
                        "the types of secrets have no equality of their own",
                        "secrets",
                        3,
                        root -> DescribedPredicate.describe(
                                "types of secrets",
                                type -> root.relative(type).isPresent()
                                        && List.of(SECRET, KEYSET, SIGNING).contains(root.named(type))),
                        (root, type) -> type.getMethods().stream()
                                .filter(method -> Set.of("equals", "hashCode").contains(method.getName()))
                                .map(method -> "defines " + method.getName())),
                Rule.of(
                        "what is compared near secrets is compared in constant time",
                        "secrets",
                        20,
                        root -> root.in(
                                "internal.secrets",
                                "internal.paging",
                                "internal.access",
                                "internal.keys",
                                "internal.signing"),
                        SecretRules::ordinaryComparisons));
    }

    private static Rule onlyReaders(String name, String holder, Set<String> readers) {
        return Rule.of(
                name,
                "secrets",
                120,
                Root::everything,
                (root, type) ->
                        readers.contains(root.named(type)) ? Stream.empty() : calls(root, type, holder, "reveal"));
    }

    /** Whether a class reads a secret in clear. */
    static boolean reads(Root root, JavaClass type) {
        return calls(root, type, SECRET, "reveal").findAny().isPresent();
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
