package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Order;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists of accounts, compared page by page with what the model has below their subject. */
final class AccountListOperation {

    private static final List<EffectiveStatus> STATUSES = List.of(EffectiveStatus.values());

    void list(Turn turn) {
        boolean beyondTrees = turn.chance(4);
        var query = beyondTrees ? AccountQuery.mainAccounts() : AccountQuery.childrenOf(turn.subjectId());
        if (turn.chance(60)) {
            query = beyondTrees ? AccountQuery.everyAccount() : AccountQuery.subtreeOf(turn.subjectId());
        }
        if (turn.chance(40)) {
            query = query.includingDeleted();
        }
        list(turn, filtered(turn, query), beyondTrees ? mayLookBeyond(turn) : turn.managing(Action.READ_ACCOUNT));
    }

    private static Expected mayLookBeyond(Turn turn) {
        return turn.caller.isPlatform() ? Expected.success() : Expected.unless(Set.of("STANDING_TOO_LOW"));
    }

    private static void list(Turn turn, AccountQuery query, Expected expected) {
        var order = turn.random.nextBoolean() ? Order.OLDEST_FIRST : Order.NEWEST_FIRST;
        var due = new ArrayList<AccountId>();
        turn.model.nodes.stream().filter(node -> wanted(node, query, turn)).forEach(node -> due.add(node.id));
        if (order == Order.NEWEST_FIRST) {
            Collections.reverse(due);
        }
        int size = 1 + turn.random.nextInt(20);
        page(turn, query, new PageRequest(size, order, null), expected, due);
    }

    private static void page(Turn turn, AccountQuery query, PageRequest page, Expected expected, List<AccountId> due) {
        turn.call(expected, () -> turn.manager.accounts().list(turn.caller.actor(), query, page), answer -> {
            var rest = compare(turn, answer, page, due, isDerived(query));
            Cursor next = answer.nextCursor();
            if (next != null && turn.chance(30)) {
                page(turn, query, page.after(next), expected, rest);
            }
        });
    }

    private static List<AccountId> compare(
            Turn turn, Page<Account> answer, PageRequest page, List<AccountId> due, boolean mayBeShort) {
        var shown = answer.items().stream().map(Account::id).toList();
        turn.check(
                shown.size() <= page.size() && shown.size() <= due.size(),
                () -> "LEAK: listed " + shown + " of " + due);
        turn.same("list", shown, due.subList(0, shown.size()));
        for (var account : answer.items()) {
            AccountOperations.compare(turn, turn.model.find(account.id()).orElseThrow(), account);
        }
        var rest = due.subList(shown.size(), due.size());
        if (answer.next().isEmpty()) {
            turn.same("what the list left out", rest, List.of());
        } else {
            turn.check(mayBeShort || shown.size() == page.size(), () -> "a short page: " + shown);
        }
        return rest;
    }

    private static AccountQuery filtered(Turn turn, AccountQuery query) {
        return switch (turn.random.nextInt(9)) {
            case 0 -> query.own(turn.random.nextBoolean() ? OwnStatus.ENABLED : OwnStatus.DISABLED);
            case 1 -> query.own(OwnStatus.SUSPENDED);
            case 2 -> query.effective(STATUSES.get(turn.random.nextInt(STATUSES.size())));
            case 3 -> query.kycMode(KycMode.CUSTOMER_USE);
            case 4 -> query.kycGate(turn.random.nextBoolean() ? KycGate.OPEN : KycGate.BLOCKED);
            case 5 -> query.environment(turn.random.nextBoolean() ? Environment.LIVE : Environment.TEST);
            default -> query;
        };
    }

    private static boolean isDerived(AccountQuery query) {
        return query.effective() != null || query.kycGate() != null || query.environment() != null;
    }

    private static boolean wanted(Node node, AccountQuery query, Turn turn) {
        Predicate<Node> own = each -> query.own() == null
                || switch (query.own()) {
                    case ENABLED -> each.enabled && !each.suspended;
                    case DISABLED -> !each.enabled;
                    case SUSPENDED -> each.suspended;
                };
        return isBelow(node, query, turn)
                && (query.deleted() == AccountQuery.Deleted.INCLUDED || !node.deleted)
                && own.test(node)
                && sameOrAny(query.effective(), node.status())
                && sameOrAny(query.kycMode(), node.mode)
                && sameOrAny(query.environment(), node.environment)
                && sameOrAny(query.kycGate(), node.isCallBlocked() ? KycGate.BLOCKED : KycGate.OPEN);
    }

    private static boolean isBelow(Node node, AccountQuery query, Turn turn) {
        boolean children = query.reach() == AccountQuery.Reach.CHILDREN;
        if (query.subject() == null) {
            return !children || node.parent == null;
        }
        Node top = turn.subject().orElse(null);
        return top != null && node != top && (children ? node.parent == top : node.isAtOrBelow(top));
    }

    private static boolean sameOrAny(@Nullable Object wanted, Object found) {
        return wanted == null || wanted.equals(found);
    }
}
