package io.subaccounts.storage.jdbc;

import io.subaccounts.kyc.Attempt.Review;
import java.util.ArrayList;

/** What reviewers did with an attempt, as one text; empty if they have not done anything yet. */
final class ReviewForm {

    private static final String NOTE = "note.";

    private ReviewForm() {}

    static String write(Review review) {
        var form = new FormWriter()
                .put("claimed.by", review.claimedBy())
                .putInstant("claimed.until", review.leaseUntil())
                .put("decided.by", review.decidedBy())
                .put("decided.reason", review.reason());
        for (int i = 0; i < review.notes().size(); i++) {
            form.put(NOTE + i, review.notes().get(i));
        }
        return form.text();
    }

    static Review read(String text) {
        var form = new FormReader(text);
        var notes = new ArrayList<String>();
        while (form.has(NOTE + notes.size())) {
            notes.add(form.text(NOTE + notes.size()));
        }
        var review = new Review(
                form.textOrNull("claimed.by"),
                form.instantOrNull("claimed.until"),
                notes,
                form.textOrNull("decided.by"),
                form.textOrNull("decided.reason"));
        form.requireNothingLeft();
        return review;
    }
}
