package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.SubaccountManager;
import io.subaccounts.SubaccountManagerBuilder;
import io.subaccounts.access.Access;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Origin;
import io.subaccounts.access.Principal;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.Accounts;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.credentials.IssuedCredential;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.review.KycDecisions;
import io.subaccounts.resources.ClaimResult;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.Resources;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.support.MutableTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One open manager with its clock, and short words for what most tests begin with. */
final class World implements AutoCloseable {

    static final Actor PLATFORM = Actor.platform("tck");

    final MutableTime time;
    final SubaccountManager manager;

    private World(MutableTime time, SubaccountManager manager) {
        this.time = time;
        this.manager = manager;
    }

    /** A manager with a clock and no thread of its own, which leaves the storage open when it is closed. */
    static World on(Storage storage, UnaryOperator<SubaccountManagerBuilder> settings) {
        var time = new MutableTime();
        var builder = SubaccountManager.builder(new UnclosedStorage(storage))
                .time(time)
                .lastUsedFlush(Duration.ZERO);
        return new World(time, settings.apply(builder).build());
    }

    /** The settings of most tests: tokens are hashed cheaply. */
    static SubaccountManagerBuilder peppered(SubaccountManagerBuilder settings) {
        return settings.peppers(PepperKeyset.primary("tck", pepperKey("tck")));
    }

    static byte[] pepperKey(String text) {
        return text.repeat(32).getBytes(StandardCharsets.US_ASCII);
    }

    Accounts accounts() {
        return manager.accounts();
    }

    Credentials credentials() {
        return manager.credentials();
    }

    Resources resources() {
        return manager.resources();
    }

    Kyc kyc() {
        return manager.kyc();
    }

    KycDecisions kycDecisions() {
        return manager.kycDecisions();
    }

    Access access() {
        return manager.access();
    }

    /** Lets time pass, so that what follows is later than what was before. */
    void tick() {
        time.advance(Duration.ofMillis(1));
    }

    CreatedAccount main(String name) {
        tick();
        return accounts().createMain(PLATFORM, NewAccount.named(name));
    }

    /** A main account in test mode. */
    CreatedAccount testMain(String name) {
        tick();
        return accounts().createMain(PLATFORM, NewAccount.named(name).environment(Environment.TEST));
    }

    CreatedAccount sub(CreatedAccount parent, String name) {
        return sub(parent, NewAccount.named(name));
    }

    CreatedAccount sub(CreatedAccount parent, NewAccount account) {
        tick();
        return accounts().create(PLATFORM, parent.authId(), account);
    }

    /** A main account, one below it, one below that and so on. */
    CreatedAccount[] chain(int levels) {
        var chain = new CreatedAccount[levels];
        chain[0] = main("level 0");
        for (int level = 1; level < levels; level++) {
            chain[level] = sub(chain[level - 1], "level " + level);
        }
        return chain;
    }

    Account read(CreatedAccount account) {
        return accounts().get(PLATFORM, account.authId());
    }

    void delete(CreatedAccount account) {
        tick();
        var plan = accounts().planDeletion(PLATFORM, account.authId(), DeletePolicy.cascade());
        assertThat(accounts().delete(PLATFORM, plan)).isInstanceOf(DeletionResult.Deleted.class);
    }

    /** Lets the platform open an account's own gate for a year, whatever its documents say. */
    void openGate(AccountId id) {
        kycDecisions().override(PLATFORM, id, KycOverride.open("case-1", "documents seen", inAYear()));
    }

    /** Lets the platform block an account's own gate for a year, whatever its documents say. */
    void blockGate(AccountId id) {
        kycDecisions().override(PLATFORM, id, KycOverride.block("case-2", "papers withdrawn", inAYear()));
    }

    Instant inAYear() {
        return time.now().plus(Duration.ofDays(365));
    }

    Ownership claim(CreatedAccount owner, ResourceRef resource) {
        tick();
        var result = resources().claim(PLATFORM, owner.authId(), resource);
        assertThat(result).isInstanceOf(ClaimResult.Claimed.class);
        return ((ClaimResult.Claimed) result).ownerships().get(0);
    }

    /** A trunk that no other test names. */
    ResourceRef freshTrunk() {
        return ResourceRef.trunk("trunk-" + UUID.randomUUID());
    }

    Authentication present(CreatedAccount account) {
        return present(account.authId(), account.authToken());
    }

    Authentication present(AccountId id, Secret token) {
        return access().authenticate(id.value(), token.reveal(), Origin.unknown());
    }

    Authentication present(CredentialId id, Secret token) {
        return access().authenticate(id.value(), token.reveal(), Origin.unknown());
    }

    Authentication present(IssuedCredential issued) {
        return present(issued.authId(), issued.token());
    }

    Principal signIn(CreatedAccount account) {
        return principal(present(account));
    }

    Principal signIn(IssuedCredential issued) {
        return principal(present(issued));
    }

    private static Principal principal(Authentication answer) {
        assertThat(answer)
                .as("the right token of a working account is accepted")
                .isInstanceOf(Authenticated.class);
        return ((Authenticated) answer).principal();
    }

    @Override
    public void close() {
        manager.close();
    }
}
