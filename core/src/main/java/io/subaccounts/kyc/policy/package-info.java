/**
 * What has to be verified, by whom, until when and how strictly: declared as data.
 *
 * <p>{@link io.subaccounts.kyc.policy.KycPolicy#india()} is built in; hosts write their own from the same parts.
 */
@NullMarked
package io.subaccounts.kyc.policy;

import org.jspecify.annotations.NullMarked;
