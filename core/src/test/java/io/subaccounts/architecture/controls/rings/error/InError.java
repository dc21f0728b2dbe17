package io.subaccounts.architecture.controls.rings.error;

import io.subaccounts.architecture.controls.rings.common.InCommon;

/** Knows what lies further out. */
public record InError(InCommon outward) {}
