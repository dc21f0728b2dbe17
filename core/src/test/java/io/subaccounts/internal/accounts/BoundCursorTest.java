package io.subaccounts.internal.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Order;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.AccessPolicy;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.paging.Cursors;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.support.Ids;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.ManualTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundCursorTest {

    private final InstallationOnlyStorage storage = new InstallationOnlyStorage();
    private final MicroClock clock = new MicroClock(new ManualTime());
    private final KycRules rules = new KycRules(new Evaluator(KycPolicy.india()));
    private final Cursors cursors = new Cursors(storage, RandomSource.secure());
    private final AccountLists lists =
            new AccountLists(storage, new Authority(new AccessPolicy(rules, Set.of()), clock), clock, rules, cursors);

    /** A filter for the text null is not the absence of a filter. */
    @Test
    void aCursorOfAListWithoutAFilterIsRefusedWithOne() {
        AccountQuery plain = AccountQuery.childrenOf(Ids.main("m"));
        Actor actor = Actor.account(Ids.main("m"));
        String bound = "accounts|" + Authority.reach(actor) + "|" + plain + "|" + Order.NEWEST_FIRST;
        Cursor cursor = cursors.write(bound, ManualTime.START + " " + Ids.sub("a"));

        assertThatThrownBy(() -> lists.list(
                        actor, plain.namePrefix("null"), PageRequest.first(10).after(cursor)))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo("cursor"));
    }
}
