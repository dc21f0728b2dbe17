package io.subaccounts.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PublicIdsTest {

    private static final String BODY = "0123456789ABCDEFGHIJ";
    private static final String MAIN = "MA_" + BODY;
    private static final String SUB = "SA_" + BODY;
    private static final String FURTHER = "CR_" + BODY;
    private static final String TEST_MAIN = "MT_" + BODY;
    private static final String TEST_SUB = "ST_" + BODY;
    private static final String TEST_FURTHER = "CT_" + BODY;

    @Test
    void accountIdsAreThoseOfMainAccountsAndSubaccounts() {
        assertThat(AccountId.parse(MAIN).isMain()).isTrue();
        assertThat(AccountId.parse(SUB).isMain()).isFalse();
        assertThat(AccountId.parse(SUB)).hasToString(SUB).isEqualTo(new AccountId(SUB));
        assertThat(AccountId.parse(TEST_MAIN).isMain()).isTrue();
        assertThat(AccountId.parse(TEST_SUB).isMain()).isFalse();
        assertRefusedAsAccount(FURTHER);
        assertRefusedAsAccount(TEST_FURTHER);
    }

    @Test
    void everyIdSaysItsEnvironment() {
        for (String live : List.of(MAIN, SUB, FURTHER)) {
            assertThat(CredentialId.parse(live).environment()).isEqualTo(Environment.LIVE);
        }
        for (String test : List.of(TEST_MAIN, TEST_SUB, TEST_FURTHER)) {
            assertThat(CredentialId.parse(test).environment()).isEqualTo(Environment.TEST);
        }
        for (String account : List.of(MAIN, SUB, TEST_MAIN, TEST_SUB)) {
            AccountId id = AccountId.parse(account);
            assertThat(id.environment())
                    .isEqualTo(CredentialId.primaryOf(id).environment())
                    .isEqualTo(account.charAt(1) == 'T' ? Environment.TEST : Environment.LIVE);
        }
    }

    @Test
    void credentialIdsAreThoseOfAccountsAndFurtherOnes() {
        assertThat(CredentialId.parse(MAIN).isPrimary()).isTrue();
        assertThat(CredentialId.parse(SUB).isPrimary()).isTrue();
        assertThat(CredentialId.parse(FURTHER).isPrimary()).isFalse();
        assertThat(CredentialId.parse(TEST_MAIN).isPrimary()).isTrue();
        assertThat(CredentialId.parse(TEST_SUB).isPrimary()).isTrue();
        assertThat(CredentialId.parse(TEST_FURTHER).isPrimary()).isFalse();
        assertThat(CredentialId.parse(FURTHER)).hasToString(FURTHER);
        assertThat(CredentialId.primaryOf(AccountId.parse(SUB))).isEqualTo(CredentialId.parse(SUB));
    }

    @Test
    void everyOtherCharacterAtEveryPositionMakesAnotherIdOrNone() {
        for (String id : List.of(MAIN, SUB, FURTHER, TEST_MAIN, TEST_SUB, TEST_FURTHER)) {
            for (int at = 0; at < id.length(); at++) {
                for (char c = 0; c < 0x300; c++) {
                    String changed = id.substring(0, at) + c + id.substring(at + 1);
                    boolean account = List.of("MA_", "SA_", "MT_", "ST_").contains(changed.substring(0, 3));
                    boolean credential = account || changed.startsWith("CR_") || changed.startsWith("CT_");
                    boolean body = at < 3 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');

                    assertThat(CredentialId.isWellFormed(changed)).as(changed).isEqualTo(credential && body);
                    assertThat(AccountId.isWellFormed(changed)).as(changed).isEqualTo(account && body);
                }
            }
        }
    }

    @Test
    void twoSpellingsNeverDenoteOneId() {
        for (String alias : List.of(
                SUB.toLowerCase(Locale.ROOT),
                "sa_" + BODY,
                "SA_" + BODY.toLowerCase(Locale.ROOT),
                " " + SUB,
                SUB + " ",
                SUB + "\n",
                SUB + "\0",
                "\uFEFF" + SUB,
                SUB + "\u200B",
                "SA-" + BODY,
                "SA\uFF3F" + BODY,
                "SA_" + "\uFF10" + BODY.substring(1),
                "SA_" + "\u0130" + BODY.substring(1),
                "S\u0391_" + BODY,
                "SA_" + BODY + "0",
                "SA_" + BODY.substring(1),
                "SA_",
                "",
                BODY,
                "SA_SA_" + BODY.substring(3))) {
            assertRefusedAsAccount(alias);
            assertRefusedAsCredential(alias);
        }
    }

    @Test
    void theRefusalSaysWhatWouldBeRightAndNotWhatWasGiven() {
        String token = "sat_aSecretThatWasSentAsAnId";
        assertThatThrownBy(() -> AccountId.parse(token))
                .hasMessage("account_id must be MA_, SA_, MT_ or ST_ followed by 20 characters of 0-9 and A-Z")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> CredentialId.parse(token))
                .hasMessage("auth_id must be MA_, SA_, CR_, MT_, ST_ or CT_ followed by 20 characters of 0-9 and A-Z")
                .hasMessageNotContaining(token);
    }

    @Test
    void idsAreOrderedByTheirBytes() {
        assertThat(AccountId.parse(MAIN)).isLessThan(AccountId.parse(SUB));
        assertThat(CredentialId.parse(FURTHER)).isLessThan(CredentialId.parse(MAIN));
        assertThat(AccountId.parse("SA_" + "9".repeat(20))).isLessThan(AccountId.parse("SA_" + "A".repeat(20)));
    }

    private static void assertRefusedAsAccount(String text) {
        assertThat(AccountId.isWellFormed(text)).as(text).isFalse();
        assertThatThrownBy(() -> AccountId.parse(text))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("account_id"));
        assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(ValidationException.class);
    }

    private static void assertRefusedAsCredential(String text) {
        assertThat(CredentialId.isWellFormed(text)).as(text).isFalse();
        assertThatThrownBy(() -> CredentialId.parse(text))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("auth_id"));
    }
}
