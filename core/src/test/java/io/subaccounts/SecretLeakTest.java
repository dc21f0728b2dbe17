package io.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletionPlan;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Secret;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Credential;
import io.subaccounts.credentials.HashedCredential;
import io.subaccounts.credentials.IssuedCredential;
import io.subaccounts.credentials.RotationResult;
import io.subaccounts.credentials.Scope;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.secrets.BcryptHasher;
import io.subaccounts.internal.secrets.Mint;
import io.subaccounts.internal.secrets.PepperedHasher;
import io.subaccounts.internal.signing.WebhookSigner;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.support.CredentialRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.Library;
import io.subaccounts.support.ManualTime;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A secret that turns up in a text form or in an error has leaked. */
class SecretLeakTest {

    private static final String TOKEN = "sat_CanaryTokenCanaryTokenCanaryTokenCanaryToken00000";
    private static final String HASH = "$2b$10$CanaryHashCanaryHashCanaryHashCanaryHashCanaryHashCanar";
    private static final int HINT = 54_321;
    private static final SecretRow ROW =
            new SecretRow(7, HASH, HINT, ManualTime.START, null, ManualTime.START.plusSeconds(1));

    private static final Credential CREDENTIAL = new Credential(
            Ids.credential("c"),
            Ids.sub("a"),
            "ci",
            List.of(),
            null,
            null,
            List.of(),
            List.of(new Credential.SecretInfo(7, ManualTime.START, null, null)),
            1,
            ManualTime.START,
            null);
    private static final Account ACCOUNT = new Account(
            Ids.sub("a"),
            Ids.main("m"),
            "Acme",
            null,
            null,
            null,
            Permissions.INHERITED,
            RateLimit.DEFAULT,
            KycMode.PERSONAL_USE,
            null,
            null,
            null,
            Map.of(),
            true,
            false,
            EffectiveStatus.ENABLED,
            false,
            1,
            ManualTime.START,
            ManualTime.START,
            null,
            null);

    @Test
    void noTextFormShowsATokenAHashOrAKey() {
        byte[] key = TOKEN.getBytes(StandardCharsets.US_ASCII);
        PepperKeyset peppers = PepperKeyset.primary("k", key);
        IssuedCredential issued = new IssuedCredential(CREDENTIAL, Secret.of(TOKEN));
        for (Object holder : List.of(
                Secret.of(TOKEN),
                new CreatedAccount(ACCOUNT, Secret.of(TOKEN)),
                issued,
                new RotationResult.Rotated(issued),
                new HashedCredential("ci", HASH),
                ROW,
                row(),
                new Mint.Minted(Secret.of(TOKEN), HASH, HINT),
                attempt(),
                new StandingRow.Settled(1, AttemptState.VERIFIED, ManualTime.START, null, false, 'C', HASH),
                session(),
                new SigningSecretRow(Ids.sub("a"), HASH, HASH, ManualTime.START, 1),
                peppers,
                CallbackSigning.standardWebhooks(Secret.of(TOKEN)),
                CallbackSigning.sha256Header("X-Signature", Secret.of(TOKEN))
                        .withKey(Secret.of(TOKEN), ManualTime.START),
                new PepperedHasher(peppers),
                new BcryptHasher(10),
                List.of(ROW),
                Map.of("row", ROW))) {
            assertSilent(holder.toString(), holder.getClass().getSimpleName());
        }
        assertThat(ROW).hasToString("SecretRow[number=7]");
        assertThat(Secret.of(TOKEN)).hasToString(Secret.of("").toString());
    }

    @Test
    void everyRecordThatHoldsAHashOrAHintIsAmongThese() {
        List<String> holders = recordsWith(
                "(?i).*(hash|token|secret|pepper|password|hint|fingerprint|holder|sealed).*",
                String.class,
                Integer.class);

        assertThat(holders)
                .containsExactlyInAnyOrder(
                        HashedCredential.class.getName(),
                        SecretRow.class.getName(),
                        Mint.Minted.class.getName(),
                        AttemptRow.class.getName(),
                        StandingRow.Settled.class.getName(),
                        SessionRow.class.getName(),
                        SigningSecretRow.class.getName(),
                        "io.subaccounts.internal.kyc.SessionAdmission",
                        DeletionPlan.class.getName());
    }

