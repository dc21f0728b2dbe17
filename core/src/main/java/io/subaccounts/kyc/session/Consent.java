package io.subaccounts.kyc.session;

import java.time.Instant;

/**
 * The customer's consent to the use of its data, as section 6 of India's Digital Personal Data Protection Act, 2023 asks
 * for.
 *
 * @param purpose what for, 1 to 200 characters
 * @param version which version of the notice was shown, 1 to 100 visible ASCII characters
 * @param channel how it was given, such as {@code web} or {@code ivr}, 1 to 100 visible ASCII characters
 * @param at when, as recorded by the library
 */
public record Consent(String purpose, String version, String channel, Instant at) {}
