package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.spi.host.TimeSource;
import io.subaccounts.spi.kyc.CinCheck;
import io.subaccounts.spi.kyc.DigiLockerLink;
import io.subaccounts.spi.kyc.DigiLockerStart;
import io.subaccounts.spi.kyc.GstCheck;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.PanCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderCallback;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the documents of test accounts by what is presented, and asks nobody. Safe for use by several threads.
 *
 * <table>
 *   <caption>What an input stands for, known by its beginning</caption>
 *   <tr><th>Input</th><th>Outcome</th></tr>
 *   <tr><td>PAN or GSTIN {@code TESTSUCCESS0001}</td><td>passed, the register saying just what was declared; with
 *       {@value #NAME_MISMATCH} or {@value #DATE_MISMATCH} at the end, another name or date</td></tr>
 *   <tr><td>PAN or GSTIN {@code TESTFAIL0001}</td><td>failed, retryable</td></tr>
 *   <tr><td>PAN or GSTIN {@code TESTERROR0001}</td><td>a fault of the register's</td></tr>
 *   <tr><td>PAN or GSTIN {@code TESTPENDING001}, {@code TESTPENDING_FAIL}</td><td>pending until it is {@linkplain
 *       #settle settled}, as intended to pass or to fail</td></tr>
 *   <tr><td>company search</td><td>the same three companies, whatever the name</td></tr>
 *   <tr><td>CIN {@code U72900KA2024PTC123456}</td><td>passed; it is the first company found</td></tr>
 *   <tr><td>DigiLocker state {@code fail}, {@code error}, {@code pending}, anything else or none</td><td>a request whose
 *       identifier begins with {@code MOCK_AR_FAIL}, {@code MOCK_AR_ERROR}, {@code MOCK_AR_PENDING},
 *       {@code MOCK_AR_SUCCESS}</td></tr>
 *   <tr><td>DigiLocker request {@code MOCK_AR_SUCCESS}</td><td>passed, without a name</td></tr>
 *   <tr><td>DigiLocker request {@code MOCK_AR_FAIL}</td><td>failed: the holder did not consent; retryable</td></tr>
 *   <tr><td>DigiLocker request {@code MOCK_AR_ERROR}, {@code MOCK_AR_PENDING}</td><td>a fault; pending</td></tr>
 *   <tr><td>any other number or request</td><td>failed: not found; retryable</td></tr>
 * </table>
 *
 * <p>The structure of numbers that are none of these is checked first, as in live. To finish a DigiLocker request, the bare
 * {@code MOCK_AR_SUCCESS}, {@code MOCK_AR_FAIL}, {@code MOCK_AR_ERROR} and {@code MOCK_AR_PENDING} stand for the account's
 * latest one and end it so.
 *
 * <p>A {@link TestScript} puts other stories in place of these. The same attempt is always given the same reference, also
 * after a restart; what was declared with a pending check is remembered for the latest 10,000 of them.
 */
public final class TestModeProvider implements KycProvider {

    /** The name of this provider. */
    public static final String NAME = "test-mode";

    /** The end of a passing PAN or GSTIN that is registered under another name. */
    public static final String NAME_MISMATCH = "_NAME_MISMATCH";

    /** The end of a passing PAN that is registered with another date of birth. */
    public static final String DATE_MISMATCH = "_DATE_MISMATCH";

    private static final String UNDECLARED = "TEST HOLDER";
    private static final String ACTIVE = "Active";
    private static final List<Company> COMPANIES = List.of(
            new Company(KnownInputs.ACTIVE_CIN, "EXAMPLE VOICE PRIVATE LIMITED", ACTIVE),
            new Company("U72900MH2019PTC654321", "EXAMPLE VOICE SERVICES PRIVATE LIMITED", ACTIVE),
            new Company("L64200DL1999PLC111111", "EXAMPLE VOICE HOLDINGS LIMITED", "Strike Off"));

    private final TestScript script;
    private final Outbox outbox;

    /** A provider without a script, on the clocks of the machine. */
    public TestModeProvider() {
        this(TestScript.none(), TimeSource.system());
    }

    /**
     * A provider that follows a script.
     *
     * @param script how checks go in place of what the known inputs stand for
     * @param time what delays are counted by
     */
    public TestModeProvider(TestScript script, TimeSource time) {
        this.script = script;
        this.outbox = new Outbox(time);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<DocumentType> documents() {
        return EnumSet.allOf(DocumentType.class);
    }

    @Override
    public ProviderAnswer<Findings> verifyPan(PanCheck check) {
        var declared = new Declared(named(check.name()), check.dateOfBirth());
        return decided(DocumentType.PAN, check.pan().reveal(), reference(check.key()), declared);
    }

    @Override
    public ProviderAnswer<Findings> verifyGst(GstCheck check) {
        var declared = new Declared(named(check.name()), null);
        return decided(DocumentType.GST, check.gstin().reveal(), reference(check.key()), declared);
    }

    @Override
    public ProviderAnswer<List<Company>> searchCompanies(String companyName) {
        return new Passed<>(COMPANIES);
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        var declared = new Declared(check.companyName(), null);
        return decided(DocumentType.CIN, check.cin().reveal(), reference(check.key()), declared);
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        String beginning = switch (Objects.requireNonNullElse(start.state(), "")) {
            case "fail" -> KnownInputs.REQUEST_FAIL;
            case "error" -> KnownInputs.REQUEST_ERROR;
            case "pending" -> KnownInputs.REQUEST_PENDING;
            default -> KnownInputs.REQUEST_SUCCESS;
        };
        String request = beginning + "_" + digest(start.key());
        var unused = fetchDigiLocker(request); // a scripted callback does not wait to be asked for
        return new Passed<>(
                new DigiLockerLink(URI.create("https://digilocker.test-mode.invalid/authorize/" + request), request));
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return decided(DocumentType.AADHAAR, requestId, requestId, Declared.NOTHING);
    }

    /**
     * Reads a callback of this provider's own.
     *
     * @param body the body
     * @return what it says, always about a test check
     * @throws IllegalArgumentException if it is not just as this provider writes it
     */
    @Override
    public ProviderCallback readCallback(byte[] body) {
        return CallbackBody.read(body);
    }

    /**
     * Hands out the scripted callbacks that are due, each once. Those of one check come in the order of the script, whatever
     * their delays, so that one sent earlier can come later. They are kept until they are handed out.
     *
     * @param now the present moment
     * @return the callbacks, in the order they are to be delivered in
     */
    public List<TestDelivery> deliveries(Instant now) {
        return outbox.due(now);
    }

    /**
     * Offers the scripted callbacks that are due to somebody who carries them, in the order of {@link #deliveries}. One that
     * is not taken, or at which the courier throws, is offered again the next time, at least for an hour from when it was
     * due. One caller at a time offers.
     *
     * @param now the present moment
     * @param courier answers whether it has delivered a callback
     * @return how many were delivered
     */
    public int deliver(Instant now, Predicate<TestDelivery> courier) {
        return outbox.hand(now, courier);
    }

    /**
     * Ends a pending check by hand.
     *
     * @param reference the reference of the check
     * @param outcome how it ends
     * @return the callback that says so, sent now under a delivery id of its own
     */
    public TestDelivery settle(String reference, TestOutcome outcome) {
        return outbox.settled(reference, outcome);
    }

    private ProviderAnswer<Findings> decided(DocumentType document, String value, String reference, Declared declared) {
        Course course = script.course(document, value).orElseGet(() -> KnownInputs.course(document, value));
        if (course.atOnce() != null) {
            return course.atOnce().about(declared);
        }
        if (!KnownInputs.isAnyRequest(reference)) {
            outbox.opened(reference, declared, course.callbacks());
        }
        return new Pending<>(reference);
    }

    private static String named(@Nullable String declared) {
        return declared == null ? UNDECLARED : declared;
    }

    private static String reference(String key) {
        return "MOCK_REF_" + digest(key);
    }

    /** Short, visible and the same for the same text; of letters only, for digits can pass for an Aadhaar number. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of()
                    .formatHex(digest, 0, 16)
                    .chars()
                    .map(c -> c <= '9' ? c - '0' + 'g' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
