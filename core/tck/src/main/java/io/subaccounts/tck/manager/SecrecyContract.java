package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Origin;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.PageRequest;
import io.subaccounts.common.Secret;
import io.subaccounts.credentials.HashedCredential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A token is readable in the answer that issues it and nowhere else. */
abstract class SecrecyContract extends ManagerContract {

    private static final String HASH = "$2b$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu";

    @Test
    void noTextFormOfAnyAnswerHoldsAToken() {
        var kite = world.sub(world.main("Acme"), "Kite");
        var issued = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("ci"));
        var rotated = world.credentials().rotate(PLATFORM, issued.authId(), Rotation.withGrace(Duration.ofDays(1)));
        var principal = world.signIn(kite);
        var tokens =
                List.of(kite.authToken(), issued.token(), rotated.orElseThrow().token());

        var texts = new ArrayList<String>();
        for (var answer : List.of(
                kite,
                kite.authToken(),
                issued,
                rotated,
                rotated.orElseThrow(),
                principal,
                principal.asActor(),
                world.present(kite),
                world.present(kite.authId(), issued.token()),
                world.credentials().list(PLATFORM, kite.authId()),
                world.credentials().get(PLATFORM, issued.authId()),
                world.read(kite),
                world.accounts().list(PLATFORM, AccountQuery.subtreeOf(kite.authId()), PageRequest.first(1)),
                world.accounts().planDeletion(PLATFORM, kite.authId(), DeletePolicy.cascade()),
                world.manager)) {
            texts.add(answer.toString());
        }
        assertThat(texts).allSatisfy(text -> assertHoldsNone(text, tokens));
    }

    @Test
    void noExceptionHoldsATokenOrAHash() {
        var acme = world.main("Acme");
        var token = acme.authToken().reveal();
        var thrown = List.<ThrowingCallable>of(
                () -> CredentialId.parse(token),
                () -> world.credentials().importHashed(PLATFORM, acme.authId(), new HashedCredential("old", HASH)),
                () -> worldWith(settings -> World.peppered(settings).acceptImportedBcrypt(11))
                        .credentials()
                        .importHashed(PLATFORM, acme.authId(), new HashedCredential("old", HASH)),
                () -> worldWith(settings -> World.peppered(settings).acceptImportedBcrypt(10))
                        .credentials()
                        .importHashed(PLATFORM, acme.authId(), new HashedCredential("old", token)));

        for (var call : thrown) {
            var text = new StringWriter();
            Expect.thrownBy("a token or a hash in the wrong place", call).printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain(token).doesNotContain(HASH);
        }
    }

    @Test
    void secretsHideThemselvesTheirLengthAndTheirEquality() {
        var token = world.main("Acme").authToken();

        assertThat(token.toString()).isEqualTo(Secret.of("x").toString()).doesNotContain(token.reveal());
        assertThat(token.equals(Secret.of(token.reveal())))
                .as("secrets are never compared with equals")
                .isFalse();
        assertThat(token).isNotInstanceOf(Serializable.class);
        assertThat(new HashedCredential("old", HASH).toString()).contains("old").doesNotContain(HASH);
        assertThat(PepperKeyset.primary("k", World.pepperKey("canary")).toString())
                .doesNotContain("canary");
    }

    @Test
    void noRowHoldsATokenAndNoTextFormOfARowHoldsAHash() {
        var acme = world.main("Acme");
        var issued = world.credentials().issue(PLATFORM, acme.authId(), NewCredential.named("ci"));
        world.credentials().rotate(PLATFORM, issued.authId(), Rotation.withGrace(Duration.ofDays(1)));

        var rows = storage().read(tx -> tx.credentials().list(Subtree.all(), acme.authId()));

        assertThat(rows).hasSize(2);
        for (CredentialRow row : rows) {
            for (SecretRow secret : row.secrets()) {
                assertHoldsNone(secret.hash(), List.of(acme.authToken(), issued.token()));
                assertThat(row.toString()).doesNotContain(secret.hash());
            }
        }
    }

    @Test
    void revokedSecretsAreForgottenHashAndAll() {
        var acme = world.main("Acme");
        var issued = world.credentials().issue(PLATFORM, acme.authId(), NewCredential.named("ci"));
        world.credentials().revoke(PLATFORM, issued.authId());

        var row = storage()
                .read(tx ->
                        tx.credentials().find(Subtree.all(), issued.authId()).orElseThrow());
        assertThat(row.secrets()).isEmpty();
    }

    @Test
    void differentAccountsHaveDifferentHashesUnderOnePepper() {
        var hashes = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            var id = world.main("Acme").authId();
            storage()
                    .read(tx -> tx.credentials().list(Subtree.all(), id))
                    .forEach(row -> row.secrets().forEach(secret -> hashes.add(secret.hash())));
        }
        assertThat(hashes).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void tokenPresentedAsIdIsNotEchoed() {
        var acme = world.main("Acme");
        var token = acme.authToken().reveal();

        assertThat(world.access().authenticate(token, token, Origin.unknown()).toString())
                .doesNotContain(token);
    }

    private static void assertHoldsNone(String text, List<Secret> tokens) {
        for (var token : tokens) {
            assertThat(text).as("a token appears nowhere but in its own answer").doesNotContain(token.reveal());
            assertThat(text).doesNotContain(token.reveal().substring(4, 24));
        }
    }
}
