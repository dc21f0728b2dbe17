package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.kyc.Findings;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the subject of a check says about itself. Personal data: not shown. */
record Declared(@Nullable String name, @Nullable LocalDate date) {

    static final Declared NOTHING = new Declared(null, null);

    /** What a register says that knows just this. */
    Findings confirmed() {
        return new Findings(name, date, null, null, null);
    }

    @Override
    public String toString() {
        return "Declared[<redacted>]";
    }
}
