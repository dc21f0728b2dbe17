package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Authentication;
import io.subaccounts.access.DenialReason;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.NewCredential;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who presents the right pair of id and token is recognised, or told every reason why not; nobody else is. */
abstract class AuthenticationContract extends ManagerContract {

    @Test
    void rightTokenNamesItsAccountCredentialAndMoment() {
        var kite = world.sub(world.main("Acme"), "Kite");

        var principal = world.signIn(kite);

        assertThat(principal.account()).isEqualTo(kite.authId());
        assertThat(principal.credential()).isEqualTo(CredentialId.primaryOf(kite.authId()));
        assertThat(principal.secretNumber())
                .isEqualTo(world.credentials()
                        .get(PLATFORM, principal.credential())
                        .secrets()
                        .get(0)
                        .number());
        assertThat(principal.authenticatedAt()).isEqualTo(world.time.now());
    }

    @Test
    void tokenWorksWithItsOwnIdOnly() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        var further = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("ci"));

        assertThat(world.present(acme.authId(), kite.authToken())).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(world.present(kite.authId(), acme.authToken())).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(world.present(further.authId(), kite.authToken())).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(world.present(kite.authId(), further.token())).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void verifiedTokenStaysBoundToItsId() {
        var acme = world.main("Acme");
        var kite = world.sub(acme, "Kite");
        world.signIn(acme);
        world.signIn(kite);

        assertThat(world.present(acme.authId(), kite.authToken())).isEqualTo(Expect.NOTHING_PROVED);
        assertThat(world.present(kite.authId(), acme.authToken())).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void rightTokenOfAnAccountThatIsSwitchedOffIsToldEveryLevel() {
        var chain = world.chain(3);
        world.accounts().disable(PLATFORM, chain[0].authId());
        Expect.refused(world.present(chain[2]), Expect.disabled(chain[0]));

        world.accounts().suspend(PLATFORM, chain[1].authId());
        world.accounts().disable(PLATFORM, chain[2].authId());
        Expect.refused(
                world.present(chain[2]),
                Expect.disabled(chain[0]),
                Expect.suspended(chain[1]),
                Expect.disabled(chain[2]));
        Expect.refused(world.present(chain[0]), Expect.disabled(chain[0]));

        world.accounts().enable(PLATFORM, chain[0].authId());
        world.accounts().resume(PLATFORM, chain[1].authId());
        world.accounts().enable(PLATFORM, chain[2].authId());
        assertThat(world.signIn(chain[2]).account()).isEqualTo(chain[2].authId());
    }

    @Test
    void refusalDoesNotDependOnWhetherTheTokenWasVerifiedBefore() {
        var warm = world.main("warm");
        var cold = world.main("cold");
        world.signIn(warm);
        for (var account : new AccountId[] {warm.authId(), cold.authId()}) {
            world.accounts().disable(PLATFORM, account);
        }

        Expect.refused(world.present(warm), Expect.disabled(warm));
        Expect.refused(world.present(cold), Expect.disabled(cold));
    }

    @Test
    void deletedAccountsRightTokenProvesNothing() {
        var kite = world.sub(world.main("Acme"), "Kite");
        world.signIn(kite);
        world.delete(kite);

        assertThat(world.present(kite)).isEqualTo(Expect.NOTHING_PROVED);
    }

    @Test
    void newAccountIsAcceptedThoughItsIdWasAskedForBefore() {
        var acme = world.main("Acme");
        for (int i = 0; i < 5; i++) {
            world.present(acme.authId(), world.main("noise").authToken());
        }
        assertThat(world.signIn(acme).account())
                .as("wrong attempts neither lock out nor are remembered")
                .isEqualTo(acme.authId());
    }

    @Test
    void kycGateDoesNotKeepACallerFromProvingWhoItIs() {
        var acme = world.main("Acme");
        var kite = world.sub(
                acme, NewAccount.named("Kite").email("ops@kite.example").kycMode(KycMode.CUSTOMER_USE));

        assertThat(world.signIn(kite).account()).isEqualTo(kite.authId());
    }

    @Test
    void manyCallersAreRecognisedAtOnce() {
        var acme = world.main("Acme");
        var accounts =
                IntStream.range(0, 20).mapToObj(i -> world.sub(acme, "n" + i)).toList();

        var answers = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> world.present(accounts.get(i % accounts.size())))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).isInstanceOf(Authentication.Authenticated.class);
            assertThat(((Authentication.Authenticated) answers.get(i))
                            .principal()
                            .account())
                    .isEqualTo(accounts.get(i % accounts.size()).authId());
        }
    }

    @Test
    void furtherCredentialActsForItsAccount() {
        var kite = world.sub(world.main("Acme"), "Kite");
        var further = world.credentials().issue(PLATFORM, kite.authId(), NewCredential.named("ci"));

        var principal = world.signIn(further);

        assertThat(principal.account()).isEqualTo(kite.authId());
        assertThat(principal.credential()).isEqualTo(further.authId());
        world.accounts().disable(PLATFORM, kite.authId());
        Expect.refused(world.present(further), DenialReason.ACCOUNT_DISABLED);
    }
}
