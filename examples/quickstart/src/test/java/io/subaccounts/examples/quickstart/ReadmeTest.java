package io.subaccounts.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Decision;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java is compiled and run as it stands there. */
class ReadmeTest {

    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What surrounds the snippet in a host: the names it uses but does not define. */
    private static final String HARNESS = """
            import io.subaccounts.SubaccountManager;
            import io.subaccounts.access.Action;
            import io.subaccounts.access.Authentication.Authenticated;
            import io.subaccounts.access.Origin;
            import io.subaccounts.accounts.NewAccount;
            import io.subaccounts.common.Actor;
            import io.subaccounts.resources.ResourceRef;
            import io.subaccounts.storage.jdbc.JdbcStorage;
            import java.net.InetAddress;

            public final class Snippet {
                public static final java.util.List<Object> SHOWN = new java.util.ArrayList<>();
                static java.nio.file.Path directory;
                static String authId = "";
                static String token = "";
                static InetAddress peer = InetAddress.getLoopbackAddress();

                static final class Path {
                    static java.nio.file.Path of(String name) {
                        return directory.resolve(name);
                    }
                }

                static void show(Object id, Object secret) {
                    authId = id.toString();
                    token = secret.toString();
                }

                static void show(Object value) {
                    SHOWN.add(value);
                }

                public static void run(java.nio.file.Path place) throws Exception {
                    directory = place;
            %s    }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void theFirstStepsCompileAndRunAsWritten() throws Exception {
        List<String> blocks = javaBlocks();
        assertThat(blocks).as("README.md has exactly one Java block").hasSize(1);
        assertThat(blocks.get(0).lines()).as("which is short").hasSizeLessThanOrEqualTo(10);

        Class<?> snippet = compiled(HARNESS.formatted(blocks.get(0).indent(8)));
        snippet.getMethod("run", Path.class).invoke(null, directory);

        List<?> shown = (List<?>) snippet.getField("SHOWN").get(null);
        assertThat(shown).hasSize(1).first().isInstanceOf(Decision.Allowed.class);
        assertThat(directory.resolve("tenants.db")).exists();
    }

    @Test
    void aBlockThatDoesNotCompileIsNoticed() {
        assertThat(errorsOf(HARNESS.formatted("manager.accounts().vanish();\n")))
                .isNotEmpty();
    }

    private static List<String> javaBlocks() throws IOException {
        Matcher blocks = JAVA_BLOCK.matcher(Files.readString(Path.of("../../README.md")));
        return blocks.results().map(block -> block.group(1)).toList();
    }

    private Class<?> compiled(String source) throws Exception {
        assertThat(errorsOf(source)).as("compiler errors in the README's Java").isEmpty();
        try (var loader = new URLClassLoader(
                new URL[] {directory.resolve("classes").toUri().toURL()},
                getClass().getClassLoader())) {
            Class<?> snippet = loader.loadClass("Snippet");
            loader.loadClass("Snippet$Path");
            return snippet;
        }
    }

    private List<String> errorsOf(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var file = new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        Path classes = directory.resolve("classes");
        assertThat(classes.toFile().mkdirs() || Files.isDirectory(classes)).isTrue();
        var options = List.of(
                "-d", classes.toString(), "--release", "17", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, diagnostics, options, null, List.of(file)).call();
        return diagnostics.getDiagnostics().stream()
                .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }
}
