package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.access.Denial;
import io.subaccounts.access.Plane;
import io.subaccounts.access.Standing;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.CredentialRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.KycRowBuilder;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The choke point against a second opinion: exhaustively where that is possible, at random where it is not. */
class AccessPolicyTablesTest {

    private static final Instant NOW = ManualTime.START;
    private static final List<AccountId> IDS =
            List.of(Ids.main("main"), Ids.sub("reseller"), Ids.sub("customer"), Ids.sub("department"));
    private static final ResourceRef TRUNK = ResourceRef.trunk("trunk-7");

    private static final List<Action> ACTIONS = List.of(
            Action.PLACE_CALL,
            Action.RECEIVE_CALL,
            Action.READ_CDR,
            Action.READ_ACCOUNT,
            Action.UPDATE_ACCOUNT,
            Action.CONFIGURE_ACCOUNT,
            Action.DEMOTE_KYC,
            Action.SUSPEND_ACCOUNT);

    private static final List<Permissions> PERMISSIONS = List.of(
            Permissions.INHERITED,
            Permissions.INHERITED.denying("calls").denying("accounts").denying("cdr"),
            Permissions.INHERITED.denying("calls:place").denying("accounts:configure"),
            Permissions.INHERITED
                    .allowing("calls")
                    .allowing("calls:place")
                    .denying("call")
                    .denying("calls:places"));

    /** The first two for those tests that go through everything else as well. */
    private static final List<KycRow> EVIDENCE = List.of(
            KycRowBuilder.individual().build(),
            KycRowBuilder.individual().failed(DocumentType.PAN).build(),
            KycRow.NONE,
            KycRowBuilder.kyc().verified(DocumentType.PAN).build(),
            KycRowBuilder.individual().verified(DocumentType.PAN, NOW).build(),
            KycRowBuilder.individual()
                    .verified(DocumentType.AADHAAR, NOW.plusNanos(1000))
                    .build(),
            KycRowBuilder.individual().simulated().build(),
            KycRowBuilder.individual().held().build(),
            KycRowBuilder.kyc().held().build(),
            overridden(KycOverride.Effect.OPEN, NOW.plusNanos(1000)),
            overridden(KycOverride.Effect.OPEN, NOW),
            overridden(KycOverride.Effect.BLOCK, NOW.plusNanos(1000)),
            overridden(KycOverride.Effect.BLOCK, NOW));

    private static final KycRules RULES = new KycRules(new Evaluator(KycPolicy.india()));

    private static final List<Set<Capability>> WITHHELD =
            List.of(Set.of(Capability.PLACE_CALLS), Set.of(Capability.values()));

    private final Random random = Seeds.random("AccessPolicyTablesTest");

    @Test
    void twoLevelsInEveryStateAndEveryRole() {
        List<AccountRow> mains = rows(0, List.of(0, 1), 2);
        List<AccountRow> subs = rows(1, List.of(0, 2, 3), 2);
        long decided = 0;
        for (AccountRow main : mains) {
            for (AccountRow sub : subs) {
                decided += everyRole(List.of(main, sub));
            }
        }
        assertThat(decided).isGreaterThan(100_000);
    }

    @Test
    void threeLevelsInEveryCombinationOfSwitchesSuspensionsAndTombstones() {
        long decided = 0;
        for (int bits = 0; bits < 512; bits++) {
            var path = new ArrayList<AccountRow>();
            for (int level = 0; level < 3; level++) {
                path.add(row(level, bits >> 3 * level & 7, 0, KycRow.NONE));
            }
            decided += everyRole(path);
        }
        assertThat(decided).isGreaterThan(40_000);
    }

    @Test
    void credentialsInEveryStateAndScope() {
        var path = List.of(row(0, 0, 0, KycRow.NONE), row(1, 0, 0, KycRow.NONE), row(2, 0, 0, KycRow.NONE));
        int decided = 0;
        for (int principal = 0; principal < 3; principal++) {
            for (CredentialRow credential : credentials(IDS.get(principal))) {
                for (int secret = 1; secret <= 3; secret++) {
                    var actor = new Actor.OfCredential(IDS.get(principal), Ids.credential("c"), secret);
                    for (int subject = principal; subject < 3; subject++) {
                        for (Action action : ACTIONS) {
                            assertDecided(new Scene(path, actor, principal, subject, null, -1, action, credential));
                            assertDecided(new Scene(path, actor, principal, subject, TRUNK, 2, action, credential));
                            decided += 2;
                        }
                    }
                }
            }
        }
        assertThat(decided).isGreaterThan(10_000);
    }

    @Test
    void fourLevelsAtRandom() {
        for (int i = 0; i < 60_000; i++) {
            var path = new ArrayList<AccountRow>();
            int depth = 1 + random.nextInt(4);
            for (int level = 0; level < depth; level++) {
                boolean sound = random.nextInt(3) > 0;
                path.add(row(
                        level,
                        sound ? 0 : random.nextInt(8),
                        random.nextInt(3) > 0 ? 0 : random.nextInt(PERMISSIONS.size()),
                        EVIDENCE.get(random.nextInt(EVIDENCE.size())),
                        random.nextBoolean() ? KycMode.CUSTOMER_USE : KycMode.PERSONAL_USE));
            }
            assertDecided(scene(path));
        }
    }

