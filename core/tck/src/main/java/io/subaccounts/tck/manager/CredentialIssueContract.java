package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.DenialReason;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Credential;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.SubaccountException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials are issued by those who may, shown once, found by their public id and revoked for good. */
abstract class CredentialIssueContract extends ManagerContract {

    private CreatedAccount acme;
    private CreatedAccount kite;

    @BeforeEach
    void plantTree() {
        acme = world.main("Acme");
        kite = world.sub(acme, "Kite");
    }

    @Test
    void tokenHasTheDocumentedFormAndFits() {
        var issued = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("ci"));

        for (var token : List.of(kite.authToken(), issued.token())) {
            assertThat(token.reveal()).matches("sat_[0-9A-Za-z]{43}[0-9A-Za-z]{6}");
            assertThat(token.reveal().getBytes(StandardCharsets.US_ASCII)).hasSizeLessThanOrEqualTo(64);
        }
    }

    @Test
    void furtherCredentialIsWhatWasAskedFor() {
        var from = world.time.now().plusSeconds(1).truncatedTo(ChronoUnit.MICROS);
        var until = from.plus(Duration.ofDays(30));
        var issued = world.credentials()
                .issue(
                        kite.asActor(),
                        kite.authId(),
                        NewCredential.named("ci")
                                .scopes(Scope.parse("calls:place:trunk/trunk-7"), Scope.parse("cdr:read"))
                                .notBefore(from)
                                .expiresAt(until)
                                .origins(Cidr.parse("203.0.113.0/24"), Cidr.parse("2001:db8::/32")));

        var credential = issued.credential();
        assertThat(issued.authId().value()).matches("CR_[0-9A-Z]{20}");
        assertThat(issued.authId()).isEqualTo(credential.id());
        assertThat(credential.account()).isEqualTo(kite.authId());
        assertThat(credential.name()).isEqualTo("ci");
        assertThat(credential.scopes())
                .containsExactly(new Scope("calls", "place", "trunk/trunk-7"), new Scope("cdr", "read", "*"));
        assertThat(credential.notBefore()).isEqualTo(from);
        assertThat(credential.expiresAt()).isEqualTo(until);
        assertThat(credential.origins())
                .containsExactly(new Cidr("203.0.113.0/24"), new Cidr("2001:db8:0:0:0:0:0:0/32"));
        assertThat(credential.createdAt()).isEqualTo(world.time.now().truncatedTo(ChronoUnit.MICROS));
        assertThat(credential.revokedAt()).isNull();
        assertThat(credential.secrets()).singleElement().satisfies(secret -> {
            assertThat(secret.retiresAt()).isNull();
            assertThat(secret.lastUsedAt()).isNull();
        });
        assertThat(world.credentials().get(PLATFORM, issued.authId())).isEqualTo(credential);
    }

    @Test
    void credentialsThatAreNotRevokedAreListedInTheOrderOfTheirCreation() {
        world.tick();
        var first = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("first"));
        world.tick();
        var second = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("second"));
        world.tick();
        var third = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("third"));
        world.credentials().revoke(PLATFORM, second.authId());

        assertThat(world.credentials().list(kite.asActor(), kite.authId()))
                .extracting(Credential::id)
                .containsExactly(CredentialId.primaryOf(kite.authId()), first.authId(), third.authId());
        assertThat(world.credentials().list(acme.asActor(), acme.authId()))
                .as("the credentials of the account itself only")
                .hasSize(1);
        assertThat(world.credentials().get(kite.asActor(), second.authId()).revokedAt())
                .as("a revoked one is still read by its id")
                .isNotNull();
    }

    @Test
    void credentialsAreManagedFromTheAccountItselfOrFromAbove() {
        for (var actor : List.of(
                PLATFORM, acme.asActor(), kite.asActor(), world.signIn(kite).asActor())) {
            var issued = world.credentials().issue(actor, kite.authId(), NewCredential.named("by " + actor));
            assertThat(world.credentials().get(actor, issued.authId()).name()).isEqualTo("by " + actor);
            assertThat(world.credentials().revoke(actor, issued.authId()).revokedAt())
                    .isNotNull();
        }
    }

    @Test
    void foreignAndAbsentCredentialsAreTheSameNothing() {
        var stranger = world.main("Stranger");
        var theirs = world.credentials().issue(PLATFORM, stranger.authId(), NewCredential.named("theirs"));
        var revoked = world.credentials().issue(PLATFORM, stranger.authId(), NewCredential.named("revoked"));
        world.credentials().revoke(PLATFORM, revoked.authId());
        var actor = kite.asActor();

        for (var id : List.of(
                theirs.authId(),
                revoked.authId(),
                CredentialId.primaryOf(stranger.authId()),
                CredentialId.primaryOf(acme.authId()),
                CredentialId.parse("CR_00000000000000000000"),
                CredentialId.parse("SA_00000000000000000000"))) {
            Expect.notFound("credential", id, () -> world.credentials().get(actor, id));
            Expect.notFound("credential", id, () -> world.credentials().revoke(actor, id));
            Expect.notFound("credential", id, () -> world.credentials().finishRotation(actor, id));
            Expect.notFound("credential", id, () -> world.credentials().rollBackRotation(actor, id));
            Expect.notFound("credential", id, () -> world.credentials().rotate(actor, id, Rotation.cutNow()));
        }
        Expect.notFound(
                "account",
                stranger.authId(),
                () -> world.credentials().issue(actor, stranger.authId(), NewCredential.named("mine")));
        Expect.notFound("account", stranger.authId(), () -> world.credentials().list(actor, stranger.authId()));
        Expect.notFound("account", Expect.absent(), () -> world.credentials().list(actor, Expect.absent()));
    }

    @Test
    void revokedCredentialIsOverForGood() {
        var issued = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("ci"));
        world.signIn(issued);
        world.tick();

        var revoked = world.credentials().revoke(kite.asActor(), issued.authId());

        assertThat(revoked.revokedAt()).isEqualTo(world.time.now().truncatedTo(ChronoUnit.MICROS));
        assertThat(revoked.secrets()).isEmpty();
        assertThat(world.present(issued)).isEqualTo(Expect.NOTHING_PROVED);
        world.tick();
        assertThat(world.credentials().revoke(kite.asActor(), issued.authId()))
                .as("revoking again changes nothing")
                .isEqualTo(revoked);
        Expect.conflict(
                ErrorCode.WRONG_STATE,
                () -> world.credentials().rotate(kite.asActor(), issued.authId(), Rotation.cutNow()));
        assertThat(world.signIn(kite).account()).as("other credentials go on").isEqualTo(kite.authId());
    }

    @Test
    void primaryCredentialIsNotRevoked() {
        var primary = CredentialId.primaryOf(kite.authId());

        Expect.conflict(ErrorCode.WRONG_STATE, () -> world.credentials().revoke(PLATFORM, primary));
        assertThat(world.signIn(kite).credential()).isEqualTo(primary);
    }

    @Test
    void accountHasAtMostTheDocumentedNumberOfCredentialsNotCountingRevokedOnes() {
        var draft = NewCredential.named("n");
        var last = world.credentials().issue(PLATFORM, kite.authId(), draft);
        for (int i = 2; i < Credentials.MAX_PER_ACCOUNT; i++) {
            last = world.credentials().issue(PLATFORM, kite.authId(), draft);
        }

        Expect.conflict(ErrorCode.LIMIT_REACHED, () -> world.credentials().issue(PLATFORM, kite.authId(), draft));
        assertThat(world.credentials().list(PLATFORM, kite.authId())).hasSize(Credentials.MAX_PER_ACCOUNT);
        world.credentials().revoke(PLATFORM, last.authId());
        assertThat(world.signIn(world.credentials().issue(PLATFORM, kite.authId(), draft))
                        .account())
                .isEqualTo(kite.authId());
    }

    @Test
    void disabledActorIssuesNothingButIsStillIssuedToFromAbove() {
        world.accounts().disable(PLATFORM, kite.authId());
        var draft = NewCredential.named("ci");

        Expect.denied(() -> world.credentials().issue(kite.asActor(), kite.authId(), draft), Expect.disabled(kite));
        var issued = world.credentials().issue(acme.asActor(), kite.authId(), draft);
        Expect.refused(world.present(issued), Expect.disabled(kite));
    }

    @Test
    void actorWithAForgedCredentialDoesNothing() {
        var theirs = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("theirs"));
        var notItsOwn = new Actor.OfCredential(acme.authId(), theirs.authId(), 1);
        var unknown = new Actor.OfCredential(acme.authId(), CredentialId.parse("CR_00000000000000000000"), 1);
        var noSuchSecret = new Actor.OfCredential(acme.authId(), CredentialId.primaryOf(acme.authId()), 99);

        for (var actor : List.of(notItsOwn, unknown, noSuchSecret)) {
            assertThat(Expect.thrownBy(
                            "forged actor " + actor, () -> world.accounts().get(actor, kite.authId())))
                    .isInstanceOf(SubaccountException.class)
                    .isNotInstanceOf(ConflictException.class);
        }
        Expect.denied(() -> world.accounts().get(noSuchSecret, kite.authId()), DenialReason.CREDENTIAL_REVOKED);
    }
}
