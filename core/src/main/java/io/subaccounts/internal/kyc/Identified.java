package io.subaccounts.internal.kyc;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.internal.documents.Cin;
import io.subaccounts.internal.documents.Gstin;
import io.subaccounts.internal.documents.Pan;
import io.subaccounts.internal.documents.PanRules;
import java.time.Year;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document's number that has the right structure, or is one of the inputs of test mode. */
record Identified(
        String value,
        String mask,
        @Nullable Character holderType,
        @Nullable String pan) {

    private static final Pattern TEST_INPUT = Pattern.compile("TEST[A-Z0-9_]{1,60}+");

    /** A number, or why a number of its kind is of no use. */
    sealed interface Result {

        record Usable(Identified number) implements Result {}

        record Unsupported(String reason) implements Result {}
    }

    static Result pan(Environment environment, Secret secret, PanRules rules) {
        String text = secret.reveal();
        if (isTestInput(environment, text)) {
            return testInput(text, text.strip());
        }
        Pan pan = Pan.parse(text, rules);
        return new Result.Usable(new Identified(pan.value(), pan.mask(), pan.holderType(), pan.value()));
    }

    static Result gstin(Environment environment, Secret secret, PanRules rules) {
        String text = secret.reveal();
        if (isTestInput(environment, text)) {
            return testInput(text, null);
        }
        Gstin.Parsed parsed = Gstin.parse(text, rules);
        if (parsed instanceof Gstin.Parsed.Regular regular) {
            Gstin gstin = regular.gstin();
            return new Result.Usable(new Identified(
                    gstin.value(), gstin.mask(), null, gstin.pan().value()));
        }
        return new Result.Unsupported(((Gstin.Parsed.Unsupported) parsed).reason());
    }

    static Identified cin(String text, Year thisYear) {
        Cin cin = Cin.parse(text, thisYear);
        return new Identified(cin.value(), cin.mask(), null, null);
    }

    @Override
    public String toString() {
        return "Identified[" + mask + "]";
    }

    /** The inputs of test mode mean something only for accounts in test mode; to live ones they are wrong numbers. */
    private static boolean isTestInput(Environment environment, String text) {
        return environment == Environment.TEST
                && TEST_INPUT.matcher(text.strip()).matches();
    }

    private static Result testInput(String text, @Nullable String pan) {
        return new Result.Usable(new Identified(text.strip(), "TESTXXXX", null, pan));
    }
}
