package io.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.documents.Cin;
import io.subaccounts.internal.documents.Gstin;
import io.subaccounts.internal.documents.Pan;
import io.subaccounts.internal.input.Canonical;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.secrets.BcryptHasher;
import io.subaccounts.internal.secrets.ImportedBcrypt;
import io.subaccounts.internal.secrets.PepperedHasher;
import io.subaccounts.internal.secrets.TokenFormat;
import io.subaccounts.internal.signing.LinkTokens;
import io.subaccounts.internal.signing.SignatureCheck;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.NameMatcher;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever a stranger sends is accepted or refused: soon, and without any other error. */
class HostileInputTest {

    private static final BcryptHasher BCRYPT = new BcryptHasher(10);
    private static final ImportedBcrypt IMPORTED = new ImportedBcrypt(10);
    private static final LinkTokens LINKS = new LinkTokens(new InstallationOnlyStorage(), RandomSource.secure());
    private static final Secret KEY = Secret.of("a key that is long enough");
    private static final CallbackSigning SIGNING = CallbackSigning.standardWebhooks(KEY);
    private static final PepperedHasher PEPPERED = new PepperedHasher(PepperKeyset.primary("k", new byte[32]));

    private static final Map<String, Consumer<String>> DOORS = Map.ofEntries(
            Map.entry("account id", AccountId::parse),
            Map.entry("account id, asked", AccountId::isWellFormed),
            Map.entry("credential id", CredentialId::parse),
            Map.entry("token", text -> TokenFormat.isWellFormed(Environment.LIVE, text)),
            Map.entry("bcrypt hash", BCRYPT::recognises),
            Map.entry("imported hash", IMPORTED::recognises),
            Map.entry("peppered hash", PEPPERED::recognises),
            Map.entry("link token", text -> LINKS.isGenuine(LinkTokens.Kind.LINK, text)),
            Map.entry("webhook", HostileInputTest::receive),
            Map.entry("key of a webhook", text -> CallbackSigning.standardWebhooks(Secret.of("whsec_" + text))),
            Map.entry("header's name", text -> CallbackSigning.sha256Header(text, KEY)),
            Map.entry("scope", Scope::parse),
            Map.entry("block of addresses", Cidr::parse),
            Map.entry("action", text -> Action.data(text, text)),
            Map.entry("resource type", ResourceType::new),
            Map.entry("trunk", ResourceRef::trunk),
            Map.entry("number", text -> Canonical.of(ResourceRef.number(text))),
            Map.entry("label", text -> TextRules.label("name", text, 200)),
            Map.entry("prefix", text -> TextRules.prefix("prefix", text, 200)),
            Map.entry("prose", text -> TextRules.prose("description", text, 1000)),
            Map.entry("email", text -> TextRules.email("email", text)),
            Map.entry("phone", TextRules::phone),
            Map.entry("external id", text -> TextRules.visibleAscii("external_id", text)),
            Map.entry("metadata key", text -> TextRules.metadata(Map.of(text, ""))),
            Map.entry("metadata value", text -> TextRules.metadata(Map.of("key", text))),
            Map.entry("pan", Pan::parse),
            Map.entry("gstin", Gstin::parse),
            Map.entry("cin", text -> Cin.parse(text, Year.of(2026))),
            Map.entry("name", text -> NameMatcher.tokens().score(text, text)),
            Map.entry("permission", text -> TextRules.permissions(Map.of(text, true))));

    @TestFactory
    List<DynamicTest> longInputIsAnsweredSoon() {
        List<String> inputs = evil();
        return DOORS.entrySet().stream()
                .map(door -> DynamicTest.dynamicTest(door.getKey(), () -> {
                    for (String input : inputs) {
                        long start = System.nanoTime();
                        knock(door.getValue(), input);
                        assertThat(Duration.ofNanos(System.nanoTime() - start))
                                .as(input.substring(0, Math.min(40, input.length())))
                                .isLessThan(Duration.ofSeconds(1));
                    }
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> randomInputIsAcceptedOrRefused() {
        return DOORS.entrySet().stream()
                .map(door -> DynamicTest.dynamicTest(door.getKey(), () -> {
                    Random random = Seeds.random("HostileInputTest." + door.getKey());
                    for (int i = 0; i < 1500; i++) {
                        knock(door.getValue(), random(random));
                    }
                }))
                .toList();
    }

    /** Everywhere at once: each header, and the body. */
    private static void receive(String text) {
        Map<String, List<String>> headers = Map.of(
                text,
                List.of(text),
                "webhook-id",
                List.of(text),
                "webhook-timestamp",
                List.of(text),
                "webhook-signature",
                List.of(text));
        SignatureCheck.check(SIGNING, headers, text.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        SignatureCheck.check(
                SIGNING,
                Map.of(
                        "webhook-id", List.of("id"),
                        "webhook-timestamp", List.of("0"),
                        "webhook-signature", List.of("v1," + text)),
                text.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private static void knock(Consumer<String> door, String input) {
        try {
            door.accept(input);
        } catch (ValidationException e) {
            assertThat(e.field()).isNotBlank();
            assertThat(e.getMessage()).hasSizeLessThan(300);
        }
    }

    private static List<String> evil() {
        var all = new ArrayList<String>();
        for (String part : List.of(
                "a",
                "a@",
                "a.",
                "a@a.",
                "@",
                ".",
                ":",
                "a:",
                "*:",
                "1",
                "1.",
                "+1",
                "/",
                "0:",
                "-",
                " ",
                "(",
                "\0",
                "\n",
                "\u0301",
                "\u0344",
                "\u0958",
                "\u1D15E",
                "\uD800",
                "\uD83D\uDE00",
                "\u200B",
                "\uFDFA",
                "$2b$10$",
                "sat_",
                "SA_0",
                "[",
                "\\",
                "%",
                "'",
                "\u0130")) {
            all.add(part.repeat(10_000 / part.length()));
            all.add("a".repeat(4999) + part.repeat(5000 / part.length()) + "!");
            all.add("+" + part.repeat(10_000 / part.length()) + "@example.com");
            all.add(part.repeat(1_000_000 / part.length()));
        }
        return all;
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(random.nextInt(20) == 0 ? 2000 : 80);
        int range = new int[] {0x80, 0x300, 0x10000, 0x110000}[random.nextInt(4)];
        while (text.length() < length) {
            int c = random.nextInt(range);
            if (c < 0x10000) {
                text.append((char) c);
            } else {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }
}
