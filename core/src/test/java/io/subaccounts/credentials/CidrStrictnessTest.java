package io.subaccounts.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrStrictnessTest {

    /** Prints how a process understands a block; run in one whose resolver knows more names than it should. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] args) {
            for (String text : args) {
                try {
                    System.out.println(Cidr.parse(text));
                } catch (ValidationException e) {
                    System.out.println("refused");
                }
            }
        }
    }

    /** 256.0.0.0 is no address, so the platform takes it for the name of a host. */
    @Test
    void noTextIsEverLookedUp(@TempDir Path folder) throws Exception {
        Path hosts = Files.writeString(
                folder.resolve("hosts"), "10.0.0.0 256.0.0.0\n10.0.0.0 999.999.999.999\n10.0.0.0 localhost\n");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Reader.class.getName(),
                        "256.0.0.0/8",
                        "999.999.999.999/8",
                        "localhost/8")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8).lines())
                .containsExactly("refused", "refused", "refused");
    }

    /** Written out, these are ::/0 to ::/95 with bits behind the prefix, not blocks of IPv4. */
    @ParameterizedTest
    @ValueSource(strings = {"::ffff:0:0/0", "::ffff:0.0.0.0/0", "::ffff:192.0.2.0/24", "::FFFF:10.0.0.0/8"})
    void anIpv6BlockIsNotReadAsAWiderIpv4One(String text) {
        assertRefused(text);
    }

    /** Some readers take these for octal numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"010.0.0.0/8", "10.00.0.0/8", "192.0.2.010/32", "000.0.0.0/0"})
    void partsWithLeadingZerosAreRefused(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(ValidationException.class);
    }
}
