package org.segursdk.conformance.checks.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.conformance.internal.ArchivalPdf;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** Documents that checks hand to the product: of public test persons, by a made-up physician. */
public final class Papers {
    /** When they were written. */
    public static final Instant WRITTEN = Instant.parse("2026-03-02T09:30:00Z");

    private Papers() {}

    /** A public test person, from 0. */
    public static InsiPerson person(int index) {
        return InsiSimulator.testPersons().get(index);
    }

    public static Patient patient(InsiPerson person) {
        IdentityProof proof = new IdentityProof(ProofType.PASSPORT, "secretariat", LocalDate.of(2026, 1, 5));
        Provenance provenance = new Provenance(Provenance.Route.INSI_TRAITS, WRITTEN.minusSeconds(86_400), proof, true);
        return Patient.qualified(QualifiedIns.restore(person.ins(), person.traits(), provenance))
                .build();
    }

    public static Structure structure() {
        return Structure.builder()
                .id(StructureId.finess("999999999"))
                .name("CABINET DU BANC")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(new Address(List.of("1 rue du Banc", "63000 CLERMONT-FERRAND"), Address.Use.WORK))
                .addTelecom(Telecom.phone("+33199000002", Address.Use.WORK))
                .build();
    }

    public static DocumentAuthor author() {
        Professional doctor = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .build();
        return DocumentAuthor.of(doctor, structure());
    }

    public static Oid newId() {
        return Oid.fromUuid(UUID.randomUUID());
    }

    /** A header of the first version of a document. */
    public static CdaHeader.Builder header(InsiPerson person, String title, Instant written) {
        return CdaHeader.builder()
                .id(newId())
                .title(title)
                .createdAt(written)
                .zone(ZoneId.of("Europe/Paris"))
                .patient(patient(person))
                .addAuthor(new Attestation(author(), written))
                .legalAuthenticator(new Attestation(author(), written))
                .custodian(structure())
                .event(ServiceEvent.of(author(), written.minusSeconds(900)))
                .encounter(Encounter.of(structure(), written.minusSeconds(900)).withResponsible(author()));
    }

    /** A document of level 1 with words for a body. */
    public static byte[] plain(CdaHeader.Builder header, String type, String words) {
        return bytes(N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find(type).orElseThrow())
                .text(words)
                .build()
                .toDocument());
    }

    public static byte[] bytes(Document document) {
        return bytes(document.content());
    }

    public static byte[] bytes(DocumentContent content) {
        try (InputStream in = content.open();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF/A-1 with those lines. */
    public static byte[] pdf(List<String> lines) {
        return ArchivalPdf.of(lines.hashCode(), List.of(lines));
    }

    static byte[] replace(byte[] document, String what, String by) {
        String text = new String(document, StandardCharsets.UTF_8);
        if (!text.contains(what)) {
            throw new IllegalStateException("the document made for the check lacks what it changes");
        }
        return text.replace(what, by).getBytes(StandardCharsets.UTF_8);
    }
}
