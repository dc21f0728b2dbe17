package io.subaccounts.tck.privacy;

import io.subaccounts.SubaccountManager;
import io.subaccounts.SubaccountManagerBuilder;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.PageRequest;
import io.subaccounts.common.Secret;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.support.MutableTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts a live customer's personal data through the whole of verification over a storage: submitted by the host and by the
 * customer, passed, failed, reviewed, called back about, disclosed, told in events, and presented where it does not belong.
 * Keeps the text form of every answer and the stack trace of every refusal. Leaves the storage open.
 */
public final class CanaryRun {

    static final Actor PLATFORM = Actor.platform("officer");
    static final Secret CALLBACK_KEY = Secret.of("canary-callback-key-0123456789");

    final SubaccountManager manager;
    final MutableTime time = new MutableTime();
    private final SubaccountManager withOtherKeys;
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    private CanaryRun(Storage storage, FieldCipher cipher, FieldCipher otherKeys) {
        this.manager = settings(storage).fieldCipher(cipher).build();
        this.withOtherKeys = settings(storage).fieldCipher(otherKeys).build();
    }

    /**
     * Makes a run.
     *
     * @param storage where everything goes
     * @param cipher what protects it
     * @param otherKeys a cipher of the same kind with other keys
     * @return the run, over
     */
    public static CanaryRun over(Storage storage, FieldCipher cipher, FieldCipher otherKeys) {
        var run = new CanaryRun(storage, cipher, otherKeys);
        new CustomerStory(run).play();
        new PlatformStory(run).play();
        new MisuseStory(run).play();
        run.accounts.forEach(run::readEvents);
        return run;
    }

    /**
     * What was answered and thrown.
     *
     * @return the texts
     */
    public List<String> told() {
        return List.copyOf(told);
    }

    /**
     * The secrets that were given out.
     *
     * @return each after what it is and a space, for a {@link ClearTextScan}
     */
    public List<String> secrets() {
        return List.copyOf(secrets);
    }

    /**
     * The accounts that were verified.
     *
     * @return their ids
     */
    public List<AccountId> accounts() {
        return List.copyOf(accounts);
    }

    /** Brings all that is under way to its end. */
    void settle() {
        var reviews = manager.kycReviews();
        for (var waiting : reviews.queue(PLATFORM, null, PageRequest.first(100)).items()) {
            reviews.claim(PLATFORM, waiting.id(), Duration.ofHours(1));
            reviews.approve(PLATFORM, waiting.id(), "the same company");
        }
        time.advance(Duration.ofDays(400));
        while (manager.kyc().sweep(1000) > 0) {
            time.advance(Duration.ofDays(1));
        }
    }

    /** Erases what is known of all customers. */
    void erase() {
        accounts.forEach(id -> manager.personalData().erase(PLATFORM, id, "the customer asked"));
    }

    /** A live main account of a company, whose calls rest on its customer. */
    AccountId company(String name) {
        time.advance(Duration.ofSeconds(1));
        var draft = NewAccount.named(name)
                .email("host@tenant.example")
                .kycMode(KycMode.CUSTOMER_USE)
                .businessType(BusinessType.PRIVATE_LIMITED);
        var id = manager.accounts().createMain(PLATFORM, draft).authId();
        accounts.add(id);
        return id;
    }

    /** Makes a call and keeps the text of what came of it. */
    <T> T tell(Supplier<T> call) {
        time.advance(Duration.ofSeconds(1));
        T answer = call.get();
        told.add(Objects.toString(answer));
        return answer;
    }

    /** Makes a call that is refused and keeps the text of the refusal. */
    RuntimeException refused(Supplier<?> call) {
        Optional<RuntimeException> refusal = Optional.empty();
        try {
            Object answer = call.get();
            throw new AssertionError("not refused: " + answer);
        } catch (RuntimeException e) {
            refusal = Optional.of(e);
        }
        var text = new StringWriter();
        refusal.get().printStackTrace(new PrintWriter(text, true));
        told.add(text.toString());
        return refusal.get();
    }

    /** Presents sealed data to a manager that has other keys. */
    void refusedByOtherKeys(AccountId id) {
        refused(() -> withOtherKeys.personalData().export(PLATFORM, id, "with the wrong keys"));
    }

    Secret secret(String what, Secret secret) {
        told.add(secret.toString());
        secrets.add(what + " " + secret.reveal());
        return secret;
    }

    private void readEvents(AccountId id) {
        var events = manager.events();
        secret("signing secret", events.rotateSigningSecret(PLATFORM, id, Duration.ZERO));
        secret("signing secret", events.rotateSigningSecret(PLATFORM, id, Duration.ofDays(1)));
        for (var event : tell(() -> events.read(PLATFORM, id, 0, 1000))) {
            var signed = tell(() -> events.sign(PLATFORM, event));
            told.add(signed.body());
            told.add(signed.headers().toString());
        }
    }

    private SubaccountManagerBuilder settings(Storage storage) {
        return SubaccountManager.builder(storage)
                .time(time)
                .peppers(PepperKeyset.primary("canary", new byte[32]))
                .lastUsedFlush(Duration.ZERO)
                .kycProvider(new CanaryRegister())
                .kycCallbacks(
                        CanaryRegister.NAME,
                        CallbackSigning.sha256Header("X-Signature", CALLBACK_KEY)
                                .acceptingUndated());
    }
}
