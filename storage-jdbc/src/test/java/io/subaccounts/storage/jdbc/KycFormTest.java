package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KycFormTest {

    private static final Instant AT = Rows.START;
    private static final String HOSTILE = "a=b&override.effect=OPEN %26+\n\u00e4\uD83D\uDE00";

    @Test
    void nothingIsTheEmptyText() {
        assertThat(KycForm.write(KycRow.NONE)).isEmpty();
        assertThat(KycForm.read("", null)).isEqualTo(KycRow.NONE);
    }

    @Test
    void keysAreWritten() {
        var settled = new StandingRow.Settled(2, AttemptState.VERIFIED, AT, null, false, 'P', null);
        var pan = new StandingRow(DocumentType.PAN, 2, settled, null, 0);
        var kyc = new KycRow(List.of(pan), null, null, true, "", AT);
        assertThat(KycForm.write(kyc))
                .isEqualTo("held=true&pan.failures=0&pan.last=2&pan.settled.at=" + Micros.of(AT)
                        + "&pan.settled.attempt=2&pan.settled.outcome=VERIFIED&pan.settled.simulated=false"
                        + "&pan.settled.type=P");
    }

    @Test
    void everythingComesBack() {
        var settled = new StandingRow.Settled(1, AttemptState.FAILED_FINAL, AT, AT.plusSeconds(9), true, 'C', HOSTILE);
        var open = new StandingRow.Open(3, AttemptState.NEEDS_REVIEW, AT.plusNanos(1000));
        assertComesBack(new KycRow(
                List.of(
                        new StandingRow(DocumentType.PAN, 3, settled, open, 2),
                        new StandingRow(DocumentType.GST, 1, null, open, 0),
                        new StandingRow(DocumentType.AADHAAR, 1, settled, null, 1)),
                KycOverride.block(HOSTILE, HOSTILE, AT),
                new KycApproval(HOSTILE, HOSTILE, AT),
                true,
                HOSTILE,
                AT));
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void eachDocumentStandsAlone(DocumentType document) {
        assertComesBack(new KycRow(List.of(new StandingRow(document, 1, null, null, 0)), null, null, false, "", null));
    }

    @Test
    void decisionsStandAlone() {
        assertComesBack(new KycRow(List.of(), KycOverride.open("r", "because", AT), null, false, "", null));
        assertComesBack(new KycRow(List.of(), null, new KycApproval("ops", "because", AT), false, "", null));
        assertComesBack(new KycRow(List.of(), null, null, true, "", null));
        assertComesBack(new KycRow(List.of(), null, null, false, "gate=OPEN", null));
        assertComesBack(new KycRow(List.of(), null, null, false, "", AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "pan.last=1",
                "pan.failures=0",
                "pan.last=1&pan.failures=x",
                "pan.last=1&pan.failures=0&pan.open.attempt=1",
                "pan.last=1&pan.failures=0&pan.open.state=PENDING",
                "pan.last=1&pan.failures=0&pan.settled.outcome=VERIFIED",
                "pan.last=1&pan.last=2&pan.failures=0",
                "passport.last=1&passport.failures=0",
                "override.effect=OPEN",
                "override.effect=PERHAPS&override.reason=r&override.reference=r&override.until=1",
                "override.efect=BLOCK&override.reason=r&override.reference=r&override.until=1",
                "override.effect=BLOCK&override.effect=OPEN&override.reason=r&override.reference=r&override.until=1",
                "approval.by=ops",
                "held=yes"
            })
    void whatCannotBeUnderstoodIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KycForm.read(text, null));
    }

    private static void assertComesBack(KycRow kyc) {
        assertThat(KycForm.read(KycForm.write(kyc), kyc.dueAt())).isEqualTo(kyc);
    }
}
