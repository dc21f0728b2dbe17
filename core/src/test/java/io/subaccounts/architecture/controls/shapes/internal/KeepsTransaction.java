package io.subaccounts.architecture.controls.shapes.internal;

import io.subaccounts.architecture.controls.shapes.spi.storage.Transaction;
import java.util.Optional;

/** Outlives what it keeps. */
record KeepsTransaction(Optional<Transaction> transaction) {}
