package io.subaccounts.tck.tenancy;

import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    final Papers papers = new Papers(this);
    final List<Visit> visits = new ArrayList<>();

    /** Whether it is said to be a company; the library knows no other customers here. */
    boolean company;

    KycOverride.@Nullable Effect override;

    boolean approved;

    /** Whether it was put out of reach of a gate that was not earned; an approval lifts that while it is there. */
    private boolean escaped;

    boolean signs;
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

    /** Goes below another account. What the old place had not earned, the new one does not open by itself. */
    void moveTo(Node newParent) {
        if (!escape(newParent).isEmpty()) {
            hold();
        }
        if (parent != null) {
            parent.children.remove(this);
        }
        parent = newParent;
        newParent.children.add(this);
    }

    /** Whose blocks by the platform it would leave behind, and whose unearned gates unless it decides for itself. */
    List<Node> escape(Node newParent) {
        boolean inherits = mode == KycMode.PERSONAL_USE && !isHeld();
        return upwards().stream()
                .skip(1)
                .filter(level -> !newParent.isAtOrBelow(level))
                .filter(level -> level.isBlockedByPlatform() || (inherits && !level.isVouchedFor()))
                .toList();
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

    /** Whose verification decides: the first who is closed, or else the first customer, or else the main account. */
    Node decider() {
        return firstUpwards(Node::blocks)
                .or(() -> firstUpwards(level -> level.mode == KycMode.CUSTOMER_USE))
                .orElseGet(() -> upwards().get(depth()));
    }

    boolean isCallBlocked() {
        return firstUpwards(Node::blocks).isPresent();
    }

    private Optional<Node> firstUpwards(Predicate<Node> which) {
        return upwards().stream().filter(which).findFirst();
    }

    /** Whether it keeps itself, and all below it, from calling. */
    private boolean blocks() {
        return override == null ? !isVouchedFor() : isBlockedByPlatform();
    }

    boolean isBlockedByPlatform() {
        return override == KycOverride.Effect.BLOCK;
    }

    /** Whether its papers open its gate, or it needs none. */
    private boolean isVouchedFor() {
        return mode == KycMode.CUSTOMER_USE ? isComplete() : !isHeld();
    }

    /** Changes the mode. What it has not earned it does not get by inheriting either. */
    void switchTo(KycMode newMode) {
        if (mode == KycMode.CUSTOMER_USE && newMode == KycMode.PERSONAL_USE) {
            escaped = false;
            if (!isComplete()) {
                hold();
            }
        }
        mode = newMode;
    }

    boolean isHeld() {
        return escaped && !approved;
    }

    /** What was approved before was something else. */
    private void hold() {
        escaped = true;
        approved = false;
    }

    Optional<Visit> activeVisit() {
        return visits.stream().filter(Visit::isActive).findFirst();
    }

    /** A session ends by itself when with a decision nothing more is to be shown. */
    void documentsDecided() {
        if (isComplete()) {
            activeVisit().ifPresent(visit -> visit.state = SessionState.COMPLETED);
        }
    }

    private boolean isComplete() {
        return company && papers.suffice();
    }

    @Override
    public String toString() {
        return id + "@" + depth() + " " + status();
    }
}
