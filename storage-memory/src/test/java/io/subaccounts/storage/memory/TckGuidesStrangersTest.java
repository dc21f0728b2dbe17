package io.subaccounts.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.storage.StorageTck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Somebody who knows nothing of the suite but its messages learns from them what to do. */
class TckGuidesStrangersTest {

    /** The whole of what a stranger writes. Run by this test only. */
    static class NaiveStorageTck extends StorageTck {
        @Override
        protected Storage open() {
            return new NaiveStorage();
        }
    }

    @Test
    void messagesOfANaiveStorageSayWhichRuleWasBrokenAndWhatToDo() {
        List<String> messages = messagesOfANaiveStorage();
        assertThat(messages)
                .anyMatch(message -> message.contains("put a unique key on it and do not throw"))
                .anyMatch(message -> message.contains("compare it in the statement that writes"))
                .anyMatch(message -> message.contains("leave these columns out of the statement"))
                .anyMatch(message -> message.contains("what is above the root of a confinement is outside"))
                .anyMatch(message -> message.contains("before it threw must not be there: roll the transaction back"))
                .anyMatch(message -> message.contains("must not be seen by others before it is committed"))
                .anyMatch(message -> message.contains("another transaction of the same storage must be refused"))
                .anyMatch(message -> message.contains("must be refused on any other thread than that of its work"))
                .anyMatch(message -> message.contains("after close must throw StorageUnavailableException"))
                .anyMatch(message -> message.contains("a page must begin behind the position, not at it"))
                .anyMatch(message -> message.contains("let a unique key decide, not a look beforehand"))
                .anyMatch(message -> message.contains("overrides StorageTck.reopen, or it drops the claim"));
    }

    @Test
    void everyMessageNamesARule() {
        assertThat(messagesOfANaiveStorage())
                .filteredOn(message -> !message.contains(NaiveStorage.NOT_YET))
                .hasSizeGreaterThan(20)
                .allMatch(message -> message.strip().startsWith("[") || message.contains("drops the claim"));
    }

    private static List<String> messagesOfANaiveStorage() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NaiveStorageTck.class))
                .execute()
                .testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse(""))
                .toList();
    }
}
