package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AttemptRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** An attempt's row, to and from the columns of {@code subaccounts_kyc_attempts}. */
final class AttemptMapping {

    private AttemptMapping() {}

    static AttemptRow read(ResultSet resultSet) throws SQLException {
        var row = new StoredRow(resultSet, "attempt", "account", "document", "number");
        return new AttemptRow(
                new AttemptId(row.get("account", AccountId::new), row.get("document", DocumentType::valueOf), (int)
                        row.number("number")),
                row.get("state", AttemptState::valueOf),
                row.textOrNull("provider"),
                row.textOrNull("reference"),
                row.getNullable("session", SessionId::new),
                row.textOrNull("fingerprint"),
                row.textOrNull("holder"),
                row.getNullable("holder_type", StoredRow::letter),
                row.textOrNull("sealed_submission"),
                row.textOrNull("sealed_findings"),
                row.textOrNull("mask"),
                row.get("candidates", AttemptMapping::candidates),
                (int) row.number("fetches"),
                row.fractionOrNull("name_score"),
                row.getNullable("name_band", NameBand::valueOf),
                row.getNullable("failure", FailureReason::valueOf),
                row.getNullable("fault", ProviderFault::valueOf),
                row.getNullable("review", ReviewForm::read),
                row.instantOrNull("valid_until"),
                row.number("version"),
                row.instant("created_at"),
                row.instantOrNull("submitted_at"),
                row.instantOrNull("settled_at"));
    }

    static <S extends SqlStatement<S>> S bindId(S statement, AttemptId id) {
        return statement
                .bind("account", id.account().value())
                .bind("document", id.document().name())
                .bind("number", id.number());
    }

    /** Binds what an update may change, and the id. */
    static <S extends SqlStatement<S>> S bindChangeable(S statement, AttemptRow row) {
        var session = row.session();
        var holderType = row.holderType();
        var review = row.review();
        return bindId(statement, row.id())
                .bind("state", row.state().name())
                .bind("provider", row.provider())
                .bind("reference", row.reference())
                .bind("session", session == null ? null : session.value())
                .bind("fingerprint", row.fingerprint())
                .bind("holder", row.holder())
                .bind("holderType", holderType == null ? null : holderType.toString())
                .bind("sealedSubmission", row.sealedSubmission())
                .bind("sealedFindings", row.sealedFindings())
                .bind("mask", row.mask())
                .bind(
                        "candidates",
                        new FormWriter().putAll("", row.candidates()).text())
                .bind("fetches", row.fetches())
                .bind("nameScore", row.nameScore())
                .bind("nameBand", name(row.nameBand()))
                .bind("failure", name(row.failure()))
                .bind("fault", name(row.fault()))
                .bind("review", review == null ? null : ReviewForm.write(review))
                .bind("validUntil", Micros.ofNullable(row.validUntil()))
                .bind("version", row.version())
                .bind("submittedAt", Micros.ofNullable(row.submittedAt()))
                .bind("settledAt", Micros.ofNullable(row.settledAt()));
    }

    private static List<String> candidates(String text) {
        var form = new FormReader(text);
        var candidates = form.texts("");
        form.requireNothingLeft();
        return candidates;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