    @Test
    void noErrorRepeatsWhatWasSentInTheWrongPlace() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> AccountId.parse(TOKEN),
                () -> CredentialId.parse(TOKEN),
                () -> Scope.parse(TOKEN),
                () -> Scope.parse(TOKEN + ":x"),
                () -> Cidr.parse(TOKEN),
                () -> new ResourceType(TOKEN),
                () -> ResourceRef.trunk(TOKEN + " "),
                () -> ResourceRef.number(TOKEN),
                () -> TextRules.label("name", TOKEN + "\n", 100),
                () -> TextRules.email("email", TOKEN),
                () -> TextRules.phone(TOKEN),
                () -> TextRules.visibleAscii("external_id", TOKEN + " "),
                () -> TextRules.metadata(Map.of("key " + TOKEN, TOKEN)),
                () -> TextRules.permissions(Map.of(TOKEN, true)),
                () -> PepperKeyset.primary(TOKEN, new byte[32]),
                () -> PepperKeyset.primary("k", Arrays.copyOf(TOKEN.getBytes(StandardCharsets.US_ASCII), 31)),
                () -> CallbackSigning.standardWebhooks(Secret.of("whsec_" + TOKEN)),
                () -> CallbackSigning.sha256Header(TOKEN + " ", Secret.of(TOKEN)),
                () -> CallbackSigning.sha256Header("X-Signature", Secret.of(TOKEN.substring(0, 15))),
                () -> WebhookSigner.sign(List.of(Secret.of(TOKEN)), "id", ManualTime.START, new byte[0]),
                () -> WebhookSigner.sign(List.of(Secret.of("whsec_" + TOKEN)), "id", ManualTime.START, new byte[0]),
                () -> WebhookSigner.sign(List.of(), TOKEN + ".", ManualTime.START, new byte[0]),
                () -> new PepperedHasher(PepperKeyset.primary("k", new byte[32])).matches(TOKEN, HASH))) {
            Throwable thrown = catchThrowable(call);
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text, true));

            assertSilent(text.toString(), thrown.getClass().getSimpleName());
        }
    }

    @Test
    void secretsAreTheSameOnlyIfTheyAreTheSameObject() {
        Secret secret = Secret.of(TOKEN);

        assertThat(secret).isNotEqualTo(Secret.of(TOKEN));
        assertThat(secret.hashCode()).isEqualTo(System.identityHashCode(secret));
        assertThat(secret.reveal()).isEqualTo(TOKEN);
    }

    @Test
    void noHolderOfASecretCanBeSerialised() {
        for (Class<?> type : List.of(
                Secret.class,
                PepperKeyset.class,
                CallbackSigning.class,
                CreatedAccount.class,
                IssuedCredential.class,
                HashedCredential.class,
                SecretRow.class,
                CredentialRow.class,
                Mint.Minted.class,
                Cursor.class)) {
            assertThat(Serializable.class.isAssignableFrom(type))
                    .as(type.getName())
                    .isFalse();
        }
    }

    private static CredentialRow row() {
        return CredentialRowBuilder.further(Ids.credential("c"), Ids.sub("a"))
                .secrets(ROW, ROW)
                .build();
    }

    private static AttemptRow attempt() {
        return new AttemptRow(
                new AttemptId(Ids.sub("a"), DocumentType.PAN, 1),
                AttemptState.VERIFIED,
                "acme",
                null,
                null,
                HASH,
                HASH,
                'C',
                HASH,
                HASH,
                HASH,
                List.of(HASH),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                ManualTime.START,
                ManualTime.START,
                ManualTime.START);
    }

    private static SessionRow session() {
        return new SessionRow(
                new SessionId("KS_SESSION0000000000000"),
                Ids.sub("a"),
                SessionFlow.EMAIL,
                SessionState.OPENED,
                HASH,
                HASH,
                HASH,
                HASH,
                List.of(),
                Map.of("key", HASH),
                null,
                SessionRow.Work.NONE,
                HASH,
                HASH,
                ManualTime.START,
                null,
                ManualTime.START,
                null,
                null,
                HASH,
                1,
                ManualTime.START);
    }

    private static void assertSilent(String text, String where) {
        assertThat(text)
                .as(where)
                .doesNotContain("Canary")
                .doesNotContain(Integer.toString(HINT))
                .doesNotContain(Arrays.toString(TOKEN.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> recordsWith(String name, Class<?>... types) {
        return Library.types().stream()
                .filter(Class::isRecord)
                .filter(type -> Stream.of(type.getRecordComponents())
                        .anyMatch(component -> component.getName().matches(name)
                                && List.of(types).contains(component.getType())))
                .map(Class::getName)
                .toList();
    }
}
