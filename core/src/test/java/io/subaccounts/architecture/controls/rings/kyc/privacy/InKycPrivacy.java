package io.subaccounts.architecture.controls.rings.kyc.privacy;

import io.subaccounts.architecture.controls.rings.kyc.review.InKycReview;

/** Knows what lies further out. */
public record InKycPrivacy(InKycReview outward) {}
