package org.segursdk.mss.received;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.segursdk.cda.read.BioFlags;
import org.segursdk.cda.read.CdaModel;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadName;
import org.segursdk.cda.read.ReadOrganization;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadRelation;
import org.segursdk.cda.read.ReadServiceEvent;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsAuthor;
import org.segursdk.core.xds.XdsOrganization;
import org.segursdk.core.xds.XdsPerson;
import org.segursdk.mss.received.MessageDocument.Details;
import org.segursdk.mss.received.MessageDocument.Form;
import org.segursdk.mss.xdm.ReceivedDocument;
import org.segursdk.mss.xdm.XdmAction;
import org.segursdk.mss.xdm.XdmFinding;

/** Makes the documents of a message, with their alerts and links. */
final class DocumentAssembly {
    /** Where the day of a metadata time is read. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** Bytes in memory for the headers of all CDA files together. */
    private static final long HEADER_BYTES = 64_000_000;

    private final OperationResolver resolver;
    private final OperationClues message;
    private final boolean urgent;
    private final MessageFindings findings;
    private final List<MessageDocument> documents = new ArrayList<>();

    /** @param message clues of the message as a whole */
    DocumentAssembly(OperationResolver resolver, OperationClues message, boolean urgent, MessageFindings findings) {
        this.resolver = resolver;
        this.message = message;
        this.urgent = urgent;
        this.findings = findings;
    }

    List<MessageDocument> assemble(List<ReceivedAttachment> attachments) throws IOException {
        for (ReceivedAttachment each : attachments) {
            if (each.archive().isPresent()) {
                for (ReceivedDocument document : each.archive().get().documents()) {
                    archived(each, document);
                }
            }
        }
        long files = attachments.stream()
                .filter(each -> each.kind() == ReceivedAttachment.Kind.CDA)
                .count();
        CdaReader reader = CdaReader.create()
                .headerOnly()
                .maxSize(Math.min(CdaReader.DEFAULT_MAX_SIZE, HEADER_BYTES / Math.max(1, files)));
        for (ReceivedAttachment each : attachments) {
            if (each.kind() == ReceivedAttachment.Kind.CDA) {
                file(each, reader);
            }
        }
        return documents;
    }

    private void archived(ReceivedAttachment attachment, ReceivedDocument document) throws IOException {
        MessageFindings own = new MessageFindings();
        for (XdmFinding finding : document.findings()) {
            own.add(attachment.place(), finding);
        }
        Details details = new Details(
                document.content(),
                document.size(),
                document.name(),
                document.isVerified(),
                Optional.of(document.sha1()),
                document.entry(),
                document.cda(),
                document.title(),
                document.type(),
                actDay(document.cda(), document.entry()),
                authors(document.cda(), document.entry()),
                organization(document.cda(), document.entry()));
        add(attachment, details, document.action(), document.uniqueId(), own);
    }

    /** A CDA that is no part of an archive. */
    private void file(ReceivedAttachment attachment, CdaReader reader) throws IOException {
        DocumentContent content = attachment.content().orElseThrow();
        MessageFindings own = new MessageFindings();
        Optional<ReadDocument> cda = Optional.empty();
        try {
            cda = Optional.of(reader.read(content));
        } catch (InvalidInputException unreadable) {
            problem(own, attachment, "MSS-CDA", "ce n'est pas un CDA lisible", "not a CDA one can read");
        }
        Details details = new Details(
                content,
                attachment.size(),
                attachment.name(),
                false,
                Optional.empty(),
                Optional.empty(),
                cda,
                cda.flatMap(each -> each.header().title()),
                cda.flatMap(each -> each.header().code().flatMap(code -> code.value())),
                actDay(cda, Optional.empty()),
                authors(cda, Optional.empty()),
                organization(cda, Optional.empty()));
        Optional<String> id = cda.flatMap(each -> each.header().id().flatMap(ReadId::text));
        add(attachment, details, Optional.empty(), id, own);
    }

    private void problem(
            MessageFindings own, ReceivedAttachment attachment, String rule, String french, String english) {
        own.content(attachment.place(), rule, french, english);
        findings.content(attachment.place(), rule, french, english);
    }

