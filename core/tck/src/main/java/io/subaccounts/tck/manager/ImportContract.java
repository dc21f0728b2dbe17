package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Authentication;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Origin;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.HashedCredential;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.spi.storage.Subtree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Credentials come along from another system by their bcrypt hash, if the manager was told to accept them. The hashes
 * here were computed by libxcrypt.
 */
abstract class ImportContract extends ManagerContract {

    private static final String TOKEN = "legacy-token-2b.Q7x";
    private static final String HASH = "$2b$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu";

    private World importing;
    private CreatedAccount kite;

    @BeforeEach
    void openForImports() {
        importing = worldWith(settings -> World.peppered(settings).acceptImportedBcrypt(10));
        kite = importing.sub(importing.main("Acme"), "Kite");
    }

    @ParameterizedTest
    @CsvSource({
        "legacy-token-2a.Q7x, $2a$10$abcdefghijklmnopqrstuuher0x8Cojvz9qxzdTXxztEDb3OjBv2G",
        "legacy-token-2b.Q7x, $2b$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
        "legacy-token-2y.Q7x, $2y$10$abcdefghijklmnopqrstuuv2kWrFcqNmWw9B.H4l4EzGRWmB8Qhye"
    })
    void importedTokenIsAcceptedAndItsHashReplacedAtTheFirstSuccess(String token, String hash) {
        var imported =
                importing.credentials().importHashed(PLATFORM, kite.authId(), new HashedCredential("old system", hash));
        assertThat(storedHash(imported.id())).isEqualTo(hash);
        assertThat(present(importing, imported.id(), token + "x")).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(storedHash(imported.id()))
                .as("a wrong token changes nothing")
                .isEqualTo(hash);

        assertThat(present(importing, imported.id(), token)).isInstanceOf(Authenticated.class);

        assertThat(storedHash(imported.id()))
                .as("hashed anew in the configured way")
                .doesNotStartWith("$2");
        var later = worldWith(settings -> World.peppered(settings).acceptImportedBcrypt(10));
        assertThat(present(later, imported.id(), token)).isInstanceOf(Authenticated.class);
        assertThat(present(later, imported.id(), token + "x")).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void importedCredentialIsAFurtherOneOfItsAccount() {
        var imported =
                importing.credentials().importHashed(PLATFORM, kite.authId(), new HashedCredential("old system", HASH));

        assertThat(imported.id().isPrimary()).isFalse();
        assertThat(imported.account()).isEqualTo(kite.authId());
        assertThat(imported.name()).isEqualTo("old system");
        assertThat(importing.credentials().list(kite.asActor(), kite.authId())).hasSize(2);
        var principal = ((Authenticated) present(importing, imported.id(), TOKEN)).principal();
        assertThat(principal.account()).isEqualTo(kite.authId());
        assertThat(principal.credential()).isEqualTo(imported.id());
    }

    @Test
    void importedCredentialFallsWithItsAccountAndByItsOwnRevocation() {
        var imported =
                importing.credentials().importHashed(PLATFORM, kite.authId(), new HashedCredential("old system", HASH));
        importing.accounts().disable(PLATFORM, kite.authId());
        Expect.refused(present(importing, imported.id(), TOKEN), Expect.disabled(kite));
        importing.accounts().enable(PLATFORM, kite.authId());

        importing.credentials().revoke(kite.asActor(), imported.id());
        assertThat(present(importing, imported.id(), TOKEN)).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void tokensOfTheLibrarysOwnGoOnWorkingDuringTheMigration() {
        assertThat(importing.signIn(kite).account()).isEqualTo(kite.authId());
    }

    @Test
    void importedCredentialOutlivesTheMigrationOnceItHasATokenOfTheLibrarysOwn() {
        var imported =
                importing.credentials().importHashed(PLATFORM, kite.authId(), new HashedCredential("old system", HASH));
        var rotated = importing
                .credentials()
                .rotate(PLATFORM, imported.id(), Rotation.cutNow())
                .orElseThrow();

        assertThat(present(importing, imported.id(), TOKEN)).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(worldWith(World::peppered).signIn(rotated).credential())
                .as("in a manager that accepts no imports any more")
                .isEqualTo(imported.id());
    }

    @Test
    void onlyThePlatformImports() {
        Expect.standingTooLow(() -> importing
                .credentials()
                .importHashed(kite.asActor(), kite.authId(), new HashedCredential("mine", HASH)));
        assertThat(importing.credentials().list(PLATFORM, kite.authId())).hasSize(1);
    }

    @Test
    void importIsRefusedUnlessTheManagerWasToldToAcceptIt() {
        var acme = world.main("Acme");

        Expect.conflict(
                ErrorCode.WRONG_STATE,
                () -> world.credentials().importHashed(PLATFORM, acme.authId(), new HashedCredential("old", HASH)));
        assertThat(world.credentials().list(PLATFORM, acme.authId())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2x$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
                "$2$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
                "$2b$04$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
                "$2b$11$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
                "$2b$31$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
                "$2b$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MY",
                "$2b$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYuu",
                "$2b$10$abcdefghijklmnopqrstu!ofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
                " $2b$10$abcdefghijklmnopqrstuuofMOdzYoZmWJFzrPyQM5gjJz4wm9MYu",
                "$1$abcdefgh$abcdefghijklmnopqrstuv",
                "legacy-token-2b.Q7x"
            })
    void hashOfAnyOtherFormIsRefused(String hash) {
        Expect.invalid(
                "bcrypt_hash",
                () -> importing.credentials().importHashed(PLATFORM, kite.authId(), new HashedCredential("old", hash)));
        assertThat(importing.credentials().list(PLATFORM, kite.authId())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"legacy-token-2b.Q7x\u0000", "legacy-token-2b.Q7x ", "legacy-token-2b.q7x", "legacy-token-2b.Q7"
            })
    void everyCharacterOfAnImportedTokenMatters(String close) {
        var imported =
                importing.credentials().importHashed(PLATFORM, kite.authId(), new HashedCredential("old system", HASH));

        assertThat(present(importing, imported.id(), close)).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(present(importing, imported.id(), TOKEN + "\u0000" + TOKEN)).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void importingToWhatIsNotThereIsNotFoundAndToADeletedAccountRefused() {
        var hashed = new HashedCredential("old system", HASH);
        Expect.notFound(
                "account",
                Expect.absent(),
                () -> importing.credentials().importHashed(PLATFORM, Expect.absent(), hashed));
        importing.delete(kite);
        Expect.denied(
                () -> importing.credentials().importHashed(PLATFORM, kite.authId(), hashed), Expect.deleted(kite));
    }

    private static Authentication present(World at, CredentialId id, String token) {
        return at.access().authenticate(id.value(), token, Origin.unknown());
    }

    private String storedHash(CredentialId id) {
        return storage()
                .read(tx -> tx.credentials()
                        .find(Subtree.all(), id)
                        .orElseThrow()
                        .secrets()
                        .get(0)
                        .hash());
    }
}
