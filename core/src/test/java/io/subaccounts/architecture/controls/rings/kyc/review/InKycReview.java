package io.subaccounts.architecture.controls.rings.kyc.review;

import io.subaccounts.architecture.controls.rings.kyc.policy.InKycPolicy;

/** Knows what lies further out. */
public record InKycReview(InKycPolicy outward) {}
