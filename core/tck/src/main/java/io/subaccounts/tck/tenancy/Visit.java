package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Secret;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A hosted session as the model knows it, link and key and all. */
final class Visit {

    final SessionId id;
    final Node node;
    final SessionFlow flow;
    final Secret link;

    /** The documents that were verified in it. */
    final Set<DocumentType> verified = EnumSet.noneOf(DocumentType.class);

    SessionState state;

    @Nullable
    Secret key;

    boolean consented;
    boolean addressed;

    Visit(SessionId id, Node node, SessionFlow flow, Secret link) {
        this.id = id;
        this.node = node;
        this.flow = flow;
        this.link = link;
        this.state = flow == SessionFlow.EMAIL ? SessionState.EMAIL_SENT : SessionState.LINK_READY;
        this.addressed = flow == SessionFlow.EMAIL;
        node.visits.add(this);
    }

    boolean isActive() {
        return !state.isFinal();
    }

    /** Whether the link still opens it. */
    boolean canBeOpened() {
        return isActive() && key == null && !node.deleted;
    }

    /** Whether its customer can act. */
    boolean isOpen() {
        return isActive() && key != null && !node.deleted;
    }

    Secret openKey() {
        return Objects.requireNonNull(key);
    }

    void opened(Secret newKey) {
        key = newKey;
        state = SessionState.OPENED;
    }

    void submitted() {
        state = SessionState.IN_PROGRESS;
    }

    /** What is decided about its own attempts once it has ended is not its work. */
    void decided(DocumentType document, boolean good) {
        if (isActive() && good) {
            verified.add(document);
        } else if (isActive()) {
            verified.remove(document);
        }
    }

    @Override
    public String toString() {
        return id + " of " + node.id + " " + state;
    }
}