    private void add(
            ReceivedAttachment attachment,
            Details details,
            Optional<XdmAction> action,
            Optional<String> id,
            MessageFindings own)
            throws IOException {
        Form form = form(details);
        Alerts alerts = Alerts.UNKNOWN;
        if (form == Form.STRUCTURED && details.cda().orElseThrow().model() == CdaModel.CR_BIO) {
            Optional<Alerts> told = biology(details.content());
            alerts = told.orElse(Alerts.UNKNOWN);
            form = told.isPresent() ? form : Form.DAMAGED;
        }
        if (form == Form.DAMAGED) {
            problem(
                    own,
                    attachment,
                    "MSS-BODY",
                    "corps du document illisible : rien n'est su des résultats",
                    "the body of the document cannot be read: nothing is known of its results");
        }
        DocumentLinks links = links(details, action, id);
        documents.add(
                new MessageDocument(attachment, form, details, urgent ? alerts.urgent() : alerts, links, own.toList()));
    }

    private static Form form(Details details) throws IOException {
        if (details.cda().isEmpty()) {
            boolean pdf = details.entry()
                    .filter(entry -> entry.mimeType().equalsIgnoreCase("application/pdf"))
                    .isPresent();
            return pdf ? Form.PDF : Form.OTHER;
        }
        try {
            return details.cda().get().isLevel1() ? Form.ENVELOPE : Form.STRUCTURED;
        } catch (InvalidInputException brokenAfterItsHeader) {
            return Form.DAMAGED;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<Alerts> biology(DocumentContent content) throws IOException {
        try {
            return Optional.of(Alerts.of(BioFlags.of(CdaReader.create().read(content))));
        } catch (InvalidInputException unreadable) {
            return Optional.empty();
        }
    }

    private DocumentLinks links(Details details, Optional<XdmAction> action, Optional<String> id) {
        Optional<ReadHeader> header = details.cda().map(ReadDocument::header);
        Set<String> replaced = new LinkedHashSet<>();
        Set<String> replacedSets = new LinkedHashSet<>();
        for (ReadRelation relation : header.map(ReadHeader::relations).orElse(List.of())) {
            if (relation.isReplacement()) {
                relation.ids().forEach(each -> each.text().ifPresent(replaced::add));
                relation.setId().flatMap(ReadId::text).ifPresent(replacedSets::add);
            }
        }
        Optional<String> own =
                header.flatMap(ReadHeader::id).flatMap(ReadId::text).or(() -> id);
        OperationClues clues = new OperationClues(
                true,
                action,
                !replaced.isEmpty() || !replacedSets.isEmpty(),
                message.bodyAsksDeletion(),
                message.answersEarlierMessage(),
                message.subject(),
                message.body());
        return new DocumentLinks(
                own,
                header.flatMap(ReadHeader::setId).flatMap(ReadId::text),
                header.map(ReadHeader::version).orElse(OptionalInt.empty()),
                List.copyOf(replaced),
                List.copyOf(replacedSets),
                resolver.resolve(clues));
    }

    private static Optional<LocalDate> actDay(Optional<ReadDocument> cda, Optional<DocumentEntry> entry) {
        Optional<LocalDate> written = cda.flatMap(
                        each -> each.header().events().stream().findFirst())
                .flatMap(ReadServiceEvent::period)
                .flatMap(ReadPeriod::start)
                .flatMap(ReadTime::day);
        return written.or(
                () -> entry.flatMap(DocumentEntry::serviceStart).map(time -> LocalDate.ofInstant(time, ZONE)));
    }

    private static List<String> authors(Optional<ReadDocument> cda, Optional<DocumentEntry> entry) {
        List<String> told = entry.map(DocumentEntry::authors).orElse(List.of()).stream()
                .flatMap(author -> author.person().stream())
                .map(DocumentAssembly::name)
                .filter(name -> !name.isBlank())
                .toList();
        if (!told.isEmpty()) {
            return told;
        }
        return cda.map(each -> each.header().authors()).orElse(List.of()).stream()
                .flatMap(author -> author.name().stream())
                .map(ReadName::display)
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static String name(XdsPerson person) {
        return (person.givenName() + ' ' + person.familyName()).strip();
    }

    private static Optional<String> organization(Optional<ReadDocument> cda, Optional<DocumentEntry> entry) {
        Stream<String> told = entry.map(DocumentEntry::authors).orElse(List.of()).stream()
                .map(XdsAuthor::institutions)
                .flatMap(List::stream)
                .map(XdsOrganization::name);
        Optional<String> first = told.filter(name -> !name.isBlank()).findFirst();
        return first.or(() -> cda.map(each -> each.header().authors()).orElse(List.of()).stream()
                        .map(ReadActor::organization)
                        .flatMap(Optional::stream)
                        .flatMap(organization -> organization.name().stream())
                        .findFirst())
                .or(() -> cda.flatMap(each -> each.header().custodian()).flatMap(ReadOrganization::name));
    }
}
