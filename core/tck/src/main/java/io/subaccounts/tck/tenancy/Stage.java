package io.subaccounts.tck.tenancy;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.credentials.IssuedCredential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Scope;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The library and the model side by side, both holding the same world. */
final class Stage {

    static final int MAX_DEPTH = 6;
    static final Actor PLATFORM = Actor.platform("oracle");
    private static final List<List<Scope>> SCOPES = List.of(
            List.of(Scope.EVERYTHING),
            List.of(Scope.parse("accounts:*"), Scope.parse("calls:*")),
            List.of(Scope.parse("*:read")),
            List.of(Scope.parse("resources:*"), Scope.parse("credentials:*")),
            List.of(Scope.parse("kyc:*"), Scope.parse("events:*")));

    private static final List<String> DENIED =
            List.of("cdr", "calls:receive", "accounts:create", "resources", "kyc:read", "kyc:verify", "kyc", "events");

    /** Those that differ in the environment alone stand as far from the one end as from the other. */
    private static final List<String> PREFIXES =
            List.of(AccountId.MAIN_PREFIX, AccountId.SUB_PREFIX, AccountId.TEST_SUB_PREFIX, AccountId.TEST_MAIN_PREFIX);

    final SubaccountManager manager;
    final MutableTime time;
    final Random random;
    final Model model = new Model();
    private String what = "planting";
    private int successes;

    Stage(SubaccountManager manager, MutableTime time, Random random) {
        this.manager = manager;
        this.time = time;
        this.random = random;
    }

    /** Fills library and model with the same accounts, states, credentials and owners. */
    void plant(int accounts) {
        for (int i = 0; i < 1500; i++) {
            model.resources.add(
                    i % 3 == 0
                            ? ResourceRef.number(String.format(Locale.ROOT, "+91980%07d", i))
                            : i % 3 == 1 ? ResourceRef.trunk("oracle-" + i) : ResourceRef.application("oracle-" + i));
        }
        for (int i = 0; i < accounts; i++) {
            var parent = i < 10 ? null : possibleParent();
            var node = parent == null ? createMain(mainDraft()) : create(parent, draft());
            if (chance(70)) {
                claim(node, 1 + random.nextInt(2));
            }
            if (chance(20)) {
                issue(node, randomScopes());
            }
            if (chance(25)) {
                new Preparation(this).verify(node);
            }
        }
        for (int i = 0; i < accounts / 15; i++) {
            block(model.nodes.get(10 + random.nextInt(accounts - 10)));
        }
        for (int i = 0; i < accounts / 40; i++) {
            deleteIfSmall(model.nodes.get(10 + random.nextInt(accounts - 10)));
        }
    }

    NewAccount draft() {
        var flags = Permissions.INHERITED;
        if (chance(10)) {
            flags = flags.denying(DENIED.get(random.nextInt(DENIED.size())));
        }
        var named = NewAccount.named("n" + random.nextInt(1000));
        return (chance(60) ? named.businessType(BusinessType.PRIVATE_LIMITED) : named)
                .email("ops@tenant.example")
                .permissions(flags)
                .kycMode(chance(20) ? KycMode.CUSTOMER_USE : KycMode.PERSONAL_USE);
    }

    /** What a main account begins with: half of the trees are in test mode. */
    NewAccount mainDraft() {
        return chance(50) ? draft().environment(Environment.TEST) : draft();
    }

    Environment anyEnvironment() {
        return random.nextBoolean() ? Environment.LIVE : Environment.TEST;
    }

    List<Scope> randomScopes() {
        return SCOPES.get(random.nextInt(SCOPES.size()));
    }

    /** Carries a creation over to the model. */
    Node created(CreatedAccount answer, NewAccount draft) {
        var account = answer.account();
        var parent = account.parent().flatMap(model::find).orElse(null);
        var said = draft.environment() == null ? Environment.LIVE : draft.environment();
        var node = model.add(new Node(account.id(), parent == null ? said : parent.environment, parent));
        node.flags = draft.permissions();
        node.mode = draft.kycMode();
        node.company = draft.businessType() != null;
        var key = model.add(new Key(CredentialId.primaryOf(node.id), node, List.of(Scope.EVERYTHING)));
        key.issued.add(new Key.Issued(1, answer.authToken().reveal()));
        key.live.add(1);
        return node;
    }

