package io.subaccounts.tck.tenancy;

import io.subaccounts.access.AccessDeniedException;
import io.subaccounts.access.Denial;
import io.subaccounts.common.AccountId;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.error.ValidationException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may come of a call: success, or one of some refusals. Two refusals that look different to a caller have different
 * texts here, so that "not visible" must look exactly as "not there".
 */
final class Expected {

    private final Set<String> refusals = new TreeSet<>();
    private boolean maySucceed = true;

    private Expected() {}

    static Expected success() {
        return new Expected();
    }

    static Expected notFound(AccountId account) {
        return success().refused(shape(new NotFoundException("account", account.value())));
    }

    static Expected notFound(String kind, Object id) {
        return success().refused(shape(new NotFoundException(kind, id.toString())));
    }

    /** Success if nothing stands against it. */
    static Expected unless(Set<String> reasons) {
        return reasons.isEmpty() ? success() : success().refused("denied " + reasons);
    }

    static Expected failure(ErrorCode code) {
        return success().refused(code.toString());
    }

    static Expected invalid(String field) {
        return success().refused(ErrorCode.INVALID_INPUT + " " + field);
    }

    /** Where two things are wrong it does not matter which is said; where one is wrong, that is said. */
    Expected and(Expected other) {
        refusals.addAll(other.refusals);
        maySucceed &= other.maySucceed;
        return this;
    }

    /** The same refusals, or success all the same. */
    Expected orSuccess() {
        maySucceed = true;
        return this;
    }

    boolean maySucceed() {
        return maySucceed;
    }

    boolean mustSucceed() {
        return refusals.isEmpty();
    }

    boolean accepts(SubaccountException refusal) {
        return refusals.contains(shape(refusal));
    }

    private Expected refused(String refusal) {
        refusals.add(refusal);
        maySucceed = false;
        return this;
    }

    /** Everything about a refusal that a caller can observe and that must not depend on what it cannot see. */
    static String shape(SubaccountException refusal) {
        if (refusal instanceof NotFoundException missing) {
            return "not found " + missing.kind() + " " + missing.id() + " " + missing + " " + missing.code() + " "
                    + missing.retryable() + " " + missing.getCause();
        }
        if (refusal instanceof AccessDeniedException denied) {
            return "denied " + reasons(denied.denials());
        }
        if (refusal instanceof ValidationException invalid) {
            return invalid.code() + " " + invalid.field();
        }
        return refusal.code().toString();
    }

    static Set<String> reasons(Collection<Denial> denials) {
        var reasons = new TreeSet<String>();
        denials.forEach(denial -> reasons.add(Rules.text(denial.reason(), denial.at())));
        return reasons;
    }

    @Override
    public String toString() {
        return (maySucceed ? "success" : "no success") + (refusals.isEmpty() ? "" : " or one of " + refusals);
    }
}
