package io.subaccounts.architecture.controls.budgets.internal.secrets;

import com.tngtech.archunit.lang.ArchRule;

/** Uses what nobody was granted. */
record Importer(ArchRule rule) {}
