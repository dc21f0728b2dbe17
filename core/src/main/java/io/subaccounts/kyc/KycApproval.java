package io.subaccounts.kyc;

import java.time.Instant;

/**
 * The platform's approval of an account, a fact of its own beside the checks that were passed. It is of the customer that the
 * account was for at the time, and does not outlive a change of the business type or of the PAN's holder.
 *
 * @param by the operator who approved
 * @param reason why
 * @param at when
 */
public record KycApproval(String by, String reason, Instant at) {}
