package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.DocumentType.AADHAAR;
import static io.subaccounts.kyc.DocumentType.CIN;
import static io.subaccounts.kyc.DocumentType.GST;
import static io.subaccounts.kyc.DocumentType.PAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Environment;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.FailedDocuments;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RecheckRule;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

/** The built-in policy for every legal form and every state of all four documents, beside what was asked for. */
class IndianPolicyTest {

    private static final KycPolicy INDIA =
            KycPolicy.india().rechecks(new RecheckRule(Map.of(), Duration.ofDays(30), Paper.GRACE));
    private static final Evaluator ANY_BLOCKS = new Evaluator(INDIA.failedDocuments(FailedDocuments.ANY_BLOCKS));
    private static final Evaluator REQUIRED_BLOCK =
            new Evaluator(INDIA.failedDocuments(FailedDocuments.REQUIRED_BLOCK));
    private static final Set<BusinessType> PERSONS =
            Set.of(BusinessType.INDIVIDUAL, BusinessType.PROPRIETORSHIP, BusinessType.HUF);

    /** The papers of a customer. */
    private record Folder(Map<DocumentType, Paper> papers) {

        Paper of(DocumentType document) {
            return papers.getOrDefault(document, Paper.ABSENT);
        }

        boolean any(Predicate<Paper> test) {
            return papers.values().stream().anyMatch(test);
        }
    }

    @Test
    void asItComesAFailedDocumentBlocksWhetherItIsRequiredOrNot() {
        assertThat(KycPolicy.india().failedDocuments()).isEqualTo(FailedDocuments.ANY_BLOCKS);
    }

    @ParameterizedTest
    @NullSource
    @EnumSource
    void theGateIsOpenExactlyWhenWhatIsAskedForIsThereAndNothingFailed(@Nullable BusinessType type) {
        forAll((folder, kyc) -> {
            boolean failed = folder.any(Paper::hasFailed) || folder.any(Paper.TRIED_AGAIN::equals);
            boolean expected = isComplete(type, folder) && !failed;

            assertOpen(ANY_BLOCKS, type, folder, kyc, expected);
        });
    }

    @ParameterizedTest
    @NullSource
    @EnumSource
    void whereOnlyRequiredDocumentsBlockTheOthersMayFail(@Nullable BusinessType type) {
        forAll((folder, kyc) -> assertOpen(REQUIRED_BLOCK, type, folder, kyc, isComplete(type, folder)));
    }

    @ParameterizedTest
    @NullSource
    @EnumSource
    void theSummaryIsTheDocumentedOne(@Nullable BusinessType type) {
        forAll((folder, kyc) -> {
            KycEvaluation evaluation = ANY_BLOCKS.evaluate(customer(type, kyc), Customer.NOW);
            VerificationState expected = summary(type, folder);
            if (evaluation.overall() != expected) {
                assertThat(evaluation.overall()).as("%s %s", type, folder).isEqualTo(expected);
            }
        });
    }

    @Test
    void eachDocumentIsShownByItself() {
        forAll((folder, kyc) -> {
            var shown = ANY_BLOCKS.documents(customer(BusinessType.LLP, kyc), Customer.NOW);
            for (DocumentType document : DocumentType.values()) {
                if (shown.get(document) != folder.of(document).shown) {
                    assertThat(shown).as("%s", folder).containsEntry(document, folder.of(document).shown);
                }
            }
        });
    }

    /** What was asked for, in the words of the task. */
    private static boolean isComplete(@Nullable BusinessType type, Folder folder) {
        if (type == null) {
            return false;
        }
        return switch (type) {
            case INDIVIDUAL, PROPRIETORSHIP, HUF ->
                folder.of(PAN).counts() && folder.of(AADHAAR).counts();
            case PRIVATE_LIMITED, PUBLIC_LIMITED, LLP, PARTNERSHIP, TRUST, SOCIETY, GOVERNMENT ->
                folder.of(PAN).counts()
                        && (folder.of(GST).counts() || folder.of(CIN).counts());
        };
    }

    private static VerificationState summary(@Nullable BusinessType type, Folder folder) {
        boolean begun = folder.any(paper -> paper != Paper.ABSENT && paper != Paper.SEARCHED);
        if (type == null) {
            return begun ? VerificationState.PENDING : VerificationState.NOT_STARTED;
        }
        if (folder.any(Paper::hasFailed)) {
            return VerificationState.FAILED;
        }
        boolean again = folder.any(Paper.TRIED_AGAIN::equals);
        if (isComplete(type, folder) && !again) {
            return VerificationState.VERIFIED;
        }
        List<DocumentType> second = PERSONS.contains(type) ? List.of(AADHAAR) : List.of(GST, CIN);
        if (!again && hasOnlyLapsed(folder, List.of(PAN)) && hasOnlyLapsed(folder, second)) {
            return VerificationState.EXPIRED;
        }
        return begun ? VerificationState.PENDING : VerificationState.NOT_STARTED;
    }

    /** Whether one of some documents is there, or has lapsed and nobody is looking at another. */
    private static boolean hasOnlyLapsed(Folder folder, List<DocumentType> oneOf) {
        List<Paper> papers = oneOf.stream().map(folder::of).toList();
        return papers.stream().anyMatch(Paper::counts)
                || (papers.contains(Paper.LAPSED) && papers.stream().noneMatch(Paper::isLookedAt));
    }

    private static void assertOpen(
            Evaluator evaluator, @Nullable BusinessType type, Folder folder, KycRow kyc, boolean expected) {
        KycEvaluation evaluation = evaluator.evaluate(customer(type, kyc), Customer.NOW);
        for (Capability capability : Capability.values()) {
            if (evaluation.allows(capability) != expected) {
                fail("%s %s should be %s: %s", type, folder, expected ? "open" : "blocked", evaluation);
            }
        }
    }

    private static Circumstances customer(@Nullable BusinessType type, KycRow kyc) {
        return new Circumstances(Environment.LIVE, KycMode.CUSTOMER_USE, type, null, Customer.A_YEAR_AGO, kyc);
    }

    private static void forAll(BiConsumer<Folder, KycRow> check) {
        int papers = Paper.values().length;
        int seen = 0;
        for (int all = 0; all < papers * papers * papers * papers; all++) {
            var folder = new Folder(new EnumMap<>(DocumentType.class));
            var rows = new ArrayList<StandingRow>();
            int rest = all;
            for (DocumentType document : DocumentType.values()) {
                Paper paper = Paper.values()[rest % papers];
                rest /= papers;
                folder.papers().put(document, paper);
                paper.standing(document).ifPresent(rows::add);
            }
            check.accept(folder, new KycRow(rows, null, null, false, "", null));
            seen++;
        }
        assertThat(seen).isEqualTo(10_000);
    }
}
