package io.subaccounts.tck.tenancy;

import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as the model knows it. */
final class Node {

    final AccountId id;
    final Environment environment;
    final List<Node> children = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();

    @Nullable
    Node parent;

    Permissions flags = Permissions.INHERITED;
    KycMode mode = KycMode.PERSONAL_USE;
    boolean verified;
    boolean enabled = true;
    boolean suspended;
    boolean deleted;
    long version;

    Node(AccountId id, Environment environment, @Nullable Node parent) {
        this.id = id;
        this.environment = environment;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    /** From the account itself to its main account. */
    List<Node> upwards() {
        var path = new ArrayList<Node>();
        for (Node level = this; level != null; level = level.parent) {
            path.add(level);
        }
        return path;
    }

    /** All accounts below, deleted ones too. */
    List<Node> below() {
        var all = new ArrayList<Node>();
        for (Node child : children) {
            all.add(child);
            all.addAll(child.below());
        }
        return all;
    }

    boolean isAtOrBelow(Node other) {
        Node level = this;
        while (level != null && level != other) {
            level = level.parent;
        }
        return level == other;
    }

    int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }

    int height() {
        return children.stream().mapToInt(child -> child.height() + 1).max().orElse(0);
    }

    void moveTo(Node newParent) {
        if (parent != null) {
            parent.children.remove(this);
        }
        parent = newParent;
        newParent.children.add(this);
    }

    EffectiveStatus status() {
        var above = upwards().subList(1, depth() + 1);
        if (deleted) {
            return EffectiveStatus.DELETED;
        }
        if (suspended) {
            return EffectiveStatus.SUSPENDED;
        }
        if (!enabled) {
            return EffectiveStatus.DISABLED;
        }
        if (above.stream().anyMatch(level -> level.suspended)) {
            return EffectiveStatus.ANCESTOR_SUSPENDED;
        }
        return above.stream().allMatch(level -> level.enabled)
                ? EffectiveStatus.ENABLED
                : EffectiveStatus.ANCESTOR_DISABLED;
    }

    /** Whose verification decides. */
    Node decider() {
        for (Node level : upwards()) {
            if (level.mode == KycMode.CUSTOMER_USE) {
                return level;
            }
        }
        return upwards().get(depth());
    }

    boolean isCallBlocked() {
        Node decider = decider();
        return decider.mode == KycMode.CUSTOMER_USE && !decider.verified;
    }

    @Override
    public String toString() {
        return id + "@" + depth() + " " + status();
    }
}
