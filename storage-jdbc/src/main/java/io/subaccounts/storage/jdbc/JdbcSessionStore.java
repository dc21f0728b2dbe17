package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** The table {@code subaccounts_kyc_sessions}. */
final class JdbcSessionStore implements SessionStore {

    private static final String INSERT = """
            INSERT INTO subaccounts_kyc_sessions (
              id, account, flow, state, sealed_email, masked_email, redirect_url, webhook_url, reminder_days_before,
              metadata, consent_purpose, consent_version, consent_channel, consent_at, work, link_hash, key_hash,
              expires_at, due_at, last_sent_at, first_opened_at, ended_at, end_reason, version, created_at)
            SELECT
              :id, :account, :flow, :state, :sealedEmail, :maskedEmail, :redirectUrl, :webhookUrl, :reminderDaysBefore,
              :metadata, :consentPurpose, :consentVersion, :consentChannel, :consentAt, :work, :linkHash, :keyHash,
              :expiresAt, :dueAt, :lastSentAt, :firstOpenedAt, :endedAt, :endReason, :version, :createdAt
            WHERE
            """ + Confinement.of(":account") + "ON CONFLICT DO NOTHING";

    private static final String UPDATE = """
            UPDATE subaccounts_kyc_sessions
            SET flow = :flow, state = :state, sealed_email = :sealedEmail, masked_email = :maskedEmail,
              redirect_url = :redirectUrl, webhook_url = :webhookUrl, reminder_days_before = :reminderDaysBefore,
              metadata = :metadata, consent_purpose = :consentPurpose, consent_version = :consentVersion,
              consent_channel = :consentChannel, consent_at = :consentAt, work = :work, link_hash = :linkHash,
              key_hash = :keyHash, expires_at = :expiresAt, due_at = :dueAt, last_sent_at = :lastSentAt, first_opened_at = :firstOpenedAt,
              ended_at = :endedAt, end_reason = :endReason, version = :version
            WHERE id = :id AND version = :expectedVersion AND
            """ + Confinement.of("subaccounts_kyc_sessions.account");

    private static final String WHERE = "SELECT session.* FROM subaccounts_kyc_sessions session WHERE ";
    private static final String CONFINED = " AND " + Confinement.of("session.account");

    static final String FIND = WHERE + "session.id = :id" + CONFINED;

    static final String FIND_ACTIVE = WHERE + """
            session.account = :account AND session.state IN ('EMAIL_SENT', 'LINK_READY', 'OPENED', 'IN_PROGRESS')
            """ + CONFINED;

    static final String FIND_BY_HASH = WHERE + "session.link_hash = :hash" + CONFINED + "UNION ALL " + WHERE
            + "session.key_hash = :hash" + CONFINED + "LIMIT 1";

    static final String DUE = "SELECT session.id FROM subaccounts_kyc_sessions session WHERE session.due_at <= :now"
            + CONFINED + "ORDER BY session.due_at, session.id LIMIT :limit";

    static final String OLDEST_FIRST = page(">", "ASC");
    static final String NEWEST_FIRST = page("<", "DESC");

    private final JdbcTransaction transaction;

    JdbcSessionStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean insert(Subtree within, SessionRow row) {
        return transaction.change(handle ->
                SessionMapping.bindChangeable(Confinement.bind(handle.createUpdate(INSERT), within), row)
                                .bind("account", row.account().value())
                                .bind("createdAt", Micros.of(row.createdAt()))
                                .execute()
                        > 0);
    }

    @Override
    public Optional<SessionRow> find(Subtree within, SessionId id) {
        return transaction.query(
                handle -> one(Confinement.bind(handle.createQuery(FIND), within).bind("id", id.value())));
    }

    @Override
    public Optional<SessionRow> findActive(Subtree within, AccountId account) {
        return transaction.query(handle ->
                one(Confinement.bind(handle.createQuery(FIND_ACTIVE), within).bind("account", account.value())));
    }

    @Override
    public Optional<SessionRow> findByHash(Subtree within, String hash) {
        return transaction.query(handle ->
                one(Confinement.bind(handle.createQuery(FIND_BY_HASH), within).bind("hash", hash)));
    }

    @Override
    public boolean update(Subtree within, SessionRow row, long expectedVersion) {
        return transaction.change(handle ->
                SessionMapping.bindChangeable(Confinement.bind(handle.createUpdate(UPDATE), within), row)
                                .bind("expectedVersion", expectedVersion)
                                .execute()
                        > 0);
    }

    @Override
    public List<SessionRow> list(Subtree within, SessionListing listing) {
        boolean oldestFirst = listing.order() == Order.OLDEST_FIRST;
        var after = listing.after();
        long beforeAll = oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
        return transaction.query(
                handle -> Confinement.bind(handle.createQuery(oldestFirst ? OLDEST_FIRST : NEWEST_FIRST), within)
                        .bind("account", listing.account().value())
                        .bind("afterCreatedAt", after == null ? beforeAll : Micros.nearest(after.createdAt()))
                        .bind("afterId", after == null ? "" : after.id().value())
                        .bind("limit", listing.limit())
                        .map((row, context) -> SessionMapping.read(row))
                        .list());
    }

    @Override
    public List<SessionId> due(Subtree within, Instant now, int limit) {
        return transaction.query(handle -> Confinement.bind(handle.createQuery(DUE), within)
                .bind("now", Micros.nearest(now))
                .bind("limit", limit)
                .map((row, context) -> new StoredRow(row, "session", "id").get("id", SessionId::new))
                .list());
    }

    private static Optional<SessionRow> one(Query query) {
        return query.map((row, context) -> SessionMapping.read(row)).findOne();
    }

    private static String page(String comparison, String direction) {
        return WHERE + """
                session.account = :account
                  AND (session.created_at, session.id) %1$s (:afterCreatedAt, :afterId)
                  AND %3$s
                ORDER BY session.created_at %2$s, session.id %2$s
                LIMIT :limit
                """.formatted(comparison, direction, Confinement.of(":account"));
    }
}
