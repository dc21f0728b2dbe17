package io.subaccounts.storage.jdbc;

import io.subaccounts.kyc.Attempt.Review;

/** What reviewers did with an attempt, as one text; empty if they have not done anything yet. */
final class ReviewForm {

    private ReviewForm() {}

    static String write(Review review) {
        return new FormWriter()
                .put("claimed.by", review.claimedBy())
                .putInstant("claimed.until", review.leaseUntil())
                .put("decided.by", review.decidedBy())
                .put("decided.reason", review.reason())
                .putAll("note.", review.notes())
                .text();
    }

    static Review read(String text) {
        var form = new FormReader(text);
        var review = new Review(
                form.textOrNull("claimed.by"),
                form.instantOrNull("claimed.until"),
                form.texts("note."),
                form.textOrNull("decided.by"),
                form.textOrNull("decided.reason"));
        form.requireNothingLeft();
        return review;
    }
}
