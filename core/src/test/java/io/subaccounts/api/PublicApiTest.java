package io.subaccounts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.api.controls.Sample;
import io.subaccounts.support.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public API as a text that is reviewed like code: whoever changes a signature changes the text with it. */
class PublicApiTest {

    private static final String ACCEPT = "subaccounts.api.accept";
    private static final Path SNAPSHOT =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/api/core.txt");
    private static final String HEAD = """
            # Everything that hosts and storages can see of subaccounts-core, written by PublicApiTest.
            # To accept a change: mvn -pl core test -Dtest=PublicApiTest -D%s=true

            """.formatted(ACCEPT);

    private static final String SAMPLE = """
            abstract class io.subaccounts.api.controls.Sample<T extends Comparable<T>> implements AutoCloseable
                abstract @Nullable T next()
                protected final @Nullable String memory
                protected new(T, String...)
                static <K> Map<K, List<@Nullable String>> sorted(Function<? super K, ? extends Number>, int @Nullable []) throws java.io.IOException
                static final int LIMIT = 3

            interface io.subaccounts.api.controls.Sample.Choice permits api.controls.Sample.Choice.No, api.controls.Sample.Choice.Yes
                default boolean isYes()

            enum io.subaccounts.api.controls.Sample.Choice.No implements api.controls.Sample.Choice
                constant NEVER
                constant LATER

            record io.subaccounts.api.controls.Sample.Choice.Yes implements api.controls.Sample.Choice
                component 1: int amount
                component 2: @Nullable String reason
                api.controls.Sample.Choice.Yes twice()
                new(int)
            """;

    @Test
    void theApiIsTheOneThatWasAgreed() throws IOException {
        List<Class<?>> types = apiTypes();
        assertThat(types).as("types found").hasSizeGreaterThan(90);
        String actual = HEAD + ApiText.of(types);
        if (Boolean.getBoolean(ACCEPT)) {
            Files.createDirectories(SNAPSHOT.getParent());
            Files.writeString(SNAPSHOT, actual);
        }

        String agreed = Files.exists(SNAPSHOT) ? Files.readString(SNAPSHOT) : "";
        assertThat(ApiText.difference(agreed, actual))
                .withFailMessage(() -> "The public API is not the one in " + SNAPSHOT.getFileName() + ":\n\n"
                        + ApiText.difference(agreed, actual)
                        + "\n\nIf that is meant, accept it with -D" + ACCEPT
                        + "=true and say why in the changelog.\n")
                .isEmpty();
        assertThat(agreed).as("order and head of the snapshot").isEqualTo(actual);
    }

    @Test
    void everythingThatCanBeSeenIsWrittenDown() {
        assertThat(ApiText.of(sample())).isEqualTo(SAMPLE);
    }

    @Test
    void everyChangeOfAnApiShows() {
        String text = ApiText.of(sample());

        assertThat(ApiText.difference(text, text)).isEmpty();
        for (String line : text.lines().filter(some -> !some.isBlank()).toList()) {
            String without = text.replace(line + "\n", "");
            assertThat(ApiText.difference(text, without)).as("without %s", line).contains("- ", line.strip());
            assertThat(ApiText.difference(without, text)).as("with %s", line).contains("+ ", line.strip());
        }
        assertThat(ApiText.difference(text, text.replace("@Nullable T next", "T next")))
                .contains("-", "+", "next()");
    }

    private static Collection<Class<?>> sample() {
        var all = new ArrayList<Class<?>>(Arrays.asList(Sample.class.getDeclaredClasses()));
        all.addAll(Arrays.asList(Sample.Choice.class.getDeclaredClasses()));
        all.add(Sample.class);
        return all;
    }

    private static List<Class<?>> apiTypes() {
        return Library.types().stream()
                .filter(type -> !type.getPackageName().contains(".internal"))
                .toList();
    }
}
