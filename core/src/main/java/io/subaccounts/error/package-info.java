/**
 * What is thrown: broken contracts, lost races and infrastructure trouble, all under one root with a stable code.
 *
 * <p>Outcomes that a caller is expected to branch on are not exceptions but sealed results beside the call that returns
 * them. No message ever contains a secret, SQL or a row's values.
 */
@NullMarked
package io.subaccounts.error;

import org.jspecify.annotations.NullMarked;
