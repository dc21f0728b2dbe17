package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Authentication;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.PageRequest;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.tck.support.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at a whole forest through the public door and recomputes what must be so. */
final class ForestCheck {

    private static final PageRequest ALL =
            PageRequest.first(PageRequest.MAX_SIZE).oldestFirst();

    private final World world;
    private final List<CreatedAccount> created;
    private final int maxDepth;
    private final Map<AccountId, Account> byId;

    ForestCheck(World world, List<CreatedAccount> created, int maxDepth) {
        this.world = world;
        this.created = created;
        this.maxDepth = maxDepth;
        this.byId = list(AccountQuery.everyAccount().includingDeleted()).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    void check(List<ResourceRef> resources, List<Ownership> ended) {
        assertThat(byId.keySet())
                .as("every account that was created is there, and no other; " + SeededRandom.reminder())
                .isEqualTo(created.stream().map(CreatedAccount::authId).collect(Collectors.toSet()));
        byId.values().forEach(this::checkPathUpwards);
        byId.keySet().forEach(this::checkListings);
        created.forEach(this::checkToken);
        checkOwners(resources);
        checkHistory(ended);
    }

    private void checkPathUpwards(Account account) {
        var path = pathOf(account.id());
        assertThat(path.get(path.size() - 1).isMain())
                .as("%s stands below one main account: %s", account.id(), path)
                .isTrue();
        assertThat(path).as("no deeper than the ceiling").hasSizeLessThanOrEqualTo(maxDepth);
        if (isLive(account.id())) {
            assertThat(path).as("no live account below a deleted one: %s", path).allMatch(this::isLive);
        }
    }

    /** What the lists say must be what the parents say. */
    private void checkListings(AccountId id) {
        var below = new HashSet<AccountId>();
        var children = new HashSet<AccountId>();
        for (var account : byId.values()) {
            if (!account.id().equals(id) && pathOf(account.id()).contains(id)) {
                below.add(account.id());
            }
            if (account.parent().filter(id::equals).isPresent()) {
                children.add(account.id());
            }
        }
        assertThat(ids(AccountQuery.subtreeOf(id).includingDeleted()))
                .as("the subtree of %s as recomputed from the parents", id)
                .isEqualTo(below);
        assertThat(ids(AccountQuery.childrenOf(id).includingDeleted()))
                .as("the children of %s as recomputed from the parents", id)
                .isEqualTo(children);
    }

    private void checkToken(CreatedAccount account) {
        var answer = world.present(account);
        if (isLive(account.authId())) {
            assertThat(answer).as("a live account's token works").isInstanceOf(Authentication.Authenticated.class);
        } else {
            assertThat(answer).as("a deleted account's token proves nothing").isEqualTo(Expect.NOTHING_PROVED);
        }
    }

    private void checkOwners(List<ResourceRef> resources) {
        var listed = new ArrayList<Ownership>();
        for (var account : byId.values()) {
            var own = Walk.resources(world, World.PLATFORM, ResourceQuery.ownedBy(account.id()), ALL);
            assertThat(own.isEmpty() || isLive(account.id()))
                    .as("%s is deleted and owns %s", account.id(), own)
                    .isTrue();
            listed.addAll(own);
        }
        assertThat(listed)
                .as("a resource has at most one owner")
                .extracting(Ownership::resource)
                .doesNotHaveDuplicates();
        for (var resource : resources) {
            assertThat(world.resources().owner(World.PLATFORM, resource).stream()
                            .toList())
                    .as("the owner that is found is the one that lists it")
                    .isEqualTo(listed.stream()
                            .filter(ownership -> ownership.resource().equals(resource))
                            .toList());
        }
    }

    private void checkHistory(List<Ownership> ended) {
        var byResource = new HashMap<ResourceRef, List<Ownership>>();
        ended.forEach(each -> byResource
                .computeIfAbsent(each.resource(), key -> new ArrayList<>())
                .add(each));
        byResource.values().forEach(stretches -> {
            stretches.sort(Comparator.comparing(Ownership::from)
                    .thenComparing(each -> each.until().orElseThrow()));
            for (int i = 1; i < stretches.size(); i++) {
                assertThat(stretches.get(i).from())
                        .as("at most one owner at any moment: %s", stretches)
                        .isAfterOrEqualTo(stretches.get(i - 1).until().orElseThrow());
            }
        });
    }

    /** From the account itself to the top; fails if there is no top. */
    private List<AccountId> pathOf(AccountId id) {
        var path = new ArrayList<AccountId>();
        AccountId next = id;
        while (next != null) {
            assertThat(path)
                    .as("the way up from %s is no circle; %s", id, SeededRandom.reminder())
                    .doesNotContain(next);
            path.add(next);
            next = Objects.requireNonNull(byId.get(next), "an account without its parent")
                    .parentId();
        }
        return path;
    }

    private boolean isLive(AccountId id) {
        return Objects.requireNonNull(byId.get(id)).status() != EffectiveStatus.DELETED;
    }

    private Set<AccountId> ids(AccountQuery query) {
        return list(query).stream().map(Account::id).collect(Collectors.toSet());
    }

    private List<Account> list(AccountQuery query) {
        return Walk.accounts(world, World.PLATFORM, query, ALL);
    }
}
