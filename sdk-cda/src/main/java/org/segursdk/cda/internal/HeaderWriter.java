package org.segursdk.cda.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ContactPerson;
import org.segursdk.cda.DataEntry;
import org.segursdk.cda.OtherAuthorship;
import org.segursdk.cda.Recipient;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityTraits;

/** The header common to all documents of the CI-SIS. Source: cda §3. */
public final class HeaderWriter {
    /** Every document: HL7 France and CI-SIS structuration minimale. */
    private static final String[] COMMON_TEMPLATES = {"2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1"};
    /** Custodian of what patients make. Source: cda §2. */
    private static final String HOST_OF_PATIENT_DOCUMENTS = "1.2.250.1.213.4.1";

    private final XmlOut out;
    private final CdaHeader header;
    private final ActorWriter actors;

    public HeaderWriter(XmlOut out, CdaHeader header) {
        this.out = out;
        this.header = header;
        this.actors = new ActorWriter(out);
    }

    /** Writes everything before the body. */
    public void write(DocumentModel model) {
        actors.contacts(model.lentContacts);
        out.start("ClinicalDocument", namespaces(model));
        out.empty("realmCode", "code", "FR");
        out.empty("typeId", "root", "2.16.840.1.113883.1.3", "extension", "POCD_HD000040");
        out.templates(COMMON_TEMPLATES);
        for (DocumentModel.Template template : model.templates) {
            String extension = template.extension();
            if (extension == null) {
                out.templates(template.root());
            } else {
                out.empty("templateId", "root", template.root(), "extension", extension);
            }
        }
        out.empty("id", "root", header.id().value());
        model.type.write(out, "code");
        out.leaf("title", model.title);
        time("effectiveTime", header.createdAt());
        out.code("confidentialityCode", header.confidentiality());
        out.empty("languageCode", "code", header.language());
        out.empty("setId", "root", header.setId().value());
        out.empty("versionNumber", "value", Integer.toString(header.version()));
        new PatientWriter(out, model.patientContact).write(header);
        header.authors().forEach(this::author);
        header.otherAuthors().forEach(this::otherAuthor);
        header.dataEnterer().ifPresent(this::dataEnterer);
        header.contacts().forEach(this::contact);
        header.professionalInformants().forEach(this::informant);
        custodian();
        header.recipients().forEach(this::recipient);
        signature("legalAuthenticator", null, header.legalAuthenticator());
        header.attesters().forEach(attester -> signature("authenticator", model.attesterTemplate, attester));
        model.attesters.forEach(attester -> signature("authenticator", model.attesterTemplate, attester));
        ParticipantWriter participants =
                new ParticipantWriter(out, header.zone(), model.participantTemplate, model.participantRole);
        header.participants().forEach(participants::write);
        header.otherParticipants().forEach(participants::write);
        new ContextWriter(out, header).write(model);
    }

    private static String[] namespaces(DocumentModel model) {
        List<String> declared = new ArrayList<>(
                List.of("xmlns", "urn:hl7-org:v3", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        declared.addAll(model.namespaces);
        return declared.toArray(String[]::new);
    }

    private void template(@Nullable String oid) {
        if (oid != null) {
            out.templates(oid);
        }
    }

    private void author(Attestation author) {
        DocumentAuthor who = author.by();
        out.start("author");
        who.function().ifPresent(function -> out.code("functionCode", function));
        time("time", author.at());
        out.start("assignedAuthor");
        actors.assigned(who.professional());
        actors.person("assignedPerson", who.professional());
        actors.organization("representedOrganization", who.structure(), true);
        out.end().end();
    }

    private void otherAuthor(OtherAuthorship author) {
        out.start("author");
        time("time", author.at());
        out.start("assignedAuthor");
        if (author.by() instanceof OtherAuthor.Device device) {
            actors.id(device.id());
            out.code("code", device.kind());
            out.start("assignedAuthoringDevice");
            out.leaf("manufacturerModelName", device.model());
            out.leaf("softwareName", device.software()).end();
            device.structure().ifPresent(structure -> actors.organization("representedOrganization", structure, true));
        } else {
            Patient patient = header.patient();
            actors.patientId(patient);
            out.code("code", author.by().kind());
            IdentityTraits traits = patient.traits();
            actors.person(
                    "assignedPerson",
                    patient.usedName().orElse(traits.birthName()),
                    Optional.of(patient.usedGivenName().orElse(traits.firstGivenName())));
        }
        out.end().end();
    }

    private void dataEnterer(DataEntry entry) {
        out.start("dataEnterer");
        entry.at().ifPresent(at -> time("time", at));
        actors.assignedEntity(entry.by(), true);
        out.end();
    }

    private void informant(DocumentAuthor informant) {
        out.start("informant");
        actors.assignedEntity(informant, true);
        out.end();
    }

    private void contact(ContactPerson contact) {
        out.start("informant")
                .start("relatedEntity", "classCode", contact.kind().code());
        contact.relationship().ifPresent(code -> out.code("code", code));
        actors.addresses(contact.addresses());
        actors.telecoms(contact.telecoms());
        actors.person("relatedPerson", contact.familyName(), contact.givenName());
        out.end().end();
    }

    private void custodian() {
        out.start("custodian").start("assignedCustodian").start("representedCustodianOrganization");
        if (header.hostedForPatient()) {
            out.empty("id", "root", HOST_OF_PATIENT_DOCUMENTS).end().end().end();
            return;
        }
        actors.structureId(header.custodian());
        out.leaf("name", header.custodian().name());
        header.custodian().telecoms().stream().limit(1).forEach(actors::telecom);
        header.custodian().addresses().stream().limit(1).forEach(actors::address);
        out.end().end().end();
    }

    private void recipient(Recipient recipient) {
        out.start("informationRecipient").start("intendedRecipient");
        recipient.professional().ifPresent(professional -> {
            actors.professionalId(professional);
            actors.addresses(professional.addresses());
            actors.telecoms(professional.telecoms());
            actors.person("informationRecipient", professional);
        });
        recipient.structure().ifPresent(structure -> actors.organization("receivedOrganization", structure, false));
        out.end().end();
    }

    private void signature(String element, @Nullable String template, Attestation attestation) {
        out.start(element);
        template(template);
        time("time", attestation.at());
        out.empty("signatureCode", "code", "S");
        actors.assignedEntity(attestation.by(), true);
        out.end();
    }

    private void time(String element, Instant instant) {
        out.empty(element, "value", Timestamps.hl7(instant, header.zone()));
    }
}
