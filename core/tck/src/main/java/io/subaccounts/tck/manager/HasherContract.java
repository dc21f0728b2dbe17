package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.SubaccountManagerBuilder;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.SecretHasher.Cost;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tokens outlive the way they are hashed: what was hashed before goes on verifying and is hashed anew when used. */
abstract class HasherContract extends ManagerContract {

    private static SubaccountManagerBuilder bcrypt(SubaccountManagerBuilder defaults) {
        return defaults;
    }

    @Test
    void bcryptIsTheDefaultAndItsHashesAreOfTheCurrentKind() {
        var bcrypt = worldWith(HasherContract::bcrypt);
        var acme = bcrypt.main("Acme");

        assertThat(storedHashes(acme.authId())).singleElement().asString().matches("\\$2b\\$10\\$.{53}");
        assertThat(bcrypt.signIn(acme).account()).isEqualTo(acme.authId());
        assertThat(bcrypt.present(acme.authId(), bcrypt.main("Other").authToken()))
                .isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void dearerBcryptTakesOverAtTheNextSuccessfulUse() {
        var acme = worldWith(HasherContract::bcrypt).main("Acme");
        var dearer = worldWith(settings -> settings.bcryptCost(11));

        dearer.signIn(acme);

        assertThat(storedHashes(acme.authId())).singleElement().asString().startsWith("$2b$11$");
        assertThat(worldWith(settings -> settings.bcryptCost(11)).signIn(acme).account())
                .isEqualTo(acme.authId());
    }

    @Test
    void peppersTakeOverFromBcryptAtTheNextSuccessfulUse() {
        var acme = worldWith(HasherContract::bcrypt).main("Acme");
        var peppered = worldWith(World::peppered);

        assertThat(peppered.present(acme.authId(), peppered.main("Other").authToken()))
                .isEqualTo(Expect.NOTHING_PROVED);
        assertThat(storedHashes(acme.authId()))
                .as("a wrong token changes nothing")
                .singleElement()
                .asString()
                .startsWith("$2b$10$");

        var version = peppered.credentials()
                .get(PLATFORM, CredentialId.primaryOf(acme.authId()))
                .version();
        peppered.signIn(acme);
        assertThat(storedHashes(acme.authId())).singleElement().asString().doesNotStartWith("$2");
        assertThat(peppered.credentials()
                        .get(PLATFORM, CredentialId.primaryOf(acme.authId()))
                        .version())
                .as("the same token, hashed anew, is no change of the credential")
                .isEqualTo(version);
        assertThat(worldWith(World::peppered).signIn(acme).account()).isEqualTo(acme.authId());
    }

    @Test
    void customHasherTakesOverFromBcrypt() {
        var acme = worldWith(HasherContract::bcrypt).main("Acme");
        var custom = worldWith(settings -> settings.secretHasher(new GatedHasher(Cost.CHEAP)));

        custom.signIn(acme);

        assertThat(storedHashes(acme.authId())).singleElement().asString().startsWith("tck$");
        assertThat(worldWith(settings -> settings.secretHasher(new GatedHasher(Cost.CHEAP)))
                        .signIn(acme)
                        .account())
                .isEqualTo(acme.authId());
    }

    @Test
    void newPepperTakesOverWhileTheOldOneGoesOnVerifying() {
        var first = PepperKeyset.primary("k1", World.pepperKey("one"));
        var both = PepperKeyset.primary("k2", World.pepperKey("two")).accepting("k1", World.pepperKey("one"));
        var second = PepperKeyset.primary("k2", World.pepperKey("two"));
        var used = worldWith(settings -> settings.peppers(first)).main("used");
        var unused = worldWith(settings -> settings.peppers(first)).main("unused");

        worldWith(settings -> settings.peppers(both)).signIn(used);

        var after = worldWith(settings -> settings.peppers(second));
        assertThat(after.signIn(used).account()).as("hashed anew when used").isEqualTo(used.authId());
        assertThat(after.present(unused)).as("its pepper is gone").isEqualTo(Expect.NOTHING_PROVED);
        assertThat(worldWith(settings -> settings.peppers(both)).signIn(unused).account())
                .as("bringing the pepper back brings it back")
                .isEqualTo(unused.authId());
    }

    @Test
    void pepperOfAnotherKeyUnderTheSameNameVerifiesNothing() {
        var acme = worldWith(settings -> settings.peppers(PepperKeyset.primary("k", World.pepperKey("one"))))
                .main("Acme");
        var stranger = worldWith(settings -> settings.peppers(PepperKeyset.primary("k", World.pepperKey("two"))));

        assertThat(stranger.present(acme)).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void rehashingTouchesTheSecretThatWasUsedOnly() {
        var bcrypt = worldWith(HasherContract::bcrypt);
        var acme = bcrypt.main("Acme");
        var further = bcrypt.credentials().issue(PLATFORM, acme.authId(), NewCredential.named("ci"));

        worldWith(World::peppered).signIn(further);

        assertThat(storedHashes(acme.authId()))
                .filteredOn(hash -> hash.startsWith("$2b$"))
                .hasSize(1);
        assertThat(worldWith(World::peppered).signIn(acme).account()).isEqualTo(acme.authId());
    }

    @Test
    void manyFirstUsesAtOnceAreAllAcceptedAndHashOnce() {
        var acme = worldWith(HasherContract::bcrypt).main("Acme");
        var peppered = worldWith(World::peppered);

        var answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> peppered.present(acme)))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Authenticated.class));
        assertThat(storedHashes(acme.authId())).singleElement().asString().doesNotStartWith("$2");
    }

    @Test
    void secondUseCostsNoHash() {
        var hasher = new GatedHasher(Cost.CHEAP);
        var custom = worldWith(settings -> settings.secretHasher(hasher));
        var acme = custom.main("Acme");

        custom.signIn(acme);
        int first = hasher.matched.get();
        for (int i = 0; i < 5; i++) {
            custom.signIn(acme);
        }

        assertThat(first).as("the first use of a token costs a hash").isEqualTo(1);
        assertThat(hasher.matched.get()).as("later ones do not").isEqualTo(first);
    }

    @Test
    void firstUsesAtTheSameTimeCostOneHash() throws InterruptedException {
        var hasher = new GatedHasher(Cost.EXPENSIVE);
        var custom = worldWith(settings -> settings.secretHasher(hasher).maxConcurrentHashes(1));
        var acme = custom.main("Acme");
        var gate = hasher.close();
        var first = CompletableFuture.supplyAsync(() -> custom.present(acme));
        gate.awaitArrival();
        var others = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> custom.present(acme)))
                .toList();
        gate.open();

        assertThat(first.join()).isInstanceOf(Authenticated.class);
        assertThat(others).allSatisfy(other -> assertThat(other.join()).isInstanceOf(Authenticated.class));
        assertThat(hasher.matched.get()).as("hashes computed for one token").isEqualTo(1);
    }

    private List<String> storedHashes(AccountId account) {
        return storage()
                .read(tx -> tx.credentials().list(Subtree.all(), account).stream()
                        .flatMap(credential -> credential.secrets().stream())
                        .map(SecretRow::hash)
                        .toList());
    }
}
