package io.subaccounts.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about files of source, for what the compiler does not write down. */
final class Sources {

    private static final int MAX_LINES = 300;
    private static final String DISCLAIMER = "Internal: not part of the API, may change at any time.";
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:(?:final|sealed|abstract|non-sealed) )*(?:class|interface|record|enum) ");
    private static final Pattern JAVADOC_OF_TYPE = Pattern.compile(
            "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?=public |package |@NullMarked)");

    private Sources() {}

    /** A rule about the text of one file; the finder answers what is wrong with it. */
    record SourceRule(String name, String control, BiFunction<Path, String, Stream<String>> finder) {

        List<String> violations(Map<Path, String> files) {
            return files.entrySet().stream()
                    .flatMap(file -> finder.apply(file.getKey(), file.getValue())
                            .map(found -> file.getKey().getFileName() + " " + found))
                    .toList();
        }
    }

    static List<SourceRule> rules() {
        return List.of(
                new SourceRule("a file has at most " + MAX_LINES + " lines", "TooLong.java.txt", (path, text) -> {
                    long lines = text.lines().count();
                    return lines > MAX_LINES ? Stream.of("has " + lines + " lines") : Stream.empty();
                }),
                new SourceRule(
                        "a public internal type says that it is no API",
                        "internal/Silent.java.txt",
                        (path, text) -> isInternal(path)
                                        && PUBLIC_TYPE.matcher(text).find()
                                        && !firstJavadoc(text).contains(DISCLAIMER)
                                ? Stream.of("does not say: " + DISCLAIMER)
                                : Stream.empty()),
                new SourceRule(
                        "a package of the API does not claim to be internal",
                        "Modest.java.txt",
                        (path, text) -> !isInternal(path) && text.contains(DISCLAIMER)
                                ? Stream.of("says that it is internal")
                                : Stream.empty()),
                new SourceRule(
                        "a package says what it is for",
                        "package-info.java.txt",
                        (path, text) -> path.getFileName().toString().startsWith("package-info")
                                        && firstJavadoc(text).lines().count() < 2
                                ? Stream.of("has no words to say")
                                : Stream.empty()));
    }

    /** All files below a folder whose names end in one way, with their text. */
    static Map<Path, String> below(Path folder, String ending) {
        var files = new TreeMap<Path, String>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path :
                    paths.filter(file -> file.toString().endsWith(ending)).toList()) {
                files.put(path, Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The module's own folder, wherever the build was started. */
    static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    private static boolean isInternal(Path path) {
        for (Path part : path) {
            if (part.toString().equals("internal")) {
                return true;
            }
        }
        return false;
    }

    private static String firstJavadoc(String text) {
        var matcher = JAVADOC_OF_TYPE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
