package io.subaccounts.tck.chaos;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider for live accounts that answers what it is told to. References follow from what is asked about. */
final class ScriptedProvider implements KycProvider {

    static final String NAME = "register";

    /** Who tells it, in the thread that asks, so that anything may happen meanwhile. */
    @FunctionalInterface
    interface Script {
        Answer next();
    }

    private volatile Script script = () -> Answer.FAULT;

    void follow(Script next) {
        script = next;
    }

    static String reference(String key) {
        return "ref/" + key;
    }

    static String request(String key) {
        return "req/" + key;
    }

    /** The body of a callback. */
    static byte[] callback(Environment environment, String reference, Answer answer, @Nullable String declared) {
        return String.join("|", environment.name(), reference, answer.name(), declared == null ? "" : declared)
                .getBytes(StandardCharsets.UTF_8);
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
        return script.next().about(check.name(), reference(check.key()));
    }

    @Override
    public ProviderAnswer<Findings> verifyGst(GstCheck check) {
        return script.next().about(check.name(), reference(check.key()));
    }

    @Override
    public ProviderAnswer<List<Company>> searchCompanies(String companyName) {
        return script.next() == Answer.FAULT
                ? new ProviderAnswer.Fault<>(ProviderFault.TIMEOUT)
                : new ProviderAnswer.Passed<>(Papers.COMPANIES);
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        return script.next().about(check.companyName(), reference(check.key()));
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        return script.next() == Answer.FAULT
                ? new ProviderAnswer.Fault<>(ProviderFault.TIMEOUT)
                : new ProviderAnswer.Passed<>(
                        new DigiLockerLink(URI.create("https://locker.example/authorize"), request(start.key())));
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return script.next().about(null, requestId);
    }

    @Override
    public ProviderCallback readCallback(byte[] body) {
        String[] parts = new String(body, StandardCharsets.UTF_8).split("\\|", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a callback");
        }
        String declared = parts[3].isEmpty() ? null : parts[3];
        return new ProviderCallback(
                null,
                parts[1],
                Environment.valueOf(parts[0]),
                null,
                Answer.valueOf(parts[2]).about(declared, parts[1]));
    }
}
