package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadName;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsAuthor;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.insi.matching.Candidate;
import org.segursdk.insi.matching.ReceivedIdentity;
import org.segursdk.mss.received.FilingProposal;
import org.segursdk.mss.received.FilingProposal.Origin;
import org.segursdk.mss.received.FilingReason;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.MessagePatient;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.RequestedOperation;

/** Makes items of what arrived. Where METADATA.XML and the CDA header both tell, the header wins here: REM-WL-02 asks for it. */
final class ItemMaking {
    /** Hours that a document writes without an offset are those of metropolitan France. */
    static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private ItemMaking() {}

    static WorkItem of(
            ReceivedMessage message,
            FilingProposal proposal,
            MessageDocument document,
            Instant now,
            OptionalLong mailId) {
        boolean main = proposal.line().main() == document;
        return new WorkItem(
                0,
                1,
                new WorkSource(
                        Origin.MSSANTE,
                        now,
                        mailId,
                        message.documents().indexOf(document),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(message.sender().shown())),
                document(document),
                message.patient().map(MessagePatient::identity).map(WorkPatient::of),
                WorkFlags.of(main ? proposal.alerts() : document.alerts()),
                new WorkFiling(
                        proposal.status(),
                        proposal.reasons(),
                        proposal.recordId(),
                        proposal.candidates().stream().map(Candidate::recordId).toList(),
                        proposal.operation().kind(),
                        false),
                WorkProgress.NONE);
    }

    private static WorkDocument document(MessageDocument document) {
        Optional<ReadDocument> cda = document.cda();
        Optional<ReadActor> author = cda.flatMap(ItemMaking::firstPerson);
        return new WorkDocument(
                cda.flatMap(each -> each.header().title())
                        .filter(title -> !title.isBlank())
                        .or(document::title)
                        .orElseGet(document::name),
                cda.flatMap(each -> each.header().createdAt())
                        .flatMap(time -> time.instant(FRANCE))
                        .or(() -> document.entry().flatMap(DocumentEntry::creationTime)),
                document.type(),
                document.authors(),
                author.flatMap(ReadActor::nationalId).or(() -> document.entry().flatMap(ItemMaking::authorId)),
                author.flatMap(ReadActor::organization)
                        .flatMap(organization -> organization.name())
                        .or(document::organization),
                document.links().id(),
                document.links().setId(),
                document.links().version(),
                Optional.of(document.sha1()),
                document.form().name());
    }

    private static Optional<ReadActor> firstPerson(ReadDocument cda) {
        return cda.header().authors().stream()
                .filter(each -> each.name().map(ReadName::display).isPresent())
                .findFirst();
    }

    static Optional<String> authorId(DocumentEntry entry) {
        return entry.authors().stream()
                .flatMap(author -> author.person().stream())
                .filter(person -> person.idType().equals("IDNPS"))
                .map(person -> person.id())
                .findFirst();
    }

    /** A document of the DMP of that patient. */
    static WorkItem of(FoundDocument found, QualifiedIns ins, Optional<String> recordId, Instant now) {
        DocumentEntry entry = found.entry();
        return new WorkItem(
                0,
                1,
                new WorkSource(
                        Origin.DMP,
                        now,
                        OptionalLong.empty(),
                        0,
                        Optional.of(found.entryUuid()),
                        found.repositoryUniqueId(),
                        Optional.empty()),
                new WorkDocument(
                        found.title().orElse(""),
                        found.creationTime(),
                        found.typeCode(),
                        authors(entry),
                        authorId(entry),
                        entry.authors().stream()
                                .flatMap(author -> author.institutions().stream())
                                .map(institution -> institution.name())
                                .findFirst(),
                        found.uniqueId(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        found.hash(),
                        ""),
                Optional.of(WorkPatient.of(ReceivedIdentity.of(ins.ins(), ins.traits()))),
                WorkFlags.UNKNOWN,
                new WorkFiling(
                        recordId.isPresent() ? FilingStatus.READY : FilingStatus.TO_IDENTIFY,
                        recordId.isPresent() ? Set.of(FilingReason.PATIENT_EXACT) : Set.of(),
                        recordId,
                        List.of(),
                        RequestedOperation.Kind.FIRST_TRANSMISSION,
                        false),
                WorkProgress.NONE);
    }

    static List<String> authors(DocumentEntry entry) {
        return entry.authors().stream()
                .map(XdsAuthor::person)
                .flatMap(Optional::stream)
                .map(person -> Stream.of(person.givenName(), person.familyName())
                        .filter(name -> !name.isBlank())
                        .reduce((first, second) -> first + ' ' + second)
                        .orElse(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
