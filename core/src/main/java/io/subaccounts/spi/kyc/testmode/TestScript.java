package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.DocumentType;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How checks of test accounts go, in place of what the known inputs stand for: the outcome at once, or pending with
 * callbacks to follow in the order written here. A rule for a value counts before one for a document, and among values the
 * longest. Immutable.
 *
 * <p>A value stands for every number, or DigiLocker request, that begins with it.
 *
 * <pre>{@code
 * TestScript.builder()
 *         .pending("TESTPENDING001", TestCallback.after(Duration.ofMinutes(5), TestOutcome.passed()).delivered(3))
 *         .pending(DocumentType.GST) // the callback is lost
 *         .answer("TESTFAIL0001", TestOutcome.failed(FailureReason.INACTIVE, Finality.FINAL))
 *         .build();
 * }</pre>
 */
public final class TestScript {

    private final Map<String, Course> byValue;
    private final Map<DocumentType, Course> byDocument;

    private TestScript(Builder builder) {
        this.byValue = Map.copyOf(builder.byValue);
        this.byDocument = Map.copyOf(builder.byDocument);
    }

    /**
     * A script that changes nothing.
     *
     * @return the script
     */
    public static TestScript none() {
        return builder().build();
    }

    /**
     * Begins a script.
     *
     * @return a builder without rules
     */
    public static Builder builder() {
        return new Builder();
    }

    Optional<Course> course(DocumentType document, String value) {
        return byValue.entrySet().stream()
                .filter(rule -> value.startsWith(rule.getKey()))
                .max(Comparator.comparingInt(rule -> rule.getKey().length()))
                .map(Map.Entry::getValue)
                .or(() -> Optional.ofNullable(byDocument.get(document)));
    }

    /** Writes a script, rule by rule. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<String, Course> byValue = new TreeMap<>();
        private final Map<DocumentType, Course> byDocument = new EnumMap<>(DocumentType.class);

        private Builder() {}

        /**
         * Ends checks of a value at once.
         *
         * @param value what the number begins with, not empty
         * @param outcome how they end
         * @return this
         * @throws ValidationException if the value is empty or has a rule already
         */
        public Builder answer(String value, TestOutcome outcome) {
            return rule(value, Course.ends(outcome));
        }

        /**
         * Ends checks of a document at once.
         *
         * @param document the document
         * @param outcome how they end
         * @return this
         * @throws ValidationException if the document has a rule already
         */
        public Builder answer(DocumentType document, TestOutcome outcome) {
            return rule(document, Course.ends(outcome));
        }

        /**
         * Leaves checks of a value pending.
         *
         * @param value what the number begins with, not empty
         * @param callbacks what follows, in the order of delivery; none if it is lost
         * @return this
         * @throws ValidationException if the value is empty or has a rule already
         */
        public Builder pending(String value, TestCallback... callbacks) {
            return rule(value, Course.waits(List.of(callbacks)));
        }

        /**
         * Leaves checks of a document pending.
         *
         * @param document the document
         * @param callbacks what follows, in the order of delivery; none if it is lost
         * @return this
         * @throws ValidationException if the document has a rule already
         */
        public Builder pending(DocumentType document, TestCallback... callbacks) {
            return rule(document, Course.waits(List.of(callbacks)));
        }

        /**
         * Completes the script.
         *
         * @return the script
         */
        public TestScript build() {
            return new TestScript(this);
        }

        private Builder rule(String value, Course course) {
            if (value.isEmpty() || byValue.putIfAbsent(value, course) != null) {
                throw new ValidationException("value", "must not be empty nor have two rules");
            }
            return this;
        }

        private Builder rule(DocumentType document, Course course) {
            if (byDocument.putIfAbsent(document, course) != null) {
                throw new ValidationException("document", "must not have two rules");
            }
            return this;
        }
    }
}
