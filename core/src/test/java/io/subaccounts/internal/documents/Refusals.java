package io.subaccounts.internal.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.subaccounts.error.ValidationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refused number leaves behind: the field and the rule. */
final class Refusals {

    private Refusals() {}

    static void assertRefused(ThrowingCallable parse, String field, String rule) {
        ValidationException refusal = catchThrowableOfType(ValidationException.class, parse);

        assertThat(refusal).as("a refusal: %s", rule).isNotNull();
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.rule()).contains(rule);
    }

    static boolean isRefused(Runnable parse) {
        try {
            parse.run();
            return false;
        } catch (ValidationException e) {
            return true;
        }
    }
}
