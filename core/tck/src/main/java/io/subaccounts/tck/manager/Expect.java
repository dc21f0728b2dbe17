package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.subaccounts.access.AccessDeniedException;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.Decision;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Remedy;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.error.ValidationException;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test expects of an answer, said in the words of the promise. */
final class Expect {

    /** The one answer to whoever did not prove anything. */
    static final Authentication NOTHING_PROVED = new Authentication.Refused(
            List.of(new Denial(DenialReason.INVALID_CREDENTIALS, null, Remedy.PRESENT_VALID_CREDENTIALS)));

    private Expect() {}

    static Denial disabled(CreatedAccount level) {
        return new Denial(DenialReason.ACCOUNT_DISABLED, level.authId(), Remedy.ENABLE_LEVEL);
    }

    static Denial suspended(CreatedAccount level) {
        return new Denial(DenialReason.ACCOUNT_SUSPENDED, level.authId(), Remedy.PLATFORM_RESUMES_LEVEL);
    }

    static Denial deleted(CreatedAccount level) {
        return new Denial(DenialReason.ACCOUNT_DELETED, level.authId(), Remedy.NONE);
    }

    static Denial forbidden(CreatedAccount level) {
        return new Denial(DenialReason.PERMISSION_DENIED, level.authId(), Remedy.CHANGE_PERMISSIONS_OF_LEVEL);
    }

    static Denial unverified(CreatedAccount level) {
        return new Denial(DenialReason.KYC_REQUIRED, level.authId(), Remedy.COMPLETE_KYC_OF_LEVEL);
    }

    static AccountId absent() {
        return AccountId.parse("SA_00000000000000000000");
    }

    /** The call answers that there is no such thing, and says nothing else. */
    static void notFound(String kind, Object id, ThrowingCallable call) {
        var thrown = thrownBy("not seeing " + kind + " " + id, call);
        assertThat(thrown)
                .as("what lies outside the actor's subtree does not exist: no " + kind + " " + id)
                .isInstanceOf(NotFoundException.class);
        assertThat(shape(thrown)).isEqualTo(shape(new NotFoundException(kind, id.toString())));
        assertThat(thrown).hasNoCause();
    }

    /** The call is refused for exactly these reasons. */
    static void denied(ThrowingCallable call, Denial... denials) {
        var thrown = catchThrowableOfType(AccessDeniedException.class, call);
        assertThat(thrown).as("the call is refused with access denied").isNotNull();
        assertThat(thrown.denials()).as("all reasons that hold, and no other").containsExactlyInAnyOrder(denials);
        assertThat(thrown.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(thrown.retryable()).isFalse();
    }

    /** The call is refused, among other reasons perhaps, because of this. */
    static void denied(ThrowingCallable call, DenialReason reason) {
        var thrown = catchThrowableOfType(AccessDeniedException.class, call);
        assertThat(thrown).as("the call is refused with " + reason).isNotNull();
        assertThat(thrown.denials()).extracting(Denial::reason).contains(reason);
    }

    /** The actor sees the subject but stands too low in the tree, and nothing else is wrong. */
    static void standingTooLow(ThrowingCallable call) {
        var thrown = catchThrowableOfType(AccessDeniedException.class, call);
        assertThat(thrown)
                .as("the call is refused because the actor stands too low")
                .isNotNull();
        assertThat(thrown.denials()).hasSize(1).first().satisfies(denial -> {
            assertThat(denial.reason()).isEqualTo(DenialReason.STANDING_TOO_LOW);
            assertThat(denial.remedy()).isEqualTo(Remedy.ACT_FROM_ABOVE);
        });
    }

    /** An argument breaks a rule, and the answer names the field. */
    static void invalid(String field, ThrowingCallable call) {
        var thrown = catchThrowableOfType(ValidationException.class, call);
        assertThat(thrown).as(field + " breaks its documented rule").isNotNull();
        assertThat(thrown.field()).as("the offending field is named").isEqualTo(field);
        assertThat(thrown.rule()).as("the broken rule is named").isNotBlank();
        assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    }

    static void conflict(ErrorCode code, ThrowingCallable call) {
        var thrown = catchThrowableOfType(ConflictException.class, call);
        assertThat(thrown).as("the state of things does not allow it").isNotNull();
        assertThat(thrown.code()).isEqualTo(code);
    }

    static void refused(Authentication answer, Denial... denials) {
        assertThat(answer).isInstanceOf(Authentication.Refused.class);
        assertThat(((Authentication.Refused) answer).denials())
                .as("all reasons that hold, and no other")
                .containsExactlyInAnyOrder(denials);
    }

    static void refused(Authentication answer, DenialReason reason) {
        assertThat(answer).isInstanceOf(Authentication.Refused.class);
        assertThat(((Authentication.Refused) answer).denials())
                .extracting(Denial::reason)
                .containsExactly(reason);
    }

    static void denied(Decision decision, Denial... denials) {
        assertThat(decision).isInstanceOf(Decision.Denied.class);
        assertThat(((Decision.Denied) decision).denials())
                .as("all reasons that hold, and no other")
                .containsExactlyInAnyOrder(denials);
    }

    static void denied(Decision decision, DenialReason... reasons) {
        assertThat(decision).isInstanceOf(Decision.Denied.class);
        assertThat(((Decision.Denied) decision).denials())
                .extracting(Denial::reason)
                .containsExactlyInAnyOrder(reasons);
    }

    static Throwable thrownBy(String what, ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowable(call), () -> what + ": the call should have thrown");
    }

    /** Everything a caller can observe of an exception, apart from the stack. */
    static String shape(Throwable thrown) {
        var text = thrown.getClass().getName() + "|" + thrown.getMessage() + "|" + thrown;
        if (thrown instanceof SubaccountException library) {
            text += "|" + library.code() + "|" + library.retryable();
        }
        if (thrown instanceof NotFoundException missing) {
            text += "|" + missing.kind() + "|" + missing.id();
        }
        return text + "|" + thrown.getCause() + "|" + thrown.getSuppressed().length;
    }
}
