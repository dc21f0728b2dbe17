package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.Optional;

/** The table {@code subaccounts_kyc_attempts}. */
final class JdbcAttemptStore implements AttemptStore {

    private static final String INSERT = """
            INSERT INTO subaccounts_kyc_attempts (
              account, document, number, state, provider, reference, session, fingerprint, holder, holder_type,
              sealed_submission, sealed_findings, mask, candidates, fetches, name_score, name_band, failure, fault, review,
              valid_until, version, created_at, submitted_at, settled_at)
            SELECT
              :account, :document, :number, :state, :provider, :reference, :session, :fingerprint, :holder, :holderType,
              :sealedSubmission, :sealedFindings, :mask, :candidates, :fetches, :nameScore, :nameBand, :failure, :fault, :review,
              :validUntil, :version, :createdAt, :submittedAt, :settledAt
            WHERE
            """ + Confinement.of(":account") + "ON CONFLICT DO NOTHING";

    static final String FIND = """
            SELECT attempt.*
            FROM subaccounts_kyc_attempts attempt
            WHERE attempt.account = :account AND attempt.document = :document AND attempt.number = :number AND
            """ + Confinement.of(":account");

    static final String FIND_BY_REFERENCE = """
            SELECT attempt.*
            FROM subaccounts_kyc_attempts attempt
            WHERE attempt.provider = :provider AND attempt.reference = :reference AND
            """ + Confinement.of("attempt.account");

    /** Looks for the reference first, because meeting it only at the unique key would end the whole transaction. */
    static final String UPDATE = """
            UPDATE subaccounts_kyc_attempts
            SET state = :state, provider = :provider, reference = :reference, session = :session,
              fingerprint = :fingerprint, holder = :holder, holder_type = :holderType,
              sealed_submission = :sealedSubmission, sealed_findings = :sealedFindings, mask = :mask,
              candidates = :candidates, fetches = :fetches, name_score = :nameScore, name_band = :nameBand, failure = :failure, fault = :fault, review = :review, valid_until = :validUntil,
              version = :version, submitted_at = :submittedAt, settled_at = :settledAt
            WHERE account = :account AND document = :document AND number = :number AND version = :expectedVersion
              AND NOT EXISTS (
                SELECT 1 FROM subaccounts_kyc_attempts other
                WHERE other.provider = :provider AND other.reference = :reference
                  AND NOT (other.account = :account AND other.document = :document AND other.number = :number))
              AND
            """ + Confinement.of(":account");

    static final String HOLDERS = """
            SELECT DISTINCT attempt.account
            FROM subaccounts_kyc_attempts attempt
            WHERE attempt.document = :document AND attempt.fingerprint = :fingerprint AND attempt.state = 'VERIFIED' AND
            """ + Confinement.of("attempt.account") + "ORDER BY attempt.account LIMIT :limit";

    private final JdbcTransaction transaction;

    JdbcAttemptStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean insert(Subtree within, AttemptRow row) {
        return transaction.change(handle ->
                AttemptMapping.bindChangeable(Confinement.bind(handle.createUpdate(INSERT), within), row)
                                .bind("createdAt", Micros.of(row.createdAt()))
                                .execute()
                        > 0);
    }

    @Override
    public Optional<AttemptRow> find(Subtree within, AttemptId id) {
        return transaction.query(handle -> AttemptMapping.bindId(Confinement.bind(handle.createQuery(FIND), within), id)
                .map((row, context) -> AttemptMapping.read(row))
                .findOne());
    }

    @Override
    public Optional<AttemptRow> findByReference(Subtree within, String provider, String reference) {
        return transaction.query(handle -> Confinement.bind(handle.createQuery(FIND_BY_REFERENCE), within)
                .bind("provider", provider)
                .bind("reference", reference)
                .map((row, context) -> AttemptMapping.read(row))
                .findOne());
    }

    @Override
    public boolean update(Subtree within, AttemptRow row, long expectedVersion) {
        return transaction.change(handle ->
                AttemptMapping.bindChangeable(Confinement.bind(handle.createUpdate(UPDATE), within), row)
                                .bind("expectedVersion", expectedVersion)
                                .execute()
                        > 0);
    }

    @Override
    public List<AttemptRow> list(Subtree within, AttemptListing listing) {
        return transaction.query(handle -> AttemptPages.list(handle, within, listing));
    }

    @Override
    public List<AccountId> holders(Subtree within, DocumentType document, String fingerprint, int limit) {
        return transaction.query(handle -> Confinement.bind(handle.createQuery(HOLDERS), within)
                .bind("document", document.name())
                .bind("fingerprint", fingerprint)
                .bind("limit", limit)
                .map((row, context) -> new StoredRow(row, "attempt of", "account").get("account", AccountId::new))
                .list());
    }
}
