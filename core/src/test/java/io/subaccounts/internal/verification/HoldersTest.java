package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose a document is can be forgotten; whether it is the same one's stays known where it was not. */
class HoldersTest {

    private static final AttemptId PAN = new AttemptId(Ids.sub("a"), DocumentType.PAN, 1);
    private static final AttemptId GST = new AttemptId(Ids.sub("a"), DocumentType.GST, 1);

    @Test
    void holdersThatAgreeAreForgottenWholly() {
        KycRow forgotten = Holders.forgotten(kyc(AttemptState.VERIFIED, "hash-1", "hash-1"), Set.of(PAN, GST));

        assertThat(holder(forgotten, DocumentType.PAN)).isNull();
        assertThat(holder(forgotten, DocumentType.GST)).isNull();
    }

    @Test
    void holdersThatDifferGoOnDiffering() {
        KycRow forgotten = Holders.forgotten(kyc(AttemptState.VERIFIED, "hash-1", "hash-2"), Set.of(PAN, GST));

        assertThat(holder(forgotten, DocumentType.PAN)).isNotNull().doesNotContain("hash");
        assertThat(holder(forgotten, DocumentType.GST))
                .isNotNull()
                .doesNotContain("hash")
                .isNotEqualTo(holder(forgotten, DocumentType.PAN));
        assertThat(Holders.forgotten(forgotten, Set.of(PAN, GST)))
                .as("and once more")
                .isEqualTo(forgotten);
    }

    @Test
    void onlyWhatTheAttemptsShowedIsForgotten() {
        KycRow same = kyc(AttemptState.VERIFIED, "hash-1", "hash-1");
        KycRow different = kyc(AttemptState.VERIFIED, "hash-1", "hash-2");

        assertThat(Holders.forgotten(same, Set.of())).isEqualTo(same);
        assertThat(Holders.forgotten(same, Set.of(new AttemptId(Ids.sub("a"), DocumentType.PAN, 2))))
                .as("an earlier attempt")
                .isEqualTo(same);
        KycRow panHeld = Holders.forgotten(different, Set.of(GST));
        assertThat(holder(panHeld, DocumentType.PAN)).isEqualTo("hash-1");
        assertThat(holder(panHeld, DocumentType.GST))
                .isNotNull()
                .isNotEqualTo("hash-1")
                .isNotEqualTo("hash-2");
        KycRow gstHeld = Holders.forgotten(different, Set.of(PAN));
        assertThat(holder(gstHeld, DocumentType.GST)).isEqualTo("hash-2");
        assertThat(holder(gstHeld, DocumentType.PAN))
                .isNotNull()
                .isNotEqualTo("hash-1")
                .isNotEqualTo("hash-2");
    }

    @Test
    void panThatFailedTiesNothing() {
        KycRow forgotten = Holders.forgotten(kyc(AttemptState.FAILED_RETRYABLE, "hash-1", "hash-2"), Set.of(PAN, GST));

        assertThat(holder(forgotten, DocumentType.PAN)).isNull();
        assertThat(holder(forgotten, DocumentType.GST)).isNull();
    }

    @Test
    void renamedHolderIsRenamedWhereverItIsKnownAndNobodyElseIs() {
        KycRow same = kyc(AttemptState.VERIFIED, "hash-1", "hash-1");
        KycRow different = kyc(AttemptState.VERIFIED, "hash-1", "hash-2");

        assertThat(Holders.renamed(same, "hash-1"::equals, "hash-3"))
                .isEqualTo(kyc(AttemptState.VERIFIED, "hash-3", "hash-3"));
        assertThat(Holders.renamed(different, "hash-2"::equals, "hash-3"))
                .isEqualTo(kyc(AttemptState.VERIFIED, "hash-1", "hash-3"));
        assertThat(Holders.renamed(different, "hash-4"::equals, "hash-3")).isEqualTo(different);
    }

    private static KycRow kyc(AttemptState panOutcome, String panHolder, String gstHolder) {
        return new KycRow(
                List.of(
                        standing(DocumentType.PAN, panOutcome, panHolder),
                        standing(DocumentType.GST, AttemptState.VERIFIED, gstHolder),
                        new StandingRow(DocumentType.CIN, 1, null, null, 0)),
                null,
                null,
                false,
                "",
                null);
    }

    private static StandingRow standing(DocumentType document, AttemptState outcome, String holder) {
        var settled = new StandingRow.Settled(1, outcome, ManualTime.START, null, false, null, holder);
        return new StandingRow(document, 2, settled, null, 0);
    }

    private static @Nullable String holder(KycRow kyc, DocumentType document) {
        return kyc.standing(document)
                .map(StandingRow::settled)
                .map(StandingRow.Settled::holder)
                .orElse(null);
    }
}
