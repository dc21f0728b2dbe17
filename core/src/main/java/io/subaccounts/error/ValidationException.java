package io.subaccounts.error;

/** An argument breaks a documented rule. Nothing was changed. */
public final class ValidationException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    /**
     * Creates the exception.
     *
     * @param field the name of the offending field
     * @param rule the rule, worded so that it follows the field's name
     */
    public ValidationException(String field, String rule) {
        super(ErrorCode.INVALID_INPUT, field + " " + rule, null);
        this.field = field;
        this.rule = rule;
    }

    /**
     * The offending field: the name it has in the API, in snake case.
     *
     * @return the field's name, such as {@code customer_email}
     */
    public String field() {
        return field;
    }

    /**
     * The broken rule.
     *
     * @return the rule, worded so that it follows the field's name
     */
    public String rule() {
        return rule;
    }
}
