package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Secret;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A hosted session as the model knows it, link and key and all. */
final class Visit {

    final SessionId id;
    final Node node;
    final SessionFlow flow;
    final Secret link;
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

    /** The documents that stand verified by what was submitted in it. */
    Set<DocumentType> verified() {
        return Arrays.stream(DocumentType.values())
                .filter(node.papers::isVerified)
                .filter(document -> node.papers
                        .settled(document)
                        .filter(paper -> paper.visit == this)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return id + " of " + node.id + " " + state;
    }
}
