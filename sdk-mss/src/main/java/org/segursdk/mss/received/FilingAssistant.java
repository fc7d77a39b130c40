package org.segursdk.mss.received;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.insi.matching.Candidate;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.insi.matching.PatientMatch;
import org.segursdk.insi.matching.ReceivedIdentity;
import org.segursdk.mss.received.ProposalMaking.Whose;

/**
 * Proposes what to do with the documents of a message: whose they are, whether they are known, what is to be confirmed. Looks,
 * stores nothing; ask again when patients or documents have changed. Immutable, thread-safe if what it is given is. Source:
 * mssante §6.
 */
public final class FilingAssistant {
    private final @Nullable Function<ReceivedIdentity, PatientMatch> matcher;
    private final KnownDocuments known;
    private final FilingPolicy policy;

    private FilingAssistant(
            @Nullable Function<ReceivedIdentity, PatientMatch> matcher, KnownDocuments known, FilingPolicy policy) {
        this.matcher = matcher;
        this.known = Objects.requireNonNull(known, "known");
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /** One that knows no patient and no document, and leaves everything to a person. */
    public static FilingAssistant create() {
        return new FilingAssistant(null, KnownDocuments.none(), FilingPolicy.MANUAL);
    }

    /** Another one, which matches with these patients. */
    public FilingAssistant patients(PatientIndex index) {
        return matcher(index::match);
    }

    /** Another one, which asks the software's own matching; it is asked only with an INS or traits. */
    public FilingAssistant matcher(Function<ReceivedIdentity, PatientMatch> value) {
        return new FilingAssistant(Objects.requireNonNull(value, "matcher"), known, policy);
    }

    /** Another one, which knows these documents. */
    public FilingAssistant known(KnownDocuments value) {
        return new FilingAssistant(matcher, value, policy);
    }

    /** Another one with another policy. */
    public FilingAssistant policy(FilingPolicy value) {
        return new FilingAssistant(matcher, known, value);
    }

    /** One proposal for each line of the message, in their order; none for a receipt or for refused documents. */
    public List<FilingProposal> propose(ReceivedMessage message) {
        Optional<ReceivedIdentity> told =
                message.patient().filter(MessagePatient::canBeMatched).map(MessagePatient::identity);
        boolean contradicted = PatientCheck.isContradicted(message.findings());
        // Traits that are in doubt must not make a match exact.
        Optional<ReceivedIdentity> matched = told.filter(
                        identity -> !contradicted || identity.ins().isPresent())
                .map(identity -> contradicted
                        ? new ReceivedIdentity(identity.ins(), Optional.empty(), Optional.empty())
                        : identity);
        Optional<PatientMatch> match = matched.flatMap(this::match);
        List<Candidate> senders = senders(message);
        List<FilingProposal> proposals = new ArrayList<>();
        for (DocumentLine line : message.lines()) {
            // A file that names nobody is not of its neighbours' patient because it came with them.
            boolean names = told.isPresent() && PatientCheck.namesAPatient(line.main());
            Whose whose = !names ? Whose.NOBODY : contradicted ? Whose.CONTRADICTED : Whose.ONE;
            ProposalMaking making =
                    new ProposalMaking(message, line, policy, names ? match : Optional.empty(), whose, matcher != null);
            Novelty novelty = Novelty.of(line.main().links(), withEarlier(message.lines(), line));
            proposals.add(making.make(novelty, senders));
        }
        return proposals;
    }

    private Optional<PatientMatch> match(ReceivedIdentity identity) {
        return Optional.ofNullable(matcher).map(each -> each.apply(identity));
    }

    /** Records of the patient who wrote: the document may be about somebody else all the same. */
    private List<Candidate> senders(ReceivedMessage message) {
        Optional<Matricule> matricule = message.sender().matricule();
        if (matcher == null || matricule.isEmpty()) {
            return List.of();
        }
        List<Candidate> found = new ArrayList<>();
        for (InsAuthority authority : InsAuthority.values()) {
            ReceivedIdentity identity = new ReceivedIdentity(
                    Optional.of(new Ins(matricule.get(), authority)), Optional.empty(), Optional.empty());
            if (matcher.apply(identity) instanceof PatientMatch.Conflict conflict) {
                found.addAll(conflict.candidates());
            }
        }
        found.sort(Comparator.comparingInt(Candidate::score).reversed());
        return found;
    }

    /** What is known, and the lines of this message before that one. */
    private KnownDocuments withEarlier(List<DocumentLine> lines, DocumentLine line) {
        List<KnownDocument> earlier = lines.subList(0, lines.indexOf(line)).stream()
                .flatMap(each -> each.documents().stream())
                .filter(each -> each.links().id().isPresent())
                .map(FilingAssistant::asKnown)
                .toList();
        return new KnownDocuments() {
            @Override
            public List<KnownDocument> byId(String id) {
                return Stream.concat(known.byId(id).stream(), earlier.stream().filter(each -> each.id()
                                .equals(id)))
                        .toList();
            }

            @Override
            public List<KnownDocument> bySetId(String setId) {
                return Stream.concat(
                                known.bySetId(setId).stream(),
                                earlier.stream().filter(each -> each.setId().equals(Optional.of(setId))))
                        .toList();
            }
        };
    }

    private static KnownDocument asKnown(MessageDocument document) {
        DocumentLinks links = document.links();
        OptionalInt version = links.version();
        return new KnownDocument("", links.id().orElse(""), links.setId(), version, Optional.empty());
    }
}
