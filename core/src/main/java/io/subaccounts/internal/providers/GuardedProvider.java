package io.subaccounts.internal.providers;

import io.subaccounts.error.ValidationException;
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
import io.subaccounts.spi.kyc.ProviderCallback;
import io.subaccounts.spi.kyc.ProviderLimits;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider kept at arm's length: it is called through a {@link Guard}, and nothing it answers is believed that breaks
 * the {@link AnswerRules}. Its methods never throw what the provider throws, and never answer null.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class GuardedProvider implements KycProvider, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedProvider.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,32}+");

    private final KycProvider provider;
    private final String name;
    private final Set<DocumentType> documents;
    private final AnswerRules rules;
    private final Guard guard;

    /**
     * Sets the guard up; threads are started as calls need them.
     *
     * @param provider the provider
     * @param limits how far it is trusted
     * @param time what the circuit breaker goes by
     * @param showsAadhaar whether findings hold an Aadhaar number
     * @throws ValidationException if the provider's name breaks its rule or stands for nobody
     */
    public GuardedProvider(
            KycProvider provider, ProviderLimits limits, TimeSource time, Predicate<Findings> showsAadhaar) {
        this.provider = provider;
        this.name = nameOf(provider);
        this.documents = Set.copyOf(provider.documents());
        this.rules = new AnswerRules(showsAadhaar);
        this.guard = new Guard(name, limits, time);
    }

    /**
     * A provider's name.
     *
     * @param provider the provider
     * @return its name
     * @throws ValidationException if it breaks its rule or stands for nobody
     */
    public static String nameOf(KycProvider provider) {
        String name = provider.name();
        if (!NAME.matcher(name).matches() || name.equals(ProviderChain.NOBODY)) {
            throw new ValidationException(
                    "provider_name", "must be 1 to 32 characters of a-z, 0-9 and _.-, and not " + ProviderChain.NOBODY);
        }
        return name;
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
        return guard.call(() -> provider.verifyPan(check), rules::ofFindings);
    }

    @Override
    public ProviderAnswer<Findings> verifyGst(GstCheck check) {
        return guard.call(() -> provider.verifyGst(check), rules::ofFindings);
    }

    @Override
    public ProviderAnswer<List<Company>> searchCompanies(String companyName) {
        return guard.call(() -> provider.searchCompanies(companyName), rules::ofCompanies);
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        return guard.call(() -> provider.confirmCompany(check), rules::ofFindings);
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        return guard.call(() -> provider.startDigiLocker(start), rules::ofLink);
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return guard.call(() -> provider.fetchDigiLocker(requestId), answer -> rules.ofFetched(requestId, answer));
    }

    /**
     * Reads a callback in the caller's thread, without limits: reading asks nobody.
     *
     * @param body the body
     * @return what it says; {@link io.subaccounts.kyc.ProviderFault#MALFORMED_ANSWER} in place of an outcome that breaks
     *     the rules
     * @throws IllegalArgumentException if it cannot be understood; repeats nothing of the body
     */
    @Override
    public ProviderCallback readCallback(byte[] body) {
        try {
            return rules.ofCallback(provider.readCallback(body));
        } catch (RuntimeException e) {
            LOG.warn(
                    "a callback of {} could not be understood: {}",
                    name,
                    e.getClass().getName());
        }
        throw new IllegalArgumentException("not a callback of " + name);
    }

    /** Interrupts what is under way. Calls afterwards throw {@link IllegalStateException}. */
    @Override
    public void close() {
        guard.close();
    }

    Guard guard() {
        return guard;
    }
}
