package io.subaccounts.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.spi.kyc.testmode.TestOutcome;
import io.subaccounts.support.Ids;
import io.subaccounts.support.Library;
import io.subaccounts.support.ManualTime;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever text a public record of verification is made of, its text form shows it only if somebody has said here that it
 * may: names of rules and providers, identifiers that grant nothing, masks, and what hosts and the platform have worded.
 */
class ShownInTextTest {

    private static final Set<String> MAY_BE_SHOWN = Set.of(
            "Attempt.mask",
            "Attempt.provider",
            "CapabilityStatus.missing",
            "CinCheck.key",
            "Company.status",
            "Consent.channel",
            "Consent.purpose",
            "Consent.version",
            "Delivery.deliveryId",
            "DigiLockerStart.key",
            "GstCheck.key",
            "Headers.id",
            "Headers.signature",
            "Headers.timestamp",
            "KycApproval.by",
            "KycApproval.reason",
            "KycCase.country",
            "KycEvaluation.policy",
            "KycOverride.reason",
            "KycOverride.reference",
            "PanCheck.key",
            "Passed.value",
            "Pending.reference",
            "ProviderCallback.deliveryId",
            "ProviderCallback.reference",
            "RequirementStatus.id",
            "Review.claimedBy",
            "Review.decidedBy",
            "Unsupported.reason");

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(AccountId.class, Ids.sub("a")),
            Map.entry(SessionId.class, new SessionId("KS_0123456789ABCDEFGHIJ")),
            Map.entry(Instant.class, ManualTime.START),
            Map.entry(Duration.class, Duration.ofDays(1)),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(boolean.class, true),
            Map.entry(int.class, 1),
            Map.entry(Integer.class, 1),
            Map.entry(Character.class, (char) 80),
            Map.entry(Boolean.class, true),
            Map.entry(long.class, 1L),
            Map.entry(Double.class, 0.5),
            Map.entry(double.class, 0.5),
            Map.entry(float.class, 0.5f),
            Map.entry(Object.class, "canary-object-"),
            Map.entry(ProviderLimits.class, ProviderLimits.DEFAULT),
            Map.entry(NamePolicy.class, NamePolicy.DEFAULT),
            Map.entry(TestOutcome.class, TestOutcome.passed()),
            Map.entry(byte[].class, new byte[0]));

    @Test
    void textFormsShowOnlyWhatMayBeShown() {
        var shown = new TreeSet<String>();
        List<Class<?>> records = records();
        records.forEach(type -> look(type, shown));

        assertThat(records).as("records looked at").hasSizeGreaterThan(30);
        assertThat(shown).isEqualTo(new TreeSet<>(MAY_BE_SHOWN));
    }

    @Test
    void searchFindsWhatIsShownAlsoFurtherDown() {
        var shown = new TreeSet<String>();
        look(Outer.class, shown);

        assertThat(shown).containsExactly("Inner.shown", "Outer.shown");
    }

    record Outer(Inner inner, List<String> shown, Secret secret) {}

    record Inner(URI shown, String hidden) {
        @Override
        public String toString() {
            return "Inner[" + shown + "]";
        }
    }

    private static List<Class<?>> records() {
        return Library.types().stream()
                .filter(Class::isRecord)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .filter(type -> isOfVerification(type.getPackageName()))
                .filter(type -> !SAMPLES.containsKey(type))
                .toList();
    }

    /** Policies are made of rules alone. */
    private static boolean isOfVerification(String name) {
        return !name.endsWith(".policy")
                && (name.startsWith("io.subaccounts.kyc") || name.startsWith("io.subaccounts.spi.kyc"));
    }

    private static void look(Class<?> type, Set<String> shown) {
        String text = make(type).toString();
        for (RecordComponent component : type.getRecordComponents()) {
            if (text.contains(canary(type, component.getName()))) {
                shown.add(type.getSimpleName() + "." + component.getName());
            }
            Class<?> inner = component.getType();
            if (inner.isRecord() && text.contains("canary") && !SAMPLES.containsKey(inner)) {
                look(inner, shown);
            }
        }
    }

    private static Object make(Class<?> type) {
        assertThat(type.isRecord())
                .as("a record or a type with a sample: " + type)
                .isTrue();
        RecordComponent[] components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), canary(type, component.getName())))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("make a sample of " + type, e);
        }
    }

    private static String canary(Class<?> type, String component) {
        return "canary-" + type.getSimpleName().toLowerCase(Locale.ROOT) + "-" + component.toLowerCase(Locale.ROOT)
                + "-";
    }

    private static Object value(Type generic, String canary) {
        if (generic instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            Class<?> raw = (Class<?>) parameterized.getRawType();
            Object first = value(arguments[0], canary);
            if (raw == List.class) {
                return List.of(first);
            }
            if (raw == Set.class) {
                return Set.of(first);
            }
            if (raw == Map.class) {
                return Map.of(first, value(arguments[1], canary));
            }
            return value(raw, canary);
        }
        if (!(generic instanceof Class<?> type)) {
            return canary;
        }
        if (SAMPLES.containsKey(type)) {
            return SAMPLES.get(type);
        }
        if (type == String.class) {
            return canary;
        }
        if (type == URI.class) {
            return URI.create("https://host.example/" + canary);
        }
        if (type == Secret.class) {
            return Secret.of(canary);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return make(type.isSealed() ? type.getPermittedSubclasses()[0] : type);
    }
}
