package io.subaccounts.tck.manager;

import io.subaccounts.SubaccountManagerBuilder;
import io.subaccounts.common.Actor;
import io.subaccounts.spi.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What the contracts share: one storage for the class, a manager and a clock of its own for each test. Tests do not get
 * into each other's way because each works below main accounts of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ManagerContract {

    static final Actor PLATFORM = World.PLATFORM;

    private final List<World> opened = new ArrayList<>();
    private Storage storage;
    World world;

    abstract Storage open();

    @BeforeAll
    void openStorage() {
        storage = open();
    }

    @AfterAll
    void closeStorage() {
        storage.close();
    }

    @BeforeEach
    void openWorld() {
        world = worldWith(World::peppered);
    }

    @AfterEach
    void closeWorlds() {
        opened.forEach(World::close);
        opened.clear();
    }

    /** The storage itself, to look behind the door. Closed after the last test. */
    final Storage storage() {
        return storage;
    }

    /** One more manager over the same storage, with settings and a clock of its own; closed after the test. */
    final World worldWith(UnaryOperator<SubaccountManagerBuilder> settings) {
        var another = World.on(storage, settings);
        opened.add(another);
        return another;
    }

    /** One more manager over a storage that wraps the class's own; closed after the test. */
    final World worldOver(Storage wrapper, UnaryOperator<SubaccountManagerBuilder> settings) {
        var another = World.on(wrapper, settings);
        opened.add(another);
        return another;
    }
}
