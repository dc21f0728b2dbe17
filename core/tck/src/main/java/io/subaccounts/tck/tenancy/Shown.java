package io.subaccounts.tck.tenancy;

import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;

/**
 * As much of an attempt as library and model both know.
 *
 * @param id which
 * @param state where it stands
 */
record Shown(AttemptId id, AttemptState state) {

    static Shown of(Papers.Paper paper) {
        return new Shown(paper.id, paper.state);
    }

    static Shown of(Attempt attempt) {
        return new Shown(attempt.id(), attempt.state());
    }
}
