package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The values that belong to the installation as a whole. */
abstract class InstallationStoreContract extends StorageContract {

    InstallationStoreContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void valueIsFoundAsItWasWritten() {
        String longest = "v~ !\"%_\\'".repeat(30).substring(0, 200);
        String name = "n".repeat(64);
        assertThat(readOne(tx -> tx.installation().find(name)))
                .as("find must be empty for a name without a value")
                .isEmpty();
        assertThat(accepted(tx -> tx.installation().insertIfAbsent(name, longest)))
                .as("insertIfAbsent must answer true for a name without a value")
                .isTrue();
        assertThat(readOne(tx -> tx.installation().find(name)))
                .as("find must return a value of 200 characters under a name of 64 as it was written")
                .contains(longest);
    }

    @Test
    void valueIsNeverReplaced() {
        write(tx -> tx.installation().insertIfAbsent("key", "first"));
        boolean refusedAndUsable = write(tx -> !tx.installation().insertIfAbsent("key", "second")
                && tx.installation().insertIfAbsent("other", "value"));
        assertThat(refusedAndUsable)
                .as("insertIfAbsent must answer false for a name with a value, and leave the transaction usable")
                .isTrue();
        assertThat(readOne(tx -> tx.installation().find("key")))
                .as("an insertIfAbsent that answers false must change nothing")
                .contains("first");
    }

    @Test
    void namesAreComparedByteForByte() {
        write(tx -> tx.installation().insertIfAbsent("key", "value"));
        for (String variant : new String[] {"KEY", "Key", "key ", " key", "ke", "k_y", "k%"}) {
            assertThat(readOne(tx -> tx.installation().find(variant)))
                    .as("names that differ in case or blanks must not be the same: compare them bytewise")
                    .isEmpty();
            assertThat(accepted(tx -> tx.installation().insertIfAbsent(variant, "of " + variant)))
                    .as("names that differ in case or blanks must have values of their own")
                    .isTrue();
        }
        assertThat(readOne(tx -> tx.installation().find("key")))
                .as("other names must not touch this one's value")
                .contains("value");
    }
}
