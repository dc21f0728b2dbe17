package io.subaccounts.storage.jdbc;

import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.SessionRow;
import java.util.EnumMap;

/** What was done in a session, as one text; empty if nothing was. */
final class WorkForm {

    private static final String ATTEMPTS = "attempts";
    private static final String VERIFIED = "verified.";

    private WorkForm() {}

    static String write(SessionRow.Work work) {
        var form = new FormWriter()
                .put(ATTEMPTS, work.attempts() == 0 ? null : work.attempts())
                .putInstant("since", work.since());
        work.verified().forEach((document, number) -> form.put(VERIFIED + document.name(), number));
        return form.text();
    }

    static SessionRow.Work read(String text) {
        var form = new FormReader(text);
        int attempts = form.has(ATTEMPTS) ? form.number(ATTEMPTS) : 0;
        var since = form.instantOrNull("since");
        var verified = new EnumMap<DocumentType, Integer>(DocumentType.class);
        for (DocumentType document : DocumentType.values()) {
            if (form.has(VERIFIED + document.name())) {
                verified.put(document, form.number(VERIFIED + document.name()));
            }
        }
        form.requireNothingLeft();
        return new SessionRow.Work(attempts, since, verified);
    }
}
