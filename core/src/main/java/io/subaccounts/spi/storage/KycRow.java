package io.subaccounts.spi.storage;

import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycOverride;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an account's own verification that its gate is derived from.
 *
 * @param standings its documents, by rising type, each at most once; those never tried are not there
 * @param override the platform's decision over the policy's head, null if none
 * @param approval the platform's approval, null if none
 * @param held whether it came to inherit a gate that its own unearned one must not be exchanged for, unless approved
 * @param announced what the account's events said last, empty if nothing: not part of the derivation
 * @param dueAt when time alone will next change something, null if never
 */
public record KycRow(
        List<StandingRow> standings,
        @Nullable KycOverride override,
        @Nullable KycApproval approval,
        boolean held,
        String announced,
        @Nullable Instant dueAt) {

    /** Of an account that was never looked at. */
    public static final KycRow NONE = new KycRow(List.of(), null, null, false, "", null);

    /** Takes a copy. */
    public KycRow {
        standings = List.copyOf(standings);
    }

    /**
     * Where one document stands.
     *
     * @param document which
     * @return its standing, empty if it was never tried
     */
    public Optional<StandingRow> standing(DocumentType document) {
        return standings.stream().filter(each -> each.document() == document).findFirst();
    }
}
