package io.subaccounts.architecture.controls.slices.accounts.service;

import io.subaccounts.architecture.controls.slices.spi.Port;

/** Beside the vocabulary: no package cycle, but one of features. */
record Service(Port port) {}
