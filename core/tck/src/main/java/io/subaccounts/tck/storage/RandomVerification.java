package io.subaccounts.tck.storage;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Order;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.SeededRandom;
import java.util.Map;

/** Calls by chance of the stores of verification and of events, about so few things that they often meet. */
final class RandomVerification {

    private static final Subtree ALL = Subtree.all();
    private static final int SESSIONS = 6;

    private final SeededRandom random;
    private final RandomCalls chance;
    private final Samples samples = new Samples();
    private final AccountRow anybody = samples.main();

    RandomVerification(SeededRandom random, RandomCalls chance) {
        this.random = random;
        this.chance = chance;
    }

    /** A write; events are only appended while the trees are held. */
    RandomCall write(Model trial, boolean holding) {
        return switch (random.nextInt(holding ? 10 : 6)) {
            case 0 -> insertAttempt();
            case 1 -> updateAttempt(trial);
            case 2 -> insertSession();
            case 3 -> updateSession(trial);
            case 4 -> putSigningSecret(trial);
            case 5 -> writeCallback();
            case 6 -> redact();
            default -> append();
        };
    }

    RandomCall look() {
        return switch (random.nextInt(4)) {
            case 0 -> lookAtAttempts();
            case 1 -> lookAtSessions();
            case 2 -> lookAtEvents();
            default -> lookAtWhatIsDue();
        };
    }

    private RandomCall insertAttempt() {
        var within = chance.within();
        var row = attemptRow(attemptId());
        return RandomCall.of(
                "attempts.insert of " + row, within, tx -> tx.attempts().insert(within, row));
    }

    private RandomCall updateAttempt(Model trial) {
        var within = chance.within();
        var row = attemptRow(
                trial.attempts.isEmpty() || chance.maybe()
                        ? attemptId()
                        : random.pick(trial.attempts.toArray(AttemptRow[]::new)).id());
        long version = chance.nearly(trial.attempts().find(ALL, row.id()).map(AttemptRow::version));
        return RandomCall.of(
                "attempts.update at " + version + " to " + row,
                within,
                tx -> tx.attempts().update(within, row, version));
    }

    private RandomCall insertSession() {
        var within = chance.within();
        var row = sessionRow(random.pick(SessionState.EMAIL_SENT, SessionState.IN_PROGRESS));
        return RandomCall.of(
                "sessions.insert of " + row, within, tx -> tx.sessions().insert(within, row));
    }

    /** To any state, but never away from a final one. */
    private RandomCall updateSession(Model trial) {
        var within = chance.within();
        var plain = sessionRow(random.pick(SessionState.values()));
        var present = trial.sessions().find(ALL, plain.id());
        boolean ended =
                present.map(SessionRow::state).filter(SessionState::isFinal).isPresent();
        var row = ended ? SessionDraft.of(plain).state(SessionState.FAILED).row() : plain;
        long version = chance.nearly(present.map(SessionRow::version));
        return RandomCall.of(
                "sessions.update at " + version + " to " + row,
                within,
                tx -> tx.sessions().update(within, row, version));
    }

    private RandomCall putSigningSecret(Model trial) {
        var within = chance.within();
        var row = new SigningSecretRow(chance.account(), hash(), null, null, 1 + random.nextInt(3));
        var present = trial.events().findSigningSecret(ALL, row.account());
        long version = present.isEmpty() && chance.maybe() ? 0 : chance.nearly(present.map(SigningSecretRow::version));
        return RandomCall.of(
                "events.putSigningSecret at " + version + " to " + row,
                within,
                tx -> tx.events().putSigningSecret(within, row, version));
    }

    private RandomCall writeCallback() {
        var row = Picture.callback(delivery(), chance.moment());
        var before = chance.moment();
        return random.nextInt(6) == 0
                ? RandomCall.of(
                        "callbacks.forget before " + before,
                        ALL,
                        tx -> tx.callbacks().forget(before))
                : RandomCall.of(
                        "callbacks.record of " + row, ALL, tx -> tx.callbacks().record(row));
    }

    private RandomCall redact() {
        var within = chance.within();
        var account = chance.account();
        long number = random.nextInt(4);
        var left = Map.of("left", hash());
        return RandomCall.of(
                "events.redact of " + number + " of " + account,
                within,
                tx -> tx.events().redact(within, account, number, left));
    }

    private RandomCall append() {
        var within = chance.within();
        var account = chance.account();
        var type = random.pick(EventType.KYC_OPENED, EventType.KYC_DECIDED);
        var at = chance.moment();
        return RandomCall.of(
                "events.append to those of " + account,
                within,
                tx -> tx.events().append(within, account, type, at, Map.of("state", type.text())));
    }

