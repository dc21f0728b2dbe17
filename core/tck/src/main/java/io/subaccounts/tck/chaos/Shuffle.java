package io.subaccounts.tck.chaos;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.common.PageRequest;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * One story told several times, each time to a new account and with its callbacks in another order: repeated, lost, forged,
 * late, from the wrong environment, about attempts that others have taken the place of. A provider does not change its
 * mind, so all have the same end; unless the papers are of two holders. Then it depends on the order which of them is
 * charged with that, but in no order do both stand, nor does the gate ever open.
 */
final class Shuffle {

    /** A callback about the n-th attempt of a document. */
    private record Call(
            DocumentType document, int number, Answer answer, int delivery, boolean forged, boolean foreign) {}

    private final Stage stage;
    private final Random random;
    private final boolean again;
    private final Company company;
    private final boolean agree;
    private final List<Call> calls = new ArrayList<>();

    Shuffle(Stage stage, long seed) {
        this.stage = stage;
        this.random = new Random(seed);
        this.again = random.nextBoolean();
        this.agree = random.nextInt(4) > 0;
        this.company = Papers.COMPANIES.get(agree ? 0 : 1);
        for (DocumentType document : List.of(DocumentType.PAN, DocumentType.GST, DocumentType.CIN)) {
            about(document, 1);
        }
        if (again) {
            about(DocumentType.GST, 2);
        }
    }

    /** What the provider has to say of an attempt, once, twice or not at all, and what others say in its name. */
    private void about(DocumentType document, int number) {
        Answer truth = Answer.anyOutcome(random);
        boolean lost = random.nextInt(5) == 0;
        for (int times = lost ? 0 : 1 + random.nextInt(3); times > 0; times--) {
            calls.add(new Call(document, number, truth, random.nextInt(2), false, false));
        }
        calls.add(new Call(document, number, Answer.anyOutcome(random), 2, true, false));
        calls.add(new Call(document, number, Answer.anyOutcome(random), 3, false, true));
        calls.add(new Call(document, number, Answer.PENDING, 4, false, false));
    }

    void play(int orders) {
        List<String> first = told(false);
        for (int i = 1; i < orders; i++) {
            Collections.shuffle(calls, random);
            List<String> end = told(random.nextBoolean());
            if (agree && !end.equals(first)) {
                throw new AssertionError(
                        "in the order " + calls + " the end is " + end + " and was " + first + " in another");
            }
        }
    }

    private List<String> told(boolean swept) {
        var main = stage.liveMain;
        var draft = NewAccount.named("customer")
                .email("ops@customer.example")
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.PRIVATE_LIMITED);
        AccountId account =
                manager(0).accounts().create(Stage.PLATFORM, main, draft).authId();
        submit(account);
        for (Call call : calls) {
            deliver(account, call);
            if (swept && random.nextInt(4) == 0) {
                Stage.sweep(manager(random.nextInt(2)));
            }
            requireOneHolder(account);
        }
        return summary(account);
    }

    /** What was verified is of one holder, and a gate that takes papers of both does not open. */
    private void requireOneHolder(AccountId account) {
        var status = manager(0).kyc().status(Stage.PLATFORM, account);
        boolean both = isVerified(status, DocumentType.PAN)
                && (isVerified(status, DocumentType.GST) || isVerified(status, DocumentType.CIN));
        if (!agree && (both || status.gate() == KycGate.OPEN)) {
            throw new AssertionError("in the order " + calls + " papers of two holders came to " + summary(account));
        }
    }

    private static boolean isVerified(KycStatus status, DocumentType document) {
        return status.documents().get(document) == VerificationState.VERIFIED;
    }

    private void submit(AccountId account) {
        stage.provider.follow(() -> Answer.PENDING);
        Kyc kyc = manager(1).kyc();
        String pan = Papers.pan('C', 1);
        kyc.verifyPan(Stage.PLATFORM, account, new PanSubmission(Secret.of(pan), Papers.HOLDER, null));
        var gst = new GstSubmission(Secret.of(Papers.gstin(pan)), company.name());
        kyc.verifyGst(Stage.PLATFORM, account, gst);
        var found = (SearchResult.Found) kyc.searchCompanies(Stage.PLATFORM, account, "Kite");
        kyc.confirmCompany(Stage.PLATFORM, account, new CompanyChoice(found.search(), company));
        if (again) {
            kyc.verifyGst(Stage.PLATFORM, account, gst);
        }
    }

    private void deliver(AccountId account, Call call) {
        String key = account + "/" + call.document() + "/" + call.number();
        var environment = call.foreign() ? Environment.TEST : Environment.LIVE;
        String declared = call.document() == DocumentType.PAN ? Papers.HOLDER : company.name();
        String body = ScriptedProvider.callback(environment, ScriptedProvider.reference(key), call.answer(), declared);
        var letter = new Letter(ScriptedProvider.NAME, key + "-" + call.delivery(), body);
        Instant now = stage.time.now();
        manager(random.nextInt(2))
                .kycCallbacks()
                .receive(letter.provider(), call.forged() ? letter.forged(now) : letter.signed(now), letter.body());
    }

    private List<String> summary(AccountId account) {
        var status = manager(0).kyc().status(Stage.PLATFORM, account);
        var end = new ArrayList<String>();
        manager(1).kyc().attempts(Stage.PLATFORM, account, PageRequest.first(100)).items().stream()
                .map(attempt -> attempt.id().document() + "/" + attempt.id().number() + " " + attempt.state())
                .sorted()
                .forEach(end::add);
        end.add(new TreeMap<>(status.documents()).toString());
        end.add(status.overallStatus() + " " + status.gate());
        return end;
    }

    private SubaccountManager manager(int which) {
        return stage.managers.get(which);
    }
}
