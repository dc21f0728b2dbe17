package io.subaccounts.spi.storage;

import io.subaccounts.kyc.KycEvidence;
import java.time.Instant;

/**
 * The evidence on record for one account.
 *
 * @param evidence the evidence
 * @param recordedAt when it was put on record
 */
public record KycRow(KycEvidence evidence, Instant recordedAt) {}
