package io.subaccounts.examples.quickstart;

import io.subaccounts.SubaccountManager;
import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Decision;
import io.subaccounts.access.Origin;
import io.subaccounts.access.Principal;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionPlan;
import io.subaccounts.accounts.DeletionResult.Deleted;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Secret;
import io.subaccounts.credentials.Rotation;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.resources.ResourceRef;
import java.time.Duration;
import java.time.Instant;

/** What happens to the tenants afterwards. */
final class Story {

    private final SubaccountManager manager;
    private final Platform platform;
    private final Transcript transcript;

    Story(SubaccountManager manager, Platform platform, Transcript transcript) {
        this.manager = manager;
        this.platform = platform;
        this.transcript = transcript;
    }

    void tell() {
        authenticate();
        verifyCustomers();
        crossTenants();
        disableReseller();
        rotate();
        deleteCustomer();
    }

    void tellAgain() {
        CreatedAccount kaveri = platform.account("kaveri");
        CreatedAccount support = platform.account("support");
        transcript.answer("The support desk's token from before", transcript.told(present(support)));
        transcript.answer(
                "The reseller's own name for itself",
                manager.accounts().get(kaveri.asActor(), kaveri.authId()).name());
        transcript.answer(
                "Lotus Dental, to its reseller",
                manager.accounts()
                        .get(kaveri.asActor(), platform.account("lotus").authId())
                        .status()
                        .toString());
        transcript.answer("Lotus Dental's token", transcript.told(present(platform.account("lotus"))));
    }

    private void authenticate() {
        transcript.chapter("Authentication: right and wrong");
        CreatedAccount bluekite = platform.account("bluekite");
        CreatedAccount support = platform.account("support");
        transcript.answer("Blue Kite with its token", transcript.told(present(bluekite)));
        transcript.answer(
                "Blue Kite's id with the support desk's token",
                transcript.told(present(bluekite.authId().value(), support.authToken())));
        transcript.answer(
                "An id nobody has, with that token",
                transcript.told(present("SA_00000000000000000000", support.authToken())));
        transcript.answer(
                "Blue Kite with a mistyped token",
                transcript.told(present(
                        bluekite.authId().value(),
                        Secret.of(bluekite.authToken().reveal().replaceFirst(".$", "!")))));
    }

    private void verifyCustomers() {
        transcript.chapter("KYC: customers are call-blocked until verified, the department inherits");
        var support = principal(platform.account("support"));
        transcript.answer(
                "The support desk places a call",
                transcript.told(
                        manager.access().authorize(support, Action.PLACE_CALL, ResourceRef.trunk("acme-support-1"))));
        transcript.answer("Blue Kite places a call", transcript.told(placeCall("bluekite", "bluekite-blr-1")));
        for (String key : new String[] {"bluekite", "kaveri", "lotus", "harbor"}) {
            manager.kycDecisions()
                    .override(
                            Platform.OPERATOR,
                            platform.account(key).authId(),
                            KycOverride.open(
                                    "case-" + key,
                                    "PAN and GSTIN seen by the sales desk",
                                    Instant.now().plus(Duration.ofDays(365))));
        }
        transcript.answer(
                "Blue Kite, vouched for by the operator, places a call",
                transcript.told(placeCall("bluekite", "bluekite-blr-1")));
    }

    private void crossTenants() {
        transcript.chapter("Tenants see nothing of each other");
        CreatedAccount bluekite = platform.account("bluekite");
        CreatedAccount harbor = platform.account("harbor");
        transcript.answer("Blue Kite calls over Harbor's trunk", transcript.told(placeCall("bluekite", "harbor-pbx")));
        transcript.answer("Blue Kite calls over a trunk nobody has", transcript.told(placeCall("bluekite", "no-such")));
        try {
            manager.accounts().get(bluekite.asActor(), harbor.authId());
        } catch (NotFoundException e) {
            transcript.answer("Blue Kite reads Harbor's account", e.code().toString());
        }
        transcript.answer(
                "The reseller calls for Harbor, as itself",
                transcript.told(manager.access()
                        .authorize(
                                principal(platform.account("kaveri")),
                                Action.PLACE_CALL,
                                ResourceRef.trunk("harbor-pbx"),
                                harbor.authId())));
        transcript.answer(
                "Who owns +1 212 555 0178, to Harbor's reseller",
                manager.resources()
                        .owner(platform.account("kaveri").asActor(), ResourceRef.number("+1 212 555 0178"))
                        .map(ownership -> transcript.named(ownership.owner()))
                        .orElse("nobody"));
    }

