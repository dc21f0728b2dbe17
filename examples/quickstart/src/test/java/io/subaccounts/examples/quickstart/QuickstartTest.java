package io.subaccounts.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    private static final Path TENANTS = Path.of("tenants.csv");
    private static final Pattern TOKEN = Pattern.compile("sat_[0-9A-Za-z]{49}");

    @TempDir
    Path directory;

    @Test
    void theStoryEndsTheSameWayEachTimeItIsRunOverTheSameFile() throws Exception {
        String first = transcript();
        String second = transcript();

        assertThat(first).contains("A new file.").doesNotContain("earlier run");
        assertThat(second).contains("Acme Voice of ").contains("is deleted with");
        assertThat(outcomes(second)).isEqualTo(outcomes(first));
    }

    @Test
    void everyChapterShowsWhatItPromises() throws Exception {
        assertThat(transcript())
                .containsPattern("Blue Kite with its token +welcome, Blue Kite")
                .containsPattern("Blue Kite's id with the support desk's token +refused: INVALID_CREDENTIALS\\R")
                .containsPattern("An id nobody has, with that token +refused: INVALID_CREDENTIALS\\R")
                .containsPattern("The support desk places a call +allowed")
                .containsPattern("Blue Kite places a call +denied: KYC_REQUIRED at Blue Kite")
                .containsPattern("Blue Kite, vouched for by the operator, places a call +allowed")
                .containsPattern("Blue Kite calls over Harbor's trunk +denied: NOT_FOUND\\R")
                .containsPattern("Blue Kite calls over a trunk nobody has +denied: NOT_FOUND\\R")
                .containsPattern("Blue Kite reads Harbor's account +NOT_FOUND")
                .containsPattern("The reseller calls for Harbor, as itself +allowed")
                .containsPattern("Who owns \\+1 212 555 0178, to Harbor's reseller +Harbor Logistics")
                .containsPattern("Kaveri is off; Lotus Dental +refused: ACCOUNT_DISABLED at Kaveri")
                .containsPattern("Blue Kite next door +welcome")
                .containsPattern("Kaveri is on again; Lotus Dental +welcome")
                .containsPattern("The old token, for now +welcome")
                .containsPattern("The old token, once the rotation is finished +refused: INVALID_CREDENTIALS")
                .containsPattern("Who owns \\+91 44 4859 6121 now +Kaveri")
                .containsPattern("Paper Kite places a call +denied: KYC_REQUIRED at Paper Kite")
                .containsPattern("What is missing +pan, registration")
                .containsPattern("Its PAN +VERIFIED, overall PENDING")
                .containsPattern("which the register does not accept +FAILED_RETRYABLE, overall FAILED")
                .containsPattern("Paper Kite places a call, its PAN verified +denied: KYC_REQUIRED at Paper Kite")
                .containsPattern("the register being slow +PENDING, overall PENDING")
                .containsPattern("The register's answer +VERIFIED, overall VERIFIED")
                .containsPattern("Paper Kite, verified, places a call +allowed")
                .containsPattern("event 5: kyc.gate_opened")
                .containsPattern("with webhook-id, webhook-signature, webhook-timestamp")
                .containsPattern("The link, opened a second time +does not open")
                .containsPattern("The session +COMPLETED")
                .containsPattern("Asha places a call +allowed")
                .containsPattern("The support desk's token from before +welcome")
                .containsPattern("Lotus Dental, to its reseller +DELETED");
    }

    @Test
    void oneTokenIsShownInClearAndNoOther() throws Exception {
        assertThat(TOKEN.matcher(transcript()).results().count()).isEqualTo(1);
    }

    private String transcript() throws Exception {
        var bytes = new ByteArrayOutputStream();
        Quickstart.run(
                directory.resolve("quickstart.db"),
                TENANTS,
                new Transcript(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The chapters after the opening, without what differs by chance. */
    private static String outcomes(String transcript) {
        return transcript
                .substring(transcript.indexOf("3. "))
                .replaceAll("sat_\\S+", "<token>")
                .replaceAll("[MSK][AST]_[0-9A-Z]{20}", "<id>");
    }
}
