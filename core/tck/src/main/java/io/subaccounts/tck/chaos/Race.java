package io.subaccounts.tck.chaos;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Environment;
import io.subaccounts.common.PageRequest;
import io.subaccounts.common.Secret;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Several threads on the same few accounts, through two managers, with nothing in between but the storage. */
final class Race {

    private static final URI RETURN = URI.create("https://host.example/back");
    private static final String NAME = Papers.HOLDER;
    private static final String PAN = Papers.pan('C', 1);
    private static final List<Actor> REVIEWERS = List.of(Actor.platform("asha"), Actor.platform("ravi"));

    final Map<String, Queue<Callbacks.Receipt>> receipts = new ConcurrentHashMap<>();
    final Map<String, Queue<Boolean>> openings = new ConcurrentHashMap<>();
    final List<AccountId> accounts;
    private final Stage stage;
    private final Map<AccountId, Queue<Secret>> keys = new ConcurrentHashMap<>();

    Race(Stage stage) {
        this.stage = stage;
        var draft = NewAccount.named("customer")
                .email("ops@customer.example")
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.PRIVATE_LIMITED);
        var manager = stage.managers.get(0);
        AccountId above =
                manager.accounts().create(Stage.PLATFORM, stage.liveMain, draft).authId();
        accounts = List.of(
                above, manager.accounts().create(Stage.PLATFORM, above, draft).authId());
    }

    /** Lets the threads run; whatever they are refused, nothing may break. */
    void run(int threads, int actions, long seed) {
        var answers = new Random(seed);
        stage.provider.follow(() -> {
            synchronized (answers) {
                return Answer.any(answers);
            }
        });
        ExecutorService racers = Executors.newFixedThreadPool(threads);
        try {
            var runs = IntStream.range(0, threads)
                    .mapToObj(number ->
                            CompletableFuture.runAsync(() -> runAlone(actions, new Random(seed + number)), racers))
                    .toList();
            runs.forEach(CompletableFuture::join);
        } finally {
            racers.shutdownNow();
        }
        Stage.sweep(stage.managers.get(0));
    }

    /** Whether there was anything to race for. */
    boolean isWorthIt() {
        boolean applied = receipts.values().stream()
                .flatMap(Queue::stream)
                .anyMatch(receipt -> receipt.verdict() == Callbacks.Verdict.APPLIED);
        return applied && openings.values().stream().anyMatch(opened -> !opened.isEmpty());
    }

    private void runAlone(int actions, Random random) {
        for (int i = 0; i < actions; i++) {
            var manager = stage.managers.get(random.nextInt(2));
            AccountId account = accounts.get(random.nextInt(accounts.size()));
            try {
                act(manager, account, random);
            } catch (SubaccountException e) {
                // refused: somebody else was faster
            }
        }
    }

    private void act(SubaccountManager manager, AccountId account, Random random) {
        switch (random.nextInt(16)) {
            case 0, 1 -> manager.kyc().verifyPan(actor(random), account, new PanSubmission(Secret.of(PAN), NAME, null));
            case 2, 3 -> gst(manager, account, random);
            case 4 -> company(manager, account, random);
            case 5 -> digiLocker(manager, account, random);
            case 6, 7, 8, 9 -> callback(manager, account, random);
            case 10 -> create(manager, account, random);
            case 11 -> open(manager, random);
            case 12 -> session(manager, account, random);
            case 13 -> review(manager, account, random);
            case 14 -> decide(manager, account, random);
            default -> {
                stage.time.advance(Duration.ofSeconds(1));
                manager.kyc().sweep(100);
            }
        }
    }

    private static Actor actor(Random random) {
        return random.nextInt(4) == 0 ? REVIEWERS.get(0) : Stage.PLATFORM;
    }

    private void gst(SubaccountManager manager, AccountId account, Random random) {
        var submission = new GstSubmission(Secret.of(Papers.gstin(PAN)), NAME);
        Secret key = random.nextBoolean() ? anyKey(account) : null;
        if (key == null) {
            manager.kyc().verifyGst(actor(random), account, submission);
        } else {
            manager.customerSessions().verifyGst(key, submission);
        }
    }

    private static void company(SubaccountManager manager, AccountId account, Random random) {
        if (manager.kyc().searchCompanies(actor(random), account, "Kite") instanceof SearchResult.Found found) {
            var choice = new CompanyChoice(found.search(), Papers.COMPANIES.get(random.nextInt(2)));
            manager.kyc().confirmCompany(actor(random), account, choice);
        }
    }

    private static void digiLocker(SubaccountManager manager, AccountId account, Random random) {
        var result = manager.kyc().startDigiLocker(actor(random), account, RETURN, null);
        if (result instanceof DigiLockerResult.Started started) {
            manager.kyc().finishDigiLocker(actor(random), account, started.requestId());
        }
    }

    /** About one of the first attempts of any document: for each, two deliveries, both sent again and again. */
    private void callback(SubaccountManager manager, AccountId account, Random random) {
        var document = List.of(DocumentType.values()).get(random.nextInt(DocumentType.values().length));
        var latest = manager.kyc().attempts(Stage.PLATFORM, account, PageRequest.first(1000)).items().stream()
                .filter(attempt ->
                        attempt.id().document() == document && !attempt.state().isFinal())
                .findFirst();
        int number =
                latest.isPresent() && random.nextInt(4) > 0 ? latest.get().id().number() : 1 + random.nextInt(4);
        String key = new AttemptId(account, document, number).toString();
        boolean request = document == DocumentType.AADHAAR;
        int version = random.nextInt(2);
        String body = ScriptedProvider.callback(
                random.nextInt(8) == 0 ? Environment.TEST : Environment.LIVE,
                request ? ScriptedProvider.request(key) : ScriptedProvider.reference(key),
                version == 0 ? Answer.PASSED : Answer.FAILED,
                NAME);
        var letter = new Letter(ScriptedProvider.NAME, key + "-" + version, body);
        var now = stage.time.now();
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            var receipt = manager.kycCallbacks().receive(letter.provider(), letter.signed(now), letter.body());
            receipts.computeIfAbsent(letter.delivery(), any -> new ConcurrentLinkedQueue<>())
                    .add(receipt);
        }
    }

    private void create(SubaccountManager manager, AccountId account, Random random) {
        var onActive = random.nextBoolean() ? OnActiveSession.REPLACE : OnActiveSession.REJECT;
        var result = manager.kycSessions().create(Stage.PLATFORM, account, NewSession.byEmail(), onActive);
        if (result instanceof SessionResult.Ready ready) {
            openings.computeIfAbsent(ready.link().reveal(), any -> new ConcurrentLinkedQueue<>());
        }
    }

    private void open(SubaccountManager manager, Random random) {
        var links = List.copyOf(openings.keySet());
        if (!links.isEmpty()) {
            String link = links.get(random.nextInt(links.size()));
            manager.customerSessions().open(Secret.of(link)).ifPresent(opened -> {
                openings.computeIfAbsent(link, any -> new ConcurrentLinkedQueue<>())
                        .add(true);
                keys.computeIfAbsent(opened.session().account(), any -> new ConcurrentLinkedQueue<>())
                        .add(opened.key());
                manager.customerSessions().consent(opened.key(), "verification", "v1", "web");
            });
        }
    }

    private static void session(SubaccountManager manager, AccountId account, Random random) {
        var sessions = manager.kycSessions()
                .list(Stage.PLATFORM, account, PageRequest.first(10))
                .items();
        if (!sessions.isEmpty()) {
            var id = sessions.get(0).id();
            if (random.nextInt(3) == 0) {
                manager.kycSessions().revoke(Stage.PLATFORM, id, null);
            } else {
                manager.kycSessions().resend(Stage.PLATFORM, id);
            }
        }
    }

    private static void review(SubaccountManager manager, AccountId account, Random random) {
        Actor reviewer = REVIEWERS.get(random.nextInt(2));
        var queue = manager.kycReviews()
                .queue(reviewer, account, PageRequest.first(10))
                .items();
        if (!queue.isEmpty()) {
            AttemptId attempt = queue.get(0).id();
            manager.kycReviews().claim(reviewer, attempt, Duration.ofHours(1));
            if (random.nextBoolean()) {
                manager.kycReviews().approve(reviewer, attempt, "seen");
            } else {
                manager.kycReviews().reject(reviewer, attempt, "seen", Finality.RETRYABLE);
            }
        }
    }

    private void decide(SubaccountManager manager, AccountId account, Random random) {
        switch (random.nextInt(4)) {
            case 0 ->
                manager.kycDecisions()
                        .override(
                                Stage.PLATFORM,
                                account,
                                KycOverride.open(
                                        "case", "seen", stage.time.now().plusSeconds(60)));
            case 1 -> manager.kycDecisions().liftOverride(Stage.PLATFORM, account, "over");
            case 2 -> manager.kycDecisions().approve(Stage.PLATFORM, account, "yes");
            default -> {
                long version = manager.accounts().get(Stage.PLATFORM, account).version();
                var mode = random.nextBoolean() ? KycMode.CUSTOMER_USE : KycMode.PERSONAL_USE;
                var patch = AccountPatch.builder().kycMode(mode).build();
                manager.accounts().update(Stage.PLATFORM, account, patch, version);
            }
        }
    }

    private @Nullable Secret anyKey(AccountId account) {
        var known = keys.get(account);
        return known == null ? null : known.peek();
    }
}
