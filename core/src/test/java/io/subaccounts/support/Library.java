package io.subaccounts.support;

import io.subaccounts.SubaccountManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All types of the library, as they were compiled. */
public final class Library {

    private static final String ENDING = ".class";

    private Library() {}

    public static List<Class<?>> types() {
        Path classes = folder();
        var types = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Library::isType).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                types.add(Class.forName(
                        name.substring(0, name.length() - ENDING.length()),
                        false,
                        SubaccountManager.class.getClassLoader()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return types;
    }

    private static Path folder() {
        try {
            return Path.of(SubaccountManager.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isType(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) && !name.equals("package-info" + ENDING);
    }
}
