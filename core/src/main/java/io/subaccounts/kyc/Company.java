package io.subaccounts.kyc;

/**
 * A company as the register of companies lists it.
 *
 * @param cin its Corporate Identity Number
 * @param name its registered name
 * @param status the register's word for its state, such as {@code Active}
 */
public record Company(String cin, String name, String status) {

    /**
     * Hides what it is called.
     *
     * @return the status only
     */
    @Override
    public String toString() {
        return "Company[<redacted>, " + status + "]";
    }
}