    private Scene scene(List<AccountRow> path) {
        int principal = random.nextInt(path.size() + 1) - 1;
        int lowestSubject = Math.max(principal, 0);
        int subject = random.nextInt(8) == 0 ? -1 : lowestSubject + random.nextInt(path.size() - lowestSubject);
        ResourceRef object = random.nextBoolean() ? TRUNK : null;
        int owner = object == null || subject < 0 || random.nextInt(5) == 0
                ? -1
                : subject + random.nextInt(path.size() - subject);
        Actor actor = Actor.platform("ops");
        CredentialRow credential = null;
        if (principal >= 0) {
            AccountId account = path.get(principal).id();
            actor = Actor.account(account);
            if (random.nextBoolean()) {
                actor = new Actor.OfCredential(account, Ids.credential("c"), 1 + random.nextInt(3));
                List<@Nullable CredentialRow> candidates = credentials(account);
                credential = candidates.get(random.nextInt(candidates.size()));
            }
        }
        Action action = random.nextInt(4) > 0
                ? ACTIONS.get(random.nextInt(ACTIONS.size()))
                : new Action(
                        random.nextBoolean() ? "calls" : "sms",
                        random.nextBoolean() ? "place" : "send",
                        Plane.values()[random.nextInt(2)],
                        Standing.values()[random.nextInt(4)],
                        random.nextBoolean() ? null : Capability.values()[random.nextInt(3)]);
        return new Scene(path, actor, principal, subject, object, owner, action, credential);
    }

    /** Everybody on a path and above it, asking about everybody at or below. */
    private static long everyRole(List<AccountRow> path) {
        long decided = 0;
        for (int principal = -1; principal < path.size(); principal++) {
            Actor actor = principal < 0
                    ? Actor.platform("ops")
                    : Actor.account(path.get(principal).id());
            for (int subject = Math.max(principal, 0); subject < path.size(); subject++) {
                for (Action action : ACTIONS) {
                    assertDecided(new Scene(path, actor, principal, subject, null, -1, action, null));
                    decided++;
                }
                for (int owner = subject - 1; owner < path.size(); owner++) {
                    int owned = owner < subject ? -1 : owner;
                    assertDecided(new Scene(path, actor, principal, subject, TRUNK, owned, Action.PLACE_CALL, null));
                    decided++;
                }
            }
            assertDecided(new Scene(path, actor, principal, -1, null, -1, Action.READ_ACCOUNT, null));
        }
        return decided;
    }

    private static void assertDecided(Scene scene) {
        for (Set<Capability> withheld : WITHHELD) {
            List<Denial> denials = new AccessPolicy(RULES, withheld).decide(scene.question());
            Set<Denial> expected = DecisionOracle.denials(scene, withheld);
            if (!expected.equals(new HashSet<>(denials)) || expected.size() != denials.size()) {
                assertThat(denials)
                        .as("%s withholding %s, %s", scene, withheld, Seeds.hint())
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static List<AccountRow> rows(int level, List<Integer> permissions, int evidence) {
        var all = new ArrayList<AccountRow>();
        for (int state = 0; state < 8; state++) {
            for (int permission : permissions) {
                all.add(row(level, state, permission, KycRow.NONE, KycMode.PERSONAL_USE));
                for (int proof = 0; proof < evidence; proof++) {
                    all.add(row(level, state, permission, EVIDENCE.get(proof), KycMode.CUSTOMER_USE));
                }
            }
        }
        return all;
    }

    private static AccountRow row(int level, int state, int permission, KycRow evidence) {
        return row(level, state, permission, evidence, KycMode.PERSONAL_USE);
    }

    private static AccountRow row(int level, int state, int permission, KycRow evidence, KycMode mode) {
        return AccountRowBuilder.row(IDS.get(level))
                .below(level == 0 ? null : IDS.get(level - 1))
                .state((state & 1) == 0, (state & 2) != 0, (state & 4) != 0)
                .permissions(PERMISSIONS.get(permission))
                .business(BusinessType.INDIVIDUAL)
                .kyc(mode, evidence)
                .build();
    }

    /** An override on top of nothing if it opens, and on top of everything if it blocks. */
    private static KycRow overridden(KycOverride.Effect effect, Instant until) {
        var documents = effect == KycOverride.Effect.OPEN ? KycRowBuilder.kyc() : KycRowBuilder.individual();
        return documents
                .held()
                .overridden(new KycOverride(effect, "ref", "because", until))
                .build();
    }

    private static List<@Nullable CredentialRow> credentials(AccountId account) {
        var all = new ArrayList<@Nullable CredentialRow>();
        all.add(null);
        all.add(credential(Ids.sub("stranger")).build());
        all.add(credential(account).revoked(NOW.minusSeconds(1)).build());
        for (String scope : List.of("*:*", "calls:place", "calls:place:trunk/trunk-7", "accounts:*:" + IDS.get(2))) {
            for (Instant from : new Instant[] {null, NOW, NOW.plusNanos(1000)}) {
                for (Instant until : new Instant[] {null, NOW, NOW.plusNanos(1000)}) {
                    all.add(credential(account)
                            .scopes("nothing:at_all", scope)
                            .validity(from, until)
                            .secrets(
                                    CredentialRowBuilder.secret(2, null),
                                    CredentialRowBuilder.secret(1, NOW.plusSeconds(1)),
                                    CredentialRowBuilder.secret(3, NOW))
                            .build());
                }
            }
        }
        return all;
    }

    private static CredentialRowBuilder credential(AccountId account) {
        return CredentialRowBuilder.further(Ids.credential("c"), account);
    }
}
