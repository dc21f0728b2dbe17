package io.subaccounts.internal.providers;

import io.subaccounts.common.Secret;
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
import io.subaccounts.spi.kyc.ProviderCallback;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Answers what it is told to, and counts how often it is asked. */
final class FakeProvider implements KycProvider {

    static final PanCheck PAN = new PanCheck("key", Secret.of("AAAPA1111A"), null, null);

    final AtomicInteger asked = new AtomicInteger();

    private final String name;
    private final Set<DocumentType> documents;

    private Supplier<ProviderAnswer<Findings>> findings = () -> new ProviderAnswer.Passed<>(Findings.NONE);
    private Supplier<ProviderAnswer<List<Company>>> companies = () -> new ProviderAnswer.Passed<>(List.of());
    private Supplier<ProviderAnswer<DigiLockerLink>> link = () -> null;
    private Supplier<ProviderCallback> callback = () -> null;

    FakeProvider(String name, Set<DocumentType> documents) {
        this.name = name;
        this.documents = documents;
    }

    static FakeProvider named(String name) {
        return new FakeProvider(name, EnumSet.allOf(DocumentType.class));
    }

    FakeProvider findings(Supplier<ProviderAnswer<Findings>> answer) {
        findings = answer;
        return this;
    }

    FakeProvider companies(Supplier<ProviderAnswer<List<Company>>> answer) {
        companies = answer;
        return this;
    }

    FakeProvider link(Supplier<ProviderAnswer<DigiLockerLink>> answer) {
        link = answer;
        return this;
    }

    FakeProvider callback(Supplier<ProviderCallback> answer) {
        callback = answer;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<DocumentType> documents() {
        return documents;
    }

    @Override
    public ProviderAnswer<Findings> verifyPan(PanCheck check) {
        return found();
    }

    @Override
    public ProviderAnswer<Findings> verifyGst(GstCheck check) {
        return found();
    }

    @Override
    public ProviderAnswer<List<Company>> searchCompanies(String companyName) {
        return companies.get();
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        return found();
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        return link.get();
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return found();
    }

    @Override
    public ProviderCallback readCallback(byte[] body) {
        return callback.get();
    }

    private ProviderAnswer<Findings> found() {
        asked.incrementAndGet();
        return findings.get();
    }
}