    /** Carries an issued credential over to the model. */
    Key issued(IssuedCredential answer, Node node) {
        var key = model.add(new Key(answer.authId(), node, answer.credential().scopes()));
        key.refresh(answer.credential());
        key.issued.add(new Key.Issued(key.live.get(0), answer.token().reveal()));
        return key;
    }

    /** Carries a session over to the model. */
    Visit visited(Node node, SessionResult.Ready answer) {
        var session = answer.session();
        return model.add(new Visit(session.id(), node, session.flow(), answer.link()));
    }

    /** An id of no account: by chance, or that of an account with the prefix of the other environment. */
    AccountId absentId() {
        if (chance(30)) {
            return twin(model.nodes.get(random.nextInt(model.nodes.size())).id);
        }
        var text = new StringBuilder(PREFIXES.get(random.nextInt(PREFIXES.size())));
        for (int i = 0; i < 20; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return AccountId.parse(text.toString());
    }

    private static AccountId twin(AccountId id) {
        var other =
                PREFIXES.get(PREFIXES.size() - 1 - PREFIXES.indexOf(id.value().substring(0, 3)));
        return AccountId.parse(other + id.value().substring(3));
    }

    void tick() {
        time.advance(Duration.ofMillis(1));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    void playing(String operation) {
        what = operation;
    }

    void succeeded() {
        successes++;
    }

    int successes() {
        return successes;
    }

    String what() {
        return what;
    }

    static String shorten(@Nullable Object value) {
        var text = String.valueOf(value);
        return text.length() > 2000 ? text.substring(0, 2000) + "..." : text;
    }

    private Node possibleParent() {
        Node candidate = model.nodes.get(random.nextInt(model.nodes.size()));
        while (candidate.depth() >= MAX_DEPTH - 1) {
            candidate = model.nodes.get(random.nextInt(model.nodes.size()));
        }
        return candidate;
    }

    private Node createMain(NewAccount draft) {
        tick();
        return created(manager.accounts().createMain(PLATFORM, draft), draft);
    }

    private Node create(Node parent, NewAccount draft) {
        tick();
        var node = created(manager.accounts().create(PLATFORM, parent.id, draft), draft);
        if (node.mode == KycMode.CUSTOMER_USE && chance(50)) {
            var until = time.now().plus(Duration.ofDays(365));
            manager.kycDecisions().override(PLATFORM, node.id, KycOverride.open("case", "seen", until));
            node.override = KycOverride.Effect.OPEN;
        }
        return node;
    }

    private void claim(Node owner, int count) {
        var free = new TreeSet<ResourceRef>();
        for (int i = 0; i < count; i++) {
            var resource = model.resources.get(random.nextInt(model.resources.size()));
            if (model.owner(resource).isEmpty()) {
                free.add(resource);
            }
        }
        if (!free.isEmpty()) {
            tick();
            manager.resources().claimAll(PLATFORM, owner.id, List.copyOf(free));
            free.forEach(resource -> model.give(resource, owner, time.now()));
        }
    }

    private void issue(Node node, List<Scope> scopes) {
        tick();
        var draft = NewCredential.named("further").scopes(scopes.toArray(new Scope[0]));
        issued(manager.credentials().issue(PLATFORM, node.id, draft), node);
    }

    private void block(Node node) {
        if (chance(70)) {
            manager.accounts().disable(PLATFORM, node.id);
            node.enabled = false;
        } else {
            manager.accounts().suspend(PLATFORM, node.id);
            node.suspended = true;
        }
    }

    private void deleteIfSmall(Node node) {
        if (node.deleted || node.below().size() > 5) {
            return;
        }
        tick();
        var plan = manager.accounts().planDeletion(PLATFORM, node.id, DeletePolicy.cascade());
        if (manager.accounts().delete(PLATFORM, plan) instanceof DeletionResult.Deleted) {
            buried(node);
        }
    }

    /** Carries a deletion by cascade over to the model. */
    void buried(Node node) {
        var all = new ArrayList<>(node.below());
        all.add(node);
        for (var stretch : model.ownedWithin(node)) {
            model.take(stretch.resource(), time.now());
        }
        all.stream().filter(each -> !each.deleted).forEach(model::delete);
    }
}
