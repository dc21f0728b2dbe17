package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.spi.kyc.CinCheck;
import io.subaccounts.spi.kyc.DigiLockerLink;
import io.subaccounts.spi.kyc.DigiLockerStart;
import io.subaccounts.spi.kyc.GstCheck;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.PanCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderCallback;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes every live document, unless its declared name asks for something else. */
final class LiveRegister implements KycProvider {

    static final String NAME = "live-register";

    /** All live documents are registered under one name, so that they fit together. */
    static final String REGISTERED = "EXAMPLE VOICE PRIVATE LIMITED";

    /** Declared by who is to wait for a callback. */
    static final String LATER = "Example Voice Private Limited";

    /** Declared by who is near to what is registered, but not near enough. */
    static final String NEAR = "EXAMPLE VOICES PRIVATE LIMITED";

    static final String LATER_REQUEST = "LATER-";

    static final List<Company> COMPANIES = List.of(
            new Company("U72900KA2024PTC123456", REGISTERED, "Active"),
            new Company("L17110MH1973PLC019786", "EXAMPLE HOLDINGS LIMITED", "Active"));

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
        return decided(check.key(), check.name());
    }

    @Override
    public ProviderAnswer<Findings> verifyGst(GstCheck check) {
        return decided(check.key(), check.name());
    }

    @Override
    public ProviderAnswer<List<Company>> searchCompanies(String companyName) {
        return new Passed<>(COMPANIES);
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        return new Passed<>(Findings.named(check.companyName()));
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        String request = (start.state() == null ? "REQ-" : LATER_REQUEST) + start.key();
        return new Passed<>(new DigiLockerLink(URI.create("https://digilocker.example/authorize"), request));
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return requestId.startsWith(LATER_REQUEST)
                ? new Pending<>(requestId)
                : new Passed<>(new Findings(null, null, "F", "1 Example Street", "0000"));
    }

    @Override
    public ProviderCallback readCallback(byte[] body) {
        String[] lines = new String(body, StandardCharsets.US_ASCII).split("\n", -1);
        ProviderAnswer<Findings> answer = lines[3].equals("passed")
                ? new Passed<>(Findings.NONE)
                : new Failed<>(FailureReason.OTHER, Finality.RETRYABLE);
        return new ProviderCallback(lines[0], lines[1], Environment.valueOf(lines[2]), null, answer);
    }

    /** What this provider calls a check that waits. */
    static String reference(Object attempt) {
        return "REF-" + attempt;
    }

    private static ProviderAnswer<Findings> decided(String key, @Nullable String name) {
        if (LATER.equals(name)) {
            return new Pending<>(reference(key));
        }
        return new Passed<>(name == null ? Findings.NONE : Findings.named(NEAR.equals(name) ? REGISTERED : name));
    }
}
