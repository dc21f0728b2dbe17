package io.subaccounts.architecture.controls.rings.kyc.policy;

import io.subaccounts.architecture.controls.rings.kyc.session.InKycSession;

/** Knows what lies further out. */
public record InKycPolicy(InKycSession outward) {}
