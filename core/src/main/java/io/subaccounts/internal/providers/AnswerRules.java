package io.subaccounts.internal.providers;

import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.DigiLockerLink;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderCallback;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must keep to. One that does not is taken as a whole for {@link ProviderFault#MALFORMED_ANSWER}, and so is
 * one that cannot be looked at without an exception. Providers are other people's code: what is declared not to be null
 * may be null all the same.
 */
final class AnswerRules {

    private static final Pattern IDENTIFIER = Pattern.compile("[!-~]{1,100}+");
    private static final Pattern LAST_FOUR = Pattern.compile("[0-9]{4}");
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_COMPANIES = 1_000;
    private static final int MAX_URL = 2_000;

    private final Predicate<Findings> showsAadhaar;

    AnswerRules(Predicate<Findings> showsAadhaar) {
        this.showsAadhaar = showsAadhaar;
    }

    ProviderAnswer<Findings> ofFindings(@Nullable ProviderAnswer<Findings> answer) {
        return outcome(answer, this::isSound);
    }

    /** As findings, but what is pending is the very request that was asked about. */
    ProviderAnswer<Findings> ofFetched(String requestId, @Nullable ProviderAnswer<Findings> answer) {
        boolean another = answer instanceof Pending<Findings> pending && !requestId.equals(pending.reference());
        return another ? malformed() : ofFindings(answer);
    }

    ProviderAnswer<List<Company>> ofCompanies(@Nullable ProviderAnswer<List<Company>> answer) {
        if (isOutcome(answer)) {
            return malformed();
        }
        if (answer instanceof Passed<List<Company>> passed) {
            return outcome(new Passed<>(List.copyOf(passed.value())), this::areSound);
        }
        return outcome(answer, this::areSound);
    }

    ProviderAnswer<DigiLockerLink> ofLink(@Nullable ProviderAnswer<DigiLockerLink> answer) {
        return isOutcome(answer) ? malformed() : outcome(answer, AnswerRules::isSound);
    }

    /** Throws if it cannot be said what the callback is about; only its outcome can be replaced by a fault. */
    ProviderCallback ofCallback(@Nullable ProviderCallback callback) {
        if (callback == null
                || !isIdentifier(callback.reference())
                || (callback.deliveryId() != null && !isIdentifier(callback.deliveryId()))
                || callback.environment() == null) {
            throw new IllegalArgumentException("malformed callback");
        }
        return new ProviderCallback(
                callback.deliveryId(),
                callback.reference(),
                callback.environment(),
                callback.sentAt(),
                ofFetched(callback.reference(), callback.answer()));
    }

    /** What only a check of the subject may answer. */
    private static boolean isOutcome(@Nullable ProviderAnswer<?> answer) {
        return answer instanceof Failed || answer instanceof Pending;
    }

    private static <T> ProviderAnswer<T> outcome(@Nullable ProviderAnswer<T> answer, Predicate<T> isSound) {
        boolean sound;
        if (answer instanceof Passed<T> passed) {
            sound = passed.value() != null && isSound.test(passed.value());
        } else if (answer instanceof Failed<T> failed) {
            sound = failed.reason() != null && failed.finality() != null;
        } else if (answer instanceof Pending<T> pending) {
            sound = isIdentifier(pending.reference());
        } else {
            sound = answer instanceof Fault<T> fault && fault.fault() != null;
        }
        return answer != null && sound ? answer : malformed();
    }

    private boolean isSound(Findings findings) {
        return Stream.of(findings.registeredName(), findings.gender(), findings.address())
                        .allMatch(text -> text == null || text.length() <= MAX_TEXT)
                && (findings.lastFour() == null
                        || LAST_FOUR.matcher(findings.lastFour()).matches())
                && !showsAadhaar.test(findings);
    }

    private boolean areSound(List<Company> companies) {
        return companies.size() <= MAX_COMPANIES && companies.stream().allMatch(this::isSound);
    }

    private boolean isSound(Company company) {
        return Stream.of(company.cin(), company.name(), company.status())
                .allMatch(text -> isText(text) && !showsAadhaar.test(Findings.named(text)));
    }

    private static boolean isSound(DigiLockerLink link) {
        URI url = link.authorizationUrl();
        return isIdentifier(link.requestId())
                && "https".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.toString().length() <= MAX_URL;
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_TEXT;
    }

    private static boolean isIdentifier(@Nullable String text) {
        return text != null && IDENTIFIER.matcher(text).matches();
    }

    private static <T> ProviderAnswer<T> malformed() {
        return new Fault<>(ProviderFault.MALFORMED_ANSWER);
    }
}
