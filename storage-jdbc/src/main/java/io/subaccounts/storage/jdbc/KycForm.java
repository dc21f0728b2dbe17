package io.subaccounts.storage.jdbc;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an account's verification has come to, as one text of dotted keys such as {@code pan.settled.outcome}; empty if
 * nothing. When it is due next has a column of its own.
 */
final class KycForm {

    private static final String HELD = "held";
    private static final String ANNOUNCED = "announced";

    private KycForm() {}

    static String write(KycRow kyc) {
        var form = new FormWriter();
        kyc.standings().forEach(standing -> write(form, standing));
        var override = kyc.override();
        if (override != null) {
            form.put("override.effect", override.effect())
                    .put("override.reference", override.reference())
                    .put("override.reason", override.reason())
                    .putInstant("override.until", override.until());
        }
        var approval = kyc.approval();
        if (approval != null) {
            form.put("approval.by", approval.by())
                    .put("approval.reason", approval.reason())
                    .putInstant("approval.at", approval.at());
        }
        return form.put(HELD, kyc.held() ? true : null)
                .put(ANNOUNCED, kyc.announced().isEmpty() ? null : kyc.announced())
                .text();
    }

    static KycRow read(String text, @Nullable Instant dueAt) {
        var form = new FormReader(text);
        var standings = standings(form);
        var override = form.has("override.effect") ? override(form) : null;
        var approval = form.has("approval.by") ? approval(form) : null;
        boolean held = form.has(HELD) && form.flag(HELD);
        String announced = form.has(ANNOUNCED) ? form.text(ANNOUNCED) : "";
        form.requireNothingLeft();
        return new KycRow(standings, override, approval, held, announced, dueAt);
    }

    private static void write(FormWriter form, StandingRow standing) {
        String document = prefix(standing.document());
        form.put(document + "last", standing.lastAttempt()).put(document + "failures", standing.failures());
        var settled = standing.settled();
        if (settled != null) {
            form.put(document + "settled.attempt", settled.attempt())
                    .put(document + "settled.outcome", settled.outcome())
                    .putInstant(document + "settled.at", settled.at())
                    .putInstant(document + "settled.until", settled.validUntil())
                    .put(document + "settled.simulated", settled.simulated())
                    .put(document + "settled.type", settled.holderType())
                    .put(document + "settled.holder", settled.holder());
        }
        var open = standing.open();
        if (open != null) {
            form.put(document + "open.attempt", open.attempt())
                    .put(document + "open.state", open.state())
                    .putInstant(document + "open.since", open.since());
        }
    }

    private static List<StandingRow> standings(FormReader form) {
        var standings = new ArrayList<StandingRow>();
        for (DocumentType type : DocumentType.values()) {
            String document = prefix(type);
            if (form.has(document + "last")) {
                standings.add(new StandingRow(
                        type,
                        form.number(document + "last"),
                        form.has(document + "settled.attempt") ? settled(form, document + "settled.") : null,
                        form.has(document + "open.attempt") ? open(form, document + "open.") : null,
                        form.number(document + "failures")));
            }
        }
        return standings;
    }

    private static StandingRow.Settled settled(FormReader form, String prefix) {
        return new StandingRow.Settled(
                form.number(prefix + "attempt"),
                form.get(prefix + "outcome", AttemptState::valueOf),
                form.instant(prefix + "at"),
                form.instantOrNull(prefix + "until"),
                form.flag(prefix + "simulated"),
                form.getNullable(prefix + "type", StoredRow::letter),
                form.textOrNull(prefix + "holder"));
    }

    private static StandingRow.Open open(FormReader form, String prefix) {
        return new StandingRow.Open(
                form.number(prefix + "attempt"),
                form.get(prefix + "state", AttemptState::valueOf),
                form.instant(prefix + "since"));
    }

    private static KycOverride override(FormReader form) {
        return new KycOverride(
                form.get("override.effect", KycOverride.Effect::valueOf),
                form.text("override.reference"),
                form.text("override.reason"),
                form.instant("override.until"));
    }

    private static KycApproval approval(FormReader form) {
        return new KycApproval(form.text("approval.by"), form.text("approval.reason"), form.instant("approval.at"));
    }

    private static String prefix(DocumentType document) {
        return document.name().toLowerCase(Locale.ROOT) + ".";
    }
}