    private void disableReseller() {
        transcript.chapter("The reseller is switched off, and on again");
        CreatedAccount kaveri = platform.account("kaveri");
        manager.accounts().disable(platform.account("acme").asActor(), kaveri.authId());
        transcript.answer("Kaveri is off; Lotus Dental", transcript.told(present(platform.account("lotus"))));
        transcript.answer("Harbor Logistics", transcript.told(present(platform.account("harbor"))));
        transcript.answer("Blue Kite next door", transcript.told(present(platform.account("bluekite"))));
        manager.accounts().enable(platform.account("acme").asActor(), kaveri.authId());
        transcript.answer("Kaveri is on again; Lotus Dental", transcript.told(present(platform.account("lotus"))));
    }

    private void rotate() {
        transcript.chapter("Blue Kite rotates its token with an hour of overlap");
        CreatedAccount bluekite = platform.account("bluekite");
        CredentialId credential = CredentialId.primaryOf(bluekite.authId());
        Secret fresh = manager.credentials()
                .rotate(bluekite.asActor(), credential, Rotation.withGrace(Duration.ofHours(1)))
                .orElseThrow()
                .token();
        transcript.line("The new token is %s.", Transcript.masked(fresh));
        transcript.answer(
                "The new token", transcript.told(present(bluekite.authId().value(), fresh)));
        transcript.answer("The old token, for now", transcript.told(present(bluekite)));
        manager.credentials().finishRotation(bluekite.asActor(), credential);
        transcript.answer("The old token, once the rotation is finished", transcript.told(present(bluekite)));
    }

    private void deleteCustomer() {
        transcript.chapter("Lotus Dental leaves: a plan, and its execution");
        CreatedAccount kaveri = platform.account("kaveri");
        CreatedAccount lotus = platform.account("lotus");
        DeletionPlan plan =
                manager.accounts().planDeletion(kaveri.asActor(), lotus.authId(), DeletePolicy.reassociateToParent());
        transcript.line(
                "The plan: %s resources to the reseller, %d credential to revoke, %d blockers.",
                plan.resources(), plan.liveCredentials(), plan.blockers().size());
        if (manager.accounts().delete(kaveri.asActor(), plan) instanceof Deleted deleted) {
            transcript.line("Done: %d resources have changed hands.", deleted.reassociated());
        }
        transcript.answer("Lotus Dental's token", transcript.told(present(lotus)));
        transcript.answer(
                "Who owns +91 44 4859 6121 now",
                manager.resources()
                        .owner(kaveri.asActor(), ResourceRef.number("+91 44 4859 6121"))
                        .map(ownership -> transcript.named(ownership.owner()))
                        .orElse("nobody"));
    }

    private Decision placeCall(String key, String trunk) {
        return manager.access()
                .authorize(principal(platform.account(key)), Action.PLACE_CALL, ResourceRef.trunk(trunk));
    }

    private Principal principal(CreatedAccount account) {
        if (present(account) instanceof Authenticated ok) {
            return ok.principal();
        }
        throw new IllegalStateException(account.account().name() + " is not let in");
    }

    private Authentication present(CreatedAccount account) {
        return present(account.authId().value(), account.authToken());
    }

    private Authentication present(String authId, Secret token) {
        return manager.access().authenticate(authId, token.reveal(), Origin.unknown());
    }
}
