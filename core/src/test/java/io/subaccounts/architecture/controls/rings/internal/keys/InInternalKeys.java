package io.subaccounts.architecture.controls.rings.internal.keys;

import io.subaccounts.architecture.controls.rings.internal.paging.InInternalPaging;

/** Knows what lies further out. */
public record InInternalKeys(InInternalPaging outward) {}