    private RandomCall lookAtAttempts() {
        var within = chance.within();
        var id = attemptId();
        var listing = new AttemptListing(
                chance.seldom(chance.account()),
                random.pick(ResourceQuery.Reach.values()),
                chance.seldom(random.pick(AttemptState.values())),
                random.pick(Order.values()),
                chance.seldom(new AttemptListing.Position(chance.moment(), id)),
                limit());
        var provider = random.pick("p", "P", TestModeProvider.NAME);
        var hash = hash();
        return switch (random.nextInt(4)) {
            case 0 ->
                RandomCall.of(
                        "attempts.find of " + id, within, tx -> tx.attempts().find(within, id));
            case 1 ->
                RandomCall.of(
                        "attempts.findByReference of " + provider + " " + hash,
                        within,
                        tx -> tx.attempts().findByReference(within, provider, hash));
            case 2 ->
                RandomCall.of(
                        "attempts.holders of " + id.document() + " " + hash,
                        within,
                        tx -> tx.attempts().holders(within, id.document(), hash, listing.limit()));
            default ->
                RandomCall.of(
                        "attempts.list of " + listing,
                        within,
                        tx -> tx.attempts().list(within, listing));
        };
    }

    private RandomCall lookAtSessions() {
        var within = chance.within();
        var row = sessionRow(SessionState.OPENED);
        var account = chance.account();
        var hash = String.valueOf(row.linkHash());
        var position = new SessionListing.Position(chance.moment(), row.id());
        var listing = new SessionListing(account, random.pick(Order.values()), chance.seldom(position), limit());
        return switch (random.nextInt(4)) {
            case 0 ->
                RandomCall.of(
                        "sessions.find of " + row.id(),
                        within,
                        tx -> tx.sessions().find(within, row.id()));
            case 1 ->
                RandomCall.of(
                        "sessions.findActive of " + account,
                        within,
                        tx -> tx.sessions().findActive(within, account));
            case 2 ->
                RandomCall.of(
                        "sessions.findByHash of " + hash,
                        within,
                        tx -> tx.sessions().findByHash(within, hash));
            default ->
                RandomCall.of(
                        "sessions.list of " + listing,
                        within,
                        tx -> tx.sessions().list(within, listing));
        };
    }

    private RandomCall lookAtEvents() {
        var within = chance.within();
        var account = chance.account();
        var delivery = delivery();
        int limit = limit();
        return switch (random.nextInt(3)) {
            case 0 ->
                RandomCall.of(
                        "events.findSigningSecret of " + account,
                        within,
                        tx -> tx.events().findSigningSecret(within, account));
            case 1 ->
                RandomCall.of(
                        "callbacks.find of " + delivery,
                        ALL,
                        tx -> tx.callbacks().find(Dossier.PROVIDER, delivery));
            default ->
                RandomCall.of(
                        "events.list of " + account, within, tx -> tx.events().list(within, account, 1, limit));
        };
    }

    private RandomCall lookAtWhatIsDue() {
        var within = chance.within();
        var now = chance.moment();
        int limit = limit();
        return chance.maybe()
                ? RandomCall.of(
                        "sessions.due at " + now, within, tx -> tx.sessions().due(within, now, limit))
                : RandomCall.of(
                        "accounts.kycDue at " + now, within, tx -> tx.accounts().kycDue(within, now, limit));
    }

    private AttemptId attemptId() {
        return new AttemptId(
                chance.account(), random.pick(DocumentType.PAN, DocumentType.AADHAAR), 1 + random.nextInt(2));
    }

    /** By the provider that fits its account. */
    private AttemptRow attemptRow(AttemptId id) {
        boolean simulated = id.account().environment() == Environment.TEST;
        var provider = simulated ? TestModeProvider.NAME : random.pick("p", "P");
        return AttemptDraft.of(samples.attemptOf(anybody))
                .id(id)
                .check(provider, chance.maybe() ? hash() : null)
                .numbers(chance.maybe() ? hash() : null, null, null)
                .createdAt(chance.moment())
                .state(chance.maybe() ? AttemptState.VERIFIED : random.pick(AttemptState.values()))
                .version(1 + random.nextInt(3))
                .row();
    }

    /** Each session has links of its own. */
    private SessionRow sessionRow(SessionState state) {
        int number = random.nextInt(SESSIONS);
        var draft = SessionDraft.of(samples.sessionOf(anybody))
                .id(new SessionId("KS_" + "0123456789ABCDEFGHI" + number))
                .account(chance.account())
                .hashes("link " + number + random.pick("a", "A"), "key " + number)
                .createdAt(chance.moment())
                .state(state)
                .version(1 + random.nextInt(3));
        return state.isFinal()
                ? draft.row()
                : draft.dueAt(chance.seldom(chance.moment())).row();
    }

    private String hash() {
        return random.pick("h", "H", "hh");
    }

    private String delivery() {
        return random.pick("d", "D", "dd");
    }

    private int limit() {
        return 1 + random.nextInt(8);
    }
}
