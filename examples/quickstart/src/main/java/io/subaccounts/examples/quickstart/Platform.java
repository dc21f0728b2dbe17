package io.subaccounts.examples.quickstart;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.common.Actor;
import io.subaccounts.common.PageRequest;
import io.subaccounts.resources.ClaimResult.Unavailable;
import io.subaccounts.resources.ResourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the voice platform's operator does: sign tenants up and give them their trunks and numbers. */
final class Platform {

    static final Actor OPERATOR = Actor.platform("quickstart");

    private final SubaccountManager manager;
    private final Transcript transcript;
    private final Map<String, CreatedAccount> accounts = new LinkedHashMap<>();

    Platform(SubaccountManager manager, Transcript transcript) {
        this.manager = manager;
        this.transcript = transcript;
    }

    CreatedAccount account(String key) {
        CreatedAccount account = accounts.get(key);
        if (account == null) {
            throw new IllegalArgumentException("the tenants file has no " + key);
        }
        return account;
    }

    /** Numbers have one owner at a time: what an earlier run left behind goes, by a plan like any other. */
    void clearEarlierRun() {
        var earlier = manager.accounts()
                .list(OPERATOR, AccountQuery.mainAccounts(), PageRequest.first(100))
                .items();
        transcript.line("%s", earlier.isEmpty() ? "A new file." : "The file remembers an earlier run:");
        for (Account main : earlier) {
            var plan = manager.accounts().planDeletion(OPERATOR, main.id(), DeletePolicy.cascade());
            if (manager.accounts().delete(OPERATOR, plan) instanceof DeletionResult.Deleted deleted) {
                transcript.line(
                        "%s of %s is deleted with %d accounts below it; %d trunks and numbers are free again.",
                        main.name(), main.createdAt(), deleted.deletedAccounts() - 1, deleted.released());
            }
        }
    }

    void onboard(List<Tenant> tenants) {
        transcript.chapter("Onboarding the tenants; each token is shown this once (masked here, but for one)");
        for (Tenant tenant : tenants) {
            CreatedAccount created = tenant.parent().isEmpty()
                    ? manager.accounts().createMain(OPERATOR, tenant.account())
                    : manager.accounts()
                            .create(OPERATOR, account(tenant.parent()).authId(), tenant.account());
            accounts.put(tenant.key(), created);
            transcript.name(created.authId(), tenant.account().name());
            transcript.line("%-30s %s  %s", tenant.account().name(), created.authId(), shown(tenant, created));
            claim(tenant, created);
        }
    }

    private void claim(Tenant tenant, CreatedAccount owner) {
        var resources = new ArrayList<ResourceRef>();
        tenant.trunks().forEach(trunk -> resources.add(ResourceRef.trunk(trunk)));
        tenant.numbers().forEach(number -> resources.add(ResourceRef.number(number)));
        if (!resources.isEmpty()
                && manager.resources().claimAll(OPERATOR, owner.authId(), resources) instanceof Unavailable taken) {
            throw new IllegalStateException("somebody else has " + taken.resources());
        }
    }

    private static String shown(Tenant tenant, CreatedAccount created) {
        return tenant.key().equals("support") ? created.authToken().reveal() : Transcript.masked(created.authToken());
    }
}
