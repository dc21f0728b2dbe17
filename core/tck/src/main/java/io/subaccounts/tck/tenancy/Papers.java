package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.VerificationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an account has shown of documents, as the model knows it. */
final class Papers {

    /** One attempt. */
    static final class Paper {
        final AttemptId id;
        final Instant at;
        AttemptState state;

        /** In which it was submitted, or else begun. */
        @Nullable
        Visit visit;

        /** What duplicates are found by. */
        @Nullable
        String number;

        /** What a DigiLocker request is known by. */
        @Nullable
        String request;

        boolean erased;

        /** Whether a provider was waited for. */
        boolean waited;

        boolean claimed;

        Paper(AttemptId id, Instant at, @Nullable Visit visit, AttemptState state) {
            this.id = id;
            this.at = at;
            this.visit = visit;
            this.state = state;
        }

        @Override
        public String toString() {
            return id + " " + state;
        }
    }

    /** Everything that was tried, in order. */
    final List<Paper> all = new ArrayList<>();

    private final Node owner;
    private final Map<DocumentType, List<Paper>> byDocument = new HashMap<>();

    /** The PAN that was last decided. */
    private @Nullable String holder;

    Papers(Node owner) {
        this.owner = owner;
    }

    /** Begins an attempt in place of what is under way; one that is only initiated waits behind what was submitted. */
    Paper begin(DocumentType document, Instant at, @Nullable Visit visit, AttemptState state) {
        boolean waits = state == AttemptState.INITIATED;
        var papers = of(document);
        papers.stream()
                .filter(paper -> waits ? paper.state == AttemptState.INITIATED : !paper.state.isFinal())
                .forEach(paper -> paper.state = AttemptState.SUPERSEDED);
        var paper = new Paper(new AttemptId(owner.id, document, papers.size() + 1), at, visit, state);
        papers.add(paper);
        all.add(paper);
        return paper;
    }

    /** Puts what was initiated to use, in place of whatever else is under way. */
    void use(Paper initiated, @Nullable Visit visit) {
        initiated.visit = visit == null ? initiated.visit : visit;
        of(initiated.id.document()).stream()
                .filter(paper -> !paper.state.isFinal())
                .forEach(paper -> paper.state = AttemptState.SUPERSEDED);
        initiated.state = AttemptState.STARTED;
    }

    void move(Paper paper, AttemptState state) {
        paper.state = state;
        if (isDecided(paper)) {
            Optional.ofNullable(paper.visit)
                    .ifPresent(visit -> visit.decided(paper.id.document(), state == AttemptState.VERIFIED));
            if (paper.id.document() == DocumentType.PAN) {
                owner.approved &= holder == null || holder.equals(paper.number);
                holder = paper.number;
            }
            owner.documentsDecided();
        }
    }

    /** What comes of a provider's answer: where a name to compare with was erased, a person has to look. */
    void answered(Paper paper, AttemptState outcome) {
        boolean forgotten = owner.environment == Environment.LIVE
                && kin(paper.id.document())
                        .flatMap(document -> settled(document).stream())
                        .anyMatch(other -> other.erased && other.state == AttemptState.VERIFIED);
        move(paper, forgotten && outcome == AttemptState.VERIFIED ? AttemptState.NEEDS_REVIEW : outcome);
    }

    /** Whose holders have to have the same name. Nobody is named on an Aadhaar here. */
    private static Stream<DocumentType> kin(DocumentType document) {
        return switch (document) {
            case PAN -> Stream.of(DocumentType.GST, DocumentType.CIN, DocumentType.AADHAAR);
            case GST, CIN -> Stream.of(DocumentType.PAN);
            case AADHAAR -> Stream.of();
        };
    }

    /** Ends everything that is under way. */
    void end() {
        all.stream().filter(paper -> !paper.state.isFinal()).forEach(paper -> paper.state = AttemptState.SUPERSEDED);
    }

    /** Forgets what all that is over was about. */
    void erase() {
        all.stream().filter(paper -> paper.state.isFinal()).forEach(paper -> {
            paper.number = null;
            paper.erased = true;
        });
        if (settled(DocumentType.PAN).filter(paper -> paper.erased).isPresent()) {
            holder = "forgotten";
        }
    }

    Optional<Paper> find(AttemptId id) {
        return all.stream().filter(paper -> paper.id.equals(id)).findFirst();
    }

    /** The attempt under way. */
    Optional<Paper> open(DocumentType document) {
        return of(document).stream().filter(paper -> !paper.state.isFinal()).findFirst();
    }

    Optional<Paper> latest(DocumentType document) {
        var papers = of(document);
        return papers.isEmpty() ? Optional.empty() : Optional.of(papers.get(papers.size() - 1));
    }

    /** The attempt that says whether the document is good. */
    Optional<Paper> settled(DocumentType document) {
        return of(document).stream().filter(Papers::isDecided).reduce((earlier, later) -> later);
    }

    boolean isVerified(DocumentType document) {
        return state(document) == VerificationState.VERIFIED;
    }

    VerificationState state(DocumentType document) {
        var settled = settled(document).map(paper -> paper.state);
        if (settled.equals(Optional.of(AttemptState.VERIFIED))) {
            return VerificationState.VERIFIED;
        }
        boolean underWay = open(document)
                .filter(paper -> paper.state != AttemptState.INITIATED)
                .isPresent();
        if (underWay) {
            return VerificationState.PENDING;
        }
        return settled.isPresent() ? VerificationState.FAILED : VerificationState.NOT_STARTED;
    }

    Map<DocumentType, VerificationState> states() {
        var states = new HashMap<DocumentType, VerificationState>();
        for (DocumentType document : DocumentType.values()) {
            states.put(document, state(document));
        }
        return states;
    }

    /**
     * Whether a company has shown what the built-in policy asks of companies. Nothing may have failed either, whether or not
     * it is being tried again.
     */
    boolean suffice() {
        return isVerified(DocumentType.PAN)
                && (isVerified(DocumentType.GST) || isVerified(DocumentType.CIN))
                && Stream.of(DocumentType.values())
                        .flatMap(document -> settled(document).stream())
                        .noneMatch(paper -> paper.state == AttemptState.FAILED_RETRYABLE);
    }

    private static boolean isDecided(Paper paper) {
        return paper.state == AttemptState.VERIFIED || paper.state == AttemptState.FAILED_RETRYABLE;
    }

    private List<Paper> of(DocumentType document) {
        return byDocument.computeIfAbsent(document, each -> new ArrayList<>());
    }
}
