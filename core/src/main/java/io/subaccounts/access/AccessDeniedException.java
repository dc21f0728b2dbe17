package io.subaccounts.access;

import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.SubaccountException;
import java.util.List;

/** The actor of a management call sees the subject, but may not do this to it. Nothing was changed. */
public final class AccessDeniedException extends SubaccountException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records; exceptions are not sent over Java serialisation
    private final List<Denial> denials;

    /**
     * Creates the exception.
     *
     * @param action what was refused
     * @param denials all reasons that hold
     */
    public AccessDeniedException(Action action, List<Denial> denials) {
        super(
                ErrorCode.ACCESS_DENIED,
                action + " refused: " + denials.stream().map(Denial::reason).toList(),
                null);
        this.denials = List.copyOf(denials);
    }

    /**
     * All reasons that hold.
     *
     * @return the reasons, never empty
     */
    public List<Denial> denials() {
        return denials;
    }
}
