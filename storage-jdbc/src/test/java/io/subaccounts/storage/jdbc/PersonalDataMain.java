package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.tck.privacy.CanaryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Verifies customers with all that logs turned up, says whatever it is told, and dies. */
final class PersonalDataMain {

    static final String SEALED = "sealed";
    static final String IN_CLEAR = "in clear";

    private PersonalDataMain() {}

    public static void main(String[] arguments) throws IOException {
        var cipher = arguments[2].equals(SEALED) ? JdbcPersonalDataTest.sealing() : FieldCipher.inClear();
        var storage = JdbcStorage.sqlite(Path.of(arguments[0]));
        var run = CanaryRun.over(storage, cipher, JdbcPersonalDataTest.sealing());
        run.told().forEach(System.out::println);
        Files.write(Path.of(arguments[1]), run.secrets());
        System.out.println("done");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
