package io.subaccounts.internal.changes;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an account's events have said about its own gate and about the time its requirements have left, so that each is said
 * once. Its text is kept in the account's row.
 */
record Announcement(KycGate gate, Map<String, EventType> requirements) {

    /** An event to record. */
    record Notice(EventType type, Map<String, String> data) {}

    static Announcement of(KycGate gate, KycEvaluation evaluation, Instant now) {
        var requirements = new TreeMap<String, EventType>();
        for (RequirementStatus requirement : evaluation.requirements()) {
            tense(requirement, now).ifPresent(type -> requirements.put(requirement.id(), type));
        }
        return new Announcement(gate, requirements);
    }

    /** Reads the text of an earlier announcement, empty if there was none. */
    static Optional<Announcement> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] words = text.split(" ", -1);
        var requirements = new TreeMap<String, EventType>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            requirements.put(words[i].substring(0, equals), EventType.valueOf(words[i].substring(equals + 1)));
        }
        return Optional.of(new Announcement(KycGate.valueOf(words[0]), requirements));
    }

    String text() {
        var text = new StringBuilder(gate.name());
        requirements.forEach(
                (id, type) -> text.append(' ').append(id).append('=').append(type.name()));
        return text.toString();
    }

    /** What has to be said that an earlier announcement did not say. */
    List<Notice> since(Announcement earlier) {
        var notices = new ArrayList<Notice>();
        requirements.forEach((id, type) -> {
            if (earlier.requirements().get(id) != type) {
                notices.add(new Notice(type, Map.of("requirement", id)));
            }
        });
        if (gate != earlier.gate()) {
            notices.add(
                    new Notice(gate == KycGate.OPEN ? EventType.KYC_GATE_OPENED : EventType.KYC_GATE_CLOSED, Map.of()));
        }
        return notices;
    }

    private static Optional<EventType> tense(RequirementStatus requirement, Instant now) {
        Instant deadline = requirement.deadline();
        if (deadline != null && !deadline.isAfter(now) && !requirement.counts()) {
            return Optional.of(EventType.KYC_REQUIREMENT_PAST_DUE);
        }
        if (requirement.state() == RequirementState.EXPIRED) {
            return Optional.of(EventType.KYC_REQUIREMENT_EXPIRED);
        }
        Instant dueFrom = requirement.dueFrom();
        boolean due = dueFrom != null && !dueFrom.isAfter(now);
        return due ? Optional.of(EventType.KYC_REQUIREMENT_DUE) : Optional.empty();
    }
}
