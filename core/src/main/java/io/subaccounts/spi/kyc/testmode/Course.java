package io.subaccounts.spi.kyc.testmode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a check goes: its outcome at once, or pending if that is null, and then the callbacks in their order. */
record Course(@Nullable TestOutcome atOnce, List<TestCallback> callbacks) {

    static Course ends(TestOutcome outcome) {
        return new Course(outcome, List.of());
    }

    static Course waits(List<TestCallback> callbacks) {
        return new Course(null, callbacks);
    }
}
