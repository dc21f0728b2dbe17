package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.AttemptState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The diagrams that people read are drawn from the tables that the code runs from. */
class DiagramsTest {

    private static final String ACCEPT = "subaccounts.diagrams.accept";
    private static final Path DOCUMENT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("KYC.md");
    private static final Map<String, String> DIAGRAMS = Map.of(
            "attempt-machine", AttemptMachine.TABLE.diagram(EnumSet.of(AttemptState.INITIATED)),
            "session-machine", SessionMachine.TABLE.diagram(SessionMachine.initial()));

    @Test
    void theDiagramsAreThoseOfTheTables() throws IOException {
        String present = Files.readString(DOCUMENT);
        String drawn = present;
        for (var diagram : DIAGRAMS.entrySet()) {
            drawn = drawn(drawn, diagram.getKey(), diagram.getValue());
        }
        if (Boolean.getBoolean(ACCEPT)) {
            Files.writeString(DOCUMENT, drawn);
            present = drawn;
        }

        assertThat(present)
                .withFailMessage(
                        "the diagrams in %s are not those of the code; draw them anew with -D%s=true",
                        DOCUMENT.getFileName(), ACCEPT)
                .isEqualTo(drawn);
    }

    @Test
    void aDiagramThatIsMissingOrAnotherIsNoticed() {
        String document = "<!-- generated: door -->\nold\n<!-- /generated -->\n";

        assertThat(drawn(document, "door", "new"))
                .isEqualTo("<!-- generated: door -->\n```mermaid\nnew\n```\n<!-- /generated -->\n");
        assertThat(drawn(drawn(document, "door", "new"), "door", "new")).isEqualTo(drawn(document, "door", "new"));
    }

    private static String drawn(String document, String name, String diagram) {
        String begin = "<!-- generated: " + name + " -->\n";
        int from = document.indexOf(begin);
        int to = document.indexOf("<!-- /generated -->", from);
        assertThat(from).as("a place for %s", name).isNotNegative();
        assertThat(to).as("an end of the place for %s", name).isNotNegative();
        return document.substring(0, from + begin.length()) + "```mermaid\n" + diagram + "\n```\n"
                + document.substring(to);
    }
}
