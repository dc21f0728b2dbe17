package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.SessionRow;

/** What was done in a session, as one text; empty if nothing was. */
final class WorkForm {

    private static final String ATTEMPTS = "attempts";

    private WorkForm() {}

    static String write(SessionRow.Work work) {
        return new FormWriter()
                .put(ATTEMPTS, work.attempts() == 0 ? null : work.attempts())
                .putInstant("since", work.since())
                .text();
    }

    static SessionRow.Work read(String text) {
        var form = new FormReader(text);
        var work = new SessionRow.Work(form.has(ATTEMPTS) ? form.number(ATTEMPTS) : 0, form.instantOrNull("since"));
        form.requireNothingLeft();
        return work;
    }
}
