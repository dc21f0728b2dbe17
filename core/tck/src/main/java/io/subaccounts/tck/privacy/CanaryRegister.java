package io.subaccounts.tck.privacy;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the canaries' company, and tells more of it than it should when it is asked for that. */
final class CanaryRegister implements KycProvider {

    static final String NAME = "canary-register";
    static final String LATER = "Zyxwanti Later";
    static final String THROWING = "Zyxwanti Throwing";
    static final String TALKATIVE = "Zyxwanti Talkative";
    static final Company COMPANY = new Company(Canaries.CIN, Canaries.REGISTERED, "Active");

    private static final Findings FINDINGS =
            new Findings(Canaries.REGISTERED, Canaries.BORN, Canaries.GENDER, Canaries.ADDRESS, null);

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
        return companyName.equals(TALKATIVE)
                ? new Passed<>(List.of(new Company(Canaries.CIN, "Company " + Canaries.AADHAAR, "Active")))
                : new Passed<>(List.of(COMPANY));
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        return new Passed<>(FINDINGS);
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        var page = URI.create("https://digilocker.example/authorize");
        return new Passed<>(new DigiLockerLink(page, "REQ-" + start.key()));
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return new Passed<>(new Findings(null, Canaries.BORN, Canaries.GENDER, Canaries.ADDRESS, Canaries.LAST_FOUR));
    }

    @Override
    public ProviderCallback readCallback(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        if (lines.length < 3) {
            throw new IllegalArgumentException("cannot read " + text);
        }
        boolean talkative = lines[2].equals(TALKATIVE);
        return new ProviderCallback(
                lines[0], lines[1], Environment.LIVE, null, new Passed<>(talkative ? talkative() : FINDINGS));
    }

    private static ProviderAnswer<Findings> decided(String key, @Nullable String name) {
        if (LATER.equals(name)) {
            return new Pending<>("REF-" + key);
        }
        if (THROWING.equals(name)) {
            throw new IllegalStateException("no answer about " + Canaries.ALL);
        }
        return new Passed<>(TALKATIVE.equals(name) ? talkative() : FINDINGS);
    }

    private static Findings talkative() {
        return new Findings(null, null, null, "Aadhaar " + Canaries.AADHAAR, null);
    }
}
