package io.subaccounts.spi.kyc.testmode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderCallback;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.Seeds;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackBodyTest {

    private static final String HEAD = "deliveryId=d-1&reference=r-1&environment=test&sentAt=2026-11-23T10%3A00%3A00Z";
    private static final String FAILED = HEAD + "&outcome=failed&reason=INACTIVE&finality=FINAL";

    static Stream<ProviderAnswer<Findings>> outcomes() {
        return Stream.of(
                new Passed<>(Findings.NONE),
                new Passed<>(Findings.named("")),
                new Passed<>(new Findings(
                        "\u0906\u0936\u093e & Rao=+%\n\ud83d\ude00", LocalDate.EPOCH, "F", "1 Road\nPune", "0123")),
                new Failed<>(FailureReason.INACTIVE, Finality.FINAL),
                new Fault<>(ProviderFault.LAPSED));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void whatIsWrittenIsRead(ProviderAnswer<Findings> outcome) {
        ProviderCallback callback = about(outcome);

        assertThat(CallbackBody.read(CallbackBody.written(callback))).isEqualTo(callback);
    }

    @Test
    void theBodyIsAForm() {
        assertThat(CallbackBody.written(about(new Failed<>(FailureReason.INACTIVE, Finality.FINAL))))
                .asString(US_ASCII)
                .isEqualTo(FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "=",
                "nonsense",
                HEAD,
                HEAD + "&outcome=pending",
                HEAD + "&outcome=failed&reason=INACTIVE",
                HEAD + "&outcome=failed&reason=NONSENSE&finality=FINAL",
                HEAD + "&outcome=fault&fault=",
                HEAD + "&outcome=passed&dateOfBirth=28-02-1990",
                FAILED + "&",
                FAILED + "&outcome=failed",
                FAILED + "&registeredName=Canary",
                FAILED + "&canary=1",
                "reference=r-1&deliveryId=d-1&environment=test&sentAt=2026-11-23T10%3A00%3A00Z&outcome=passed",
                "deliveryId=d-1&reference=r-1&environment=live&sentAt=2026-11-23T10%3A00%3A00Z&outcome=passed",
                "deliveryId=d-1&reference=r-1&sentAt=2026-11-23T10%3A00%3A00Z&outcome=passed",
                "deliveryId=d-1&reference=r-1&environment=test&sentAt=2026-11-23T10:00:00Z&outcome=passed",
                "deliveryId=d-1&reference=r-1&environment=test&sentAt=2026-11-23T10%3a00%3a00Z&outcome=passed",
                "deliveryId=d-1&reference=r-1&environment=test&sentAt=yesterday&outcome=passed",
                HEAD + "&outcome=passed&registeredName=%",
                HEAD + "&outcome=passed&registeredName=%zz",
                HEAD + "&outcome=passed&registeredName=%ff",
                HEAD + "&outcome=passed&registeredName=%41",
                HEAD + "&outcome=passed&registeredName=a%20b"
            })
    void anythingElseIsRefusedAndNotRepeated(String body) {
        assertThatThrownBy(() -> CallbackBody.read(body.getBytes(US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a callback of the test mode")
                .hasNoCause();
    }

    @Test
    void aBodyIsBoundedInSize() {
        byte[] most = CallbackBody.written(about(new Passed<>(Findings.named("a".repeat(32_000)))));
        byte[] more = CallbackBody.written(about(new Passed<>(Findings.named("a".repeat(33_000)))));

        assertThat(CallbackBody.read(most)).isNotNull();
        assertThatThrownBy(() -> CallbackBody.read(more)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverBytesComeTheyAreReadAsWrittenOrRefused() {
        Random random = Seeds.random("callback bodies");
        byte[] good = FAILED.getBytes(US_ASCII);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] body = Arrays.copyOf(good, good.length - random.nextInt(3));
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            try {
                assertThat(CallbackBody.written(CallbackBody.read(body)))
                        .as(Seeds.hint())
                        .isEqualTo(body);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 19_999);
    }

    private static ProviderCallback about(ProviderAnswer<Findings> outcome) {
        return new ProviderCallback("d-1", "r-1", Environment.TEST, ManualTime.START, outcome);
    }
}
