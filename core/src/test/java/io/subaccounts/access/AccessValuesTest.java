package io.subaccounts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.Capability;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessValuesTest {

    private static final Denial DENIAL = new Denial(DenialReason.ACCOUNT_DISABLED, Ids.sub("a"), Remedy.ENABLE_LEVEL);

    @Test
    void actionsAreNamedByTheirDomainAndVerb() {
        assertThat(Action.PLACE_CALL).hasToString("calls:place");
        assertThat(Action.CREATE_MAIN_ACCOUNT).hasToString("accounts:create_main");
        assertThat(Action.data("x".repeat(32), "a.b-c_9")).hasToString("x".repeat(32) + ":a.b-c_9");
    }

    @Test
    void partsOfActionsAreShortLowerCaseWords() {
        for (String word :
                List.of("", "Calls", "calls:", "*", "a b", "\u00E4", "a\n", "x".repeat(33), "x".repeat(10_000))) {
            assertThatThrownBy(() -> Action.data(word, "place"))
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.field()).isEqualTo("domain"));
            assertThatThrownBy(() -> Action.control("calls", word, Standing.ABOVE))
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.field()).isEqualTo("verb"));
        }
    }

    @Test
    void ownActionsUseOrManageTheService() {
        assertThat(Action.data("sms", "send"))
                .isEqualTo(new Action("sms", "send", Plane.DATA, Standing.SELF_OR_ABOVE, null));
        assertThat(Action.control("sms", "configure", Standing.ABOVE).needing(Capability.BUY_NUMBERS))
                .isEqualTo(new Action("sms", "configure", Plane.CONTROL, Standing.ABOVE, Capability.BUY_NUMBERS));
    }

    @Test
    void whatTakesARightAwayOrGivesOneStandsAboveTheSubject() {
        assertThat(List.of(
                        Action.SWITCH_ACCOUNT,
                        Action.DELETE_ACCOUNT,
                        Action.CONFIGURE_ACCOUNT,
                        Action.MOVE_ACCOUNT,
                        Action.VERIFY_KYC,
                        Action.DISCLOSE_KYC))
                .extracting(Action::standing)
                .containsOnly(Standing.ABOVE);
        assertThat(List.of(
                        Action.SUSPEND_ACCOUNT,
                        Action.CREATE_MAIN_ACCOUNT,
                        Action.DECIDE_KYC,
                        Action.ERASE_KYC,
                        Action.IMPORT_CREDENTIAL))
                .extracting(Action::standing)
                .containsOnly(Standing.PLATFORM);
        assertThat(Action.DEMOTE_KYC.standing()).isEqualTo(Standing.ABOVE_PARENT);
    }

    @Test
    void onlyAllowedIsAYes() {
        var principal = new Principal(Ids.sub("a"), CredentialId.primaryOf(Ids.sub("a")), 1, ManualTime.START);

        assertThat(new Decision.Allowed(principal, Ids.sub("b")).isAllowed()).isTrue();
        assertThat(new Decision.Denied(List.of(DENIAL)).isAllowed()).isFalse();
        assertThat(new Decision.Denied(List.of()).isAllowed()).isFalse();
        assertThat(principal.asActor())
                .isEqualTo(new Actor.OfCredential(Ids.sub("a"), CredentialId.primaryOf(Ids.sub("a")), 1));
    }

    @Test
    void refusalsKeepTheirOwnReasons() {
        var denials = new ArrayList<>(List.of(DENIAL));
        var refused = new Authentication.Refused(denials);
        var denied = new Decision.Denied(denials);
        var thrown = new AccessDeniedException(Action.SWITCH_ACCOUNT, denials);
        denials.clear();

        assertThat(refused.denials()).containsExactly(DENIAL);
        assertThat(denied.denials()).containsExactly(DENIAL);
        assertThat(thrown.denials()).containsExactly(DENIAL);
        assertThat(thrown)
                .hasMessage("accounts:switch refused: [ACCOUNT_DISABLED]")
                .returns(ErrorCode.ACCESS_DENIED, AccessDeniedException::code)
                .returns(false, AccessDeniedException::retryable);
    }

    @Test
    void aDenialNamesItsLevelIfItHasOne() {
        assertThat(DENIAL.level()).contains(Ids.sub("a"));
        assertThat(new Denial(DenialReason.NOT_FOUND, null, Remedy.NAME_SOMETHING_VISIBLE).level())
                .isEmpty();
    }

    @Test
    void anOriginIsKnownOrNot() throws Exception {
        InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});

        assertThat(Origin.of(address).address()).contains(address);
        assertThat(Origin.unknown().address()).isEmpty();
    }
}
