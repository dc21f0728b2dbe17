/**
 * The search for personal data in clear: a real customer's worth of it is put through every method, and everything that the
 * library stores, says, logs and throws is looked through afterwards.
 *
 * <p>{@link io.subaccounts.tck.privacy.PersonalDataContract} runs it over a storage.
 */
@NullMarked
package io.subaccounts.tck.privacy;

import org.jspecify.annotations.NullMarked;
