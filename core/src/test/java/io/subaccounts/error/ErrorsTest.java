package io.subaccounts.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    private static final RuntimeException CAUSE = new IllegalStateException("cause");

    private static final List<SubaccountException> ALL = List.of(
            new ValidationException("name", "must not be blank"),
            new NotFoundException("account", "SA_1"),
            new ConflictException(ErrorCode.TREE_CYCLE, "choose another parent"),
            new ConflictException(ErrorCode.DEPTH_EXCEEDED, "choose a parent further up"),
            new ConflictException(ErrorCode.ENVIRONMENT_MISMATCH, "choose one of the same environment"),
            new ConflictException(ErrorCode.LIMIT_REACHED, "revoke one first"),
            new ConflictException(ErrorCode.WRONG_STATE, "roll back first"),
            new StaleVersionException("SA_1", 3, 5),
            new BusyException("too many"),
            new StorageUnavailableException("could not read", CAUSE),
            new OutcomeUnknownException("while committing", CAUSE),
            new SchemaMismatchException("found 2, need 3", CAUSE),
            new CorruptDataException("row SA_1, column kyc", CAUSE));

    @Test
    void everyErrorHasItsCode() {
        Set<ErrorCode> codes = new HashSet<>();
        ALL.forEach(error -> codes.add(error.code()));
        codes.add(ErrorCode.ACCESS_DENIED); // AccessDeniedException lies beside the decisions it tells of

        assertThat(codes).isEqualTo(EnumSet.allOf(ErrorCode.class));
    }

    @Test
    void onlyLostRacesOverloadAndAbsentStorageAreWorthTheSameCallAgain() {
        for (SubaccountException error : ALL) {
            boolean expected = Set.of(ErrorCode.STALE_VERSION, ErrorCode.BUSY, ErrorCode.STORAGE_UNAVAILABLE)
                    .contains(error.code());

            assertThat(error.retryable()).as(error.toString()).isEqualTo(expected);
        }
        assertThat(new OutcomeUnknownException("commit", null).retryable()).isFalse();
    }

    @Test
    void everyErrorCarriesItsFacts() {
        assertThat(new ValidationException("name", "must not be blank"))
                .hasMessage("name must not be blank")
                .returns("name", ValidationException::field)
                .returns("must not be blank", ValidationException::rule);
        assertThat(new NotFoundException("account", "SA_1"))
                .hasMessage("no account SA_1 in the actor's subtree")
                .returns("account", NotFoundException::kind)
                .returns("SA_1", NotFoundException::id);
        assertThat(new StaleVersionException("SA_1", 3, 5))
                .hasMessage("SA_1 is at version 5, not 3; read it again")
                .returns(3L, StaleVersionException::expected)
                .returns(5L, StaleVersionException::actual);
        assertThat(new StorageUnavailableException("could not read", CAUSE)).hasCause(CAUSE);
        assertThat(new StorageUnavailableException("could not read", null)).hasNoCause();
    }
}
