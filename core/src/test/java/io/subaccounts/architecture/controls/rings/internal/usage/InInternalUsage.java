package io.subaccounts.architecture.controls.rings.internal.usage;

import io.subaccounts.architecture.controls.rings.internal.paging.InInternalPaging;

/** Knows what lies further out. */
public record InInternalUsage(InInternalPaging outward) {}
