package io.subaccounts.kyc.policy;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.NamePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A policy: versions of requirements, and the rules around them. Immutable; hosts start from {@link #india()} or from
 * {@link #of} and change what differs.
 *
 * @param name its name, 1 to 32 characters of {@code a-z0-9_.-}
 * @param homeCountry the country of accounts that name none, ISO 3166-1 alpha-2
 * @param versions its versions, each with a larger number than and in force no earlier than the one before; at least one
 * @param retries how often a document may be tried
 * @param limits how many attempts may be begun, whatever becomes of them
 * @param rechecks how long verified documents are good
 * @param names how alike a declared and a registered name must be
 * @param nameDeclaration whether a document is taken without a declared name
 * @param failedDocuments which failed documents block
 * @param approval whether passed checks are enough
 * @param retention how long evidence must be kept
 * @param pendingFor how long to wait for the outcome of a check that was submitted, more than zero, at most 100 years
 * @param holderTypes the letters A to Z of which the fourth of a PAN has to be one, for each business type; types that are
 *     not named accept no PAN
 */
public record KycPolicy(
        String name,
        String homeCountry,
        List<PolicyVersion> versions,
        RetryRule retries,
        AttemptLimits limits,
        RecheckRule rechecks,
        NamePolicy names,
        NameDeclaration nameDeclaration,
        FailedDocuments failedDocuments,
        ApprovalRule approval,
        Retention retention,
        Duration pendingFor,
        Map<BusinessType, Set<Character>> holderTypes) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,32}+");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Duration PENDING_FOR = Duration.ofDays(7);

    /**
     * Checks the parts and takes copies.
     *
     * @throws ValidationException if one of them breaks its rule
     */
    public KycPolicy {
        if (!NAME.matcher(name).matches()) {
            throw new ValidationException("policy_name", "must be 1 to 32 characters of a-z, 0-9 and _.-");
        }
        if (!COUNTRY.matcher(homeCountry).matches()) {
            throw new ValidationException("home_country", "must be two letters of A-Z");
        }
        versions = List.copyOf(versions);
        requireOrdered(versions);
        Times.requireSome("pending_for", pendingFor);
        holderTypes = checked(holderTypes);
    }

    /**
     * The built-in Indian policy: individuals, sole proprietors and Hindu undivided families show PAN and Aadhaar; companies
     * and partnerships PAN and one of GST and CIN; trusts, societies and government bodies likewise.
     *
     * @return the policy
     */
    public static KycPolicy india() {
        return IndianPolicy.create();
    }

    /**
     * A policy with the customary rules around its requirements: {@link RetryRule#DEFAULT}, {@link AttemptLimits#DEFAULT},
     * {@link RecheckRule#NEVER}, {@link NamePolicy#DEFAULT}, {@link NameDeclaration#OPTIONAL},
     * {@link FailedDocuments#ANY_BLOCKS}, {@link ApprovalRule#NOT_NEEDED}, {@link Retention#NONE}, seven days of waiting for
     * a pending check, and the Indian holder types.
     *
     * @param name its name
     * @param homeCountry the country of accounts that name none
     * @param versions its versions
     * @return the policy
     */
    public static KycPolicy of(String name, String homeCountry, List<PolicyVersion> versions) {
        return new KycPolicy(
                name,
                homeCountry,
                versions,
                RetryRule.DEFAULT,
                AttemptLimits.DEFAULT,
                RecheckRule.NEVER,
                NamePolicy.DEFAULT,
                NameDeclaration.OPTIONAL,
                FailedDocuments.ANY_BLOCKS,
                ApprovalRule.NOT_NEEDED,
                Retention.NONE,
                PENDING_FOR,
                IndianPolicy.HOLDER_TYPES);
    }

    /**
     * The version in force.
     *
     * @param now the moment
     * @return the latest version whose time has come; the first one before any has
     */
    public PolicyVersion versionAt(Instant now) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(now))
                .max(Comparator.comparingInt(PolicyVersion::number))
                .orElse(versions.get(0));
    }

    /**
     * The version before another.
     *
     * @param version a version of this policy
     * @return the one before, empty for the first
     */
    public Optional<PolicyVersion> before(PolicyVersion version) {
        int index = versions.indexOf(version);
        return index > 0 ? Optional.of(versions.get(index - 1)) : Optional.empty();
    }

    /**
     * The version after another.
     *
     * @param version a version of this policy
     * @return the next one, empty for the last
     */
    public Optional<PolicyVersion> after(PolicyVersion version) {
        int index = versions.indexOf(version);
        return index + 1 < versions.size() ? Optional.of(versions.get(index + 1)) : Optional.empty();
    }

    /**
     * With other versions.
     *
     * @param value all versions
     * @return the policy
     */
    public KycPolicy versions(List<PolicyVersion> value) {
        return with(draft -> draft.versions = value);
    }

    /**
     * With other retries.
     *
     * @param value the rule
     * @return the policy
     */
    public KycPolicy retries(RetryRule value) {
        return with(draft -> draft.retries = value);
    }

    /**
     * With other limits.
     *
     * @param value how many attempts may be begun
     * @return the policy
     */
    public KycPolicy limits(AttemptLimits value) {
        return with(draft -> draft.limits = value);
    }

    /**
     * With other rechecks.
     *
     * @param value the rule
     * @return the policy
     */
    public KycPolicy rechecks(RecheckRule value) {
        return with(draft -> draft.rechecks = value);
    }

    /**
     * With another comparison of names.
     *
     * @param value the rule
     * @return the policy
     */
    public KycPolicy names(NamePolicy value) {
        return with(draft -> draft.names = value);
    }

    /**
     * With another rule for declared names. A host where anybody may sign up had better require them.
     *
     * @param value the rule
     * @return the policy
     */
    public KycPolicy nameDeclaration(NameDeclaration value) {
        return with(draft -> draft.nameDeclaration = value);
    }

    /**
     * With another rule for failed documents.
     *
     * @param value the rule
     * @return the policy
     */
    public KycPolicy failedDocuments(FailedDocuments value) {
        return with(draft -> draft.failedDocuments = value);
    }

    /**
     * With another rule for approval.
     *
     * @param value the rule
     * @return the policy
     */
    public KycPolicy approval(ApprovalRule value) {
        return with(draft -> draft.approval = value);
    }

    /**
     * With another retention.
     *
     * @param value the rule
     * @return the policy
     */
    public KycPolicy retention(Retention value) {
        return with(draft -> draft.retention = value);
    }

    /**
     * With another patience with providers.
     *
     * @param value how long to wait for the outcome of a pending check
     * @return the policy
     */
    public KycPolicy pendingFor(Duration value) {
        return with(draft -> draft.pendingFor = value);
    }

    /**
     * With other holder types.
     *
     * @param value the fourth letters of a PAN that fit each business type
     * @return the policy
     */
    public KycPolicy holderTypes(Map<BusinessType, Set<Character>> value) {
        return with(draft -> draft.holderTypes = value);
    }

    private KycPolicy with(Consumer<KycPolicyDraft> change) {
        var draft = new KycPolicyDraft(this);
        change.accept(draft);
        return draft.policy();
    }

    private static void requireOrdered(List<PolicyVersion> versions) {
        if (versions.isEmpty()) {
            throw new ValidationException("versions", "must not be empty");
        }
        for (int i = 1; i < versions.size(); i++) {
            PolicyVersion earlier = versions.get(i - 1);
            PolicyVersion later = versions.get(i);
            if (later.number() <= earlier.number() || later.effectiveFrom().isBefore(earlier.effectiveFrom())) {
                throw new ValidationException(
                        "versions", "must rise in number and come into force one after the other");
            }
        }
    }

    private static Map<BusinessType, Set<Character>> checked(Map<BusinessType, Set<Character>> holderTypes) {
        var copy = new HashMap<BusinessType, Set<Character>>();
        holderTypes.forEach((type, letters) -> {
            if (letters.isEmpty() || !letters.stream().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
                throw new ValidationException("holder_types", "must be one or more letters A to Z");
            }
            copy.put(type, Set.copyOf(letters));
        });
        return Map.copyOf(copy);
    }
}
