package io.subaccounts.tck.manager;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.CinCheck;
import io.subaccounts.spi.kyc.DigiLockerLink;
import io.subaccounts.spi.kyc.DigiLockerStart;
import io.subaccounts.spi.kyc.GstCheck;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.PanCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderCallback;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider that answers what the test last told it to, and counts how often it is asked. */
final class ScriptedProvider implements KycProvider {

    static final Company BLUE_KITE = new Company("U72900KA2020PTC777777", "BLUE KITE PRIVATE LIMITED", "Active");
    static final Company RED_KITE = new Company("U72900KA2021PTC888888", "RED KITE PRIVATE LIMITED", "Active");

    private final String name;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Function<@Nullable String, ProviderAnswer<Findings>> script = ScriptedProvider::confirmed;
    private volatile List<Company> register = List.of(BLUE_KITE, RED_KITE);
    private volatile @Nullable ProviderFault startFault;
    private volatile @Nullable String calledRequest;
    private volatile Runnable meanwhile = () -> {};
    private final AtomicReference<Runnable> whileSearching = new AtomicReference<>(() -> {});

    ScriptedProvider(String name) {
        this.name = name;
    }

    /** The register says just what was declared. This is how it begins. */
    void passes() {
        script = ScriptedProvider::confirmed;
    }

    void passesAs(String registeredName) {
        answers(new ProviderAnswer.Passed<>(Findings.named(registeredName)));
    }

    void fails(FailureReason reason) {
        answers(new ProviderAnswer.Failed<>(reason, Finality.RETRYABLE));
    }

    void failsForGood(FailureReason reason) {
        answers(new ProviderAnswer.Failed<>(reason, Finality.FINAL));
    }

    void defers(String reference) {
        answers(new ProviderAnswer.Pending<>(reference));
    }

    void breaks(ProviderFault fault) {
        answers(new ProviderAnswer.Fault<>(fault));
    }

    void answers(ProviderAnswer<Findings> answer) {
        script = declared -> answer;
    }

    /** It never answers; the call ends when it is given up. */
    void hangs() {
        script = declared -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ProviderAnswer.Fault<>(ProviderFault.TIMEOUT);
        };
    }

    void throwing(RuntimeException exception) {
        script = declared -> {
            throw exception;
        };
    }

    /** What happens while it is being asked. */
    void meanwhile(Runnable value) {
        meanwhile = value;
    }

    /** What happens while it is being asked for companies, once. */
    void whileSearching(Runnable value) {
        whileSearching.set(value);
    }

    void register(Company... companies) {
        register = List.of(companies);
    }

    /** What the next requests are called, instead of names of its own. */
    void calling(String request) {
        calledRequest = request;
    }

    /** Searches and requests cannot be carried out. */
    void cannotStart(ProviderFault fault) {
        startFault = fault;
    }

    /** How often it was asked to verify anything, to search or to start. */
    int calls() {
        return calls.get();
    }

    /** The body of a callback as this provider reads it. */
    static byte[] body(
            @Nullable String deliveryId,
            String reference,
            Environment environment,
            @Nullable Instant sentAt,
            String outcome) {
        return String.join(
                        "|",
                        deliveryId == null ? "" : deliveryId,
                        reference,
                        environment.name(),
                        sentAt == null ? "" : sentAt.toString(),
                        outcome)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<DocumentType> documents() {
        return EnumSet.allOf(DocumentType.class);
    }

    @Override
    public ProviderAnswer<Findings> verifyPan(PanCheck check) {
        return asked(check.name());
    }

    @Override
    public ProviderAnswer<Findings> verifyGst(GstCheck check) {
        return asked(check.name());
    }

    @Override
    public ProviderAnswer<List<Company>> searchCompanies(String companyName) {
        calls.incrementAndGet();
        whileSearching.getAndSet(() -> {}).run();
        ProviderFault fault = startFault;
        return fault == null ? new ProviderAnswer.Passed<>(register) : new ProviderAnswer.Fault<>(fault);
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        return asked(check.companyName());
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        calls.incrementAndGet();
        meanwhile.run();
        ProviderFault fault = startFault;
        if (fault != null) {
            return new ProviderAnswer.Fault<>(fault);
        }
        String called = calledRequest;
        String request = called == null ? "AR_" + start.key() + "_" + requests.incrementAndGet() : called;
        return new ProviderAnswer.Passed<>(
                new DigiLockerLink(URI.create("https://digilocker.example/authorize"), request));
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return asked(null);
    }

    @Override
    public ProviderCallback readCallback(byte[] body) {
        String[] parts = new String(body, StandardCharsets.UTF_8).split("\\|", -1);
        return new ProviderCallback(
                parts[0].isEmpty() ? null : parts[0],
                parts[1],
                Environment.valueOf(parts[2]),
                parts[3].isEmpty() ? null : Instant.parse(parts[3]),
                outcome(parts[1], parts[4]));
    }

    private ProviderAnswer<Findings> asked(@Nullable String declaredName) {
        calls.incrementAndGet();
        meanwhile.run();
        return script.apply(declaredName);
    }

    private static ProviderAnswer<Findings> confirmed(@Nullable String declaredName) {
        return new ProviderAnswer.Passed<>(new Findings(declaredName, null, null, null, null));
    }

    private static ProviderAnswer<Findings> outcome(String reference, String word) {
        return switch (word) {
            case "passed" -> new ProviderAnswer.Passed<>(Findings.NONE);
            case "failed" -> new ProviderAnswer.Failed<>(FailureReason.INACTIVE, Finality.RETRYABLE);
            case "pending" -> new ProviderAnswer.Pending<>(reference);
            case "broken" -> new ProviderAnswer.Fault<>(ProviderFault.UPSTREAM_ERROR);
            default -> new ProviderAnswer.Passed<>(Findings.named(word));
        };
    }
}
