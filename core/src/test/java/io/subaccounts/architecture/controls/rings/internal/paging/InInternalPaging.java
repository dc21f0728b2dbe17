package io.subaccounts.architecture.controls.rings.internal.paging;

import io.subaccounts.architecture.controls.rings.internal.secrets.InInternalSecrets;

/** Knows what lies further out. */
public record InInternalPaging(InInternalSecrets outward) {}
