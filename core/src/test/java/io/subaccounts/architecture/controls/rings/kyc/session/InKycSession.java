package io.subaccounts.architecture.controls.rings.kyc.session;

import io.subaccounts.architecture.controls.rings.kyc.review.InKycReview;

/** Knows what lies further out. */
public record InKycSession(InKycReview outward) {}
