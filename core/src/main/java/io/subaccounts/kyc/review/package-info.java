/**
 * Decisions by people, where a provider's answer is not clear enough.
 *
 * <p>{@link io.subaccounts.kyc.review.KycReviews} is the interface to call.
 */
@NullMarked
package io.subaccounts.kyc.review;

import org.jspecify.annotations.NullMarked;
