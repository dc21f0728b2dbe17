package io.subaccounts.kyc;

import io.subaccounts.common.AccountId;

/**
 * Names one attempt for ever: attempts of one document of one account are counted from 1.
 *
 * @param account whose document
 * @param document which document
 * @param number which attempt, 1 or more
 */
public record AttemptId(AccountId account, DocumentType document, int number) {

    @Override
    public String toString() {
        return account + "/" + document + "/" + number;
    }
}
