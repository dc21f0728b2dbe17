/**
 * What is known about people, read in clear with a purpose on record, and erased.
 *
 * <p>{@link io.subaccounts.kyc.privacy.PersonalData} is the interface to call; the other types are immutable values.
 */
@NullMarked
package io.subaccounts.kyc.privacy;

import org.jspecify.annotations.NullMarked;
