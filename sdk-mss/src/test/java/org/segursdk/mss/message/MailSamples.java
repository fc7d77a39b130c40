package org.segursdk.mss.message;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** Public test persons and what they send. */
public final class MailSamples {
    public static final Instant NOW = Instant.parse("2026-01-13T09:15:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Paris"));
    public static final String MATRICULE = "279035121518989";
    public static final String NIL = "DEV000001";
    public static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    public static final MssAddress DOCTOR = MssAddress.of("anne.testa@medecin.test.example");
    public static final MssAddress WARD = MssAddress.of("cardiologie@ch-test.example");

    private MailSamples() {}

    public static QualifiedIns ins() {
        return ins(MATRICULE, "PAT-TROIS", "DOMINIQUE MARIE-LOUISE", "1979-03-28");
    }

    public static QualifiedIns ins(String matricule, String name, String given, String birthDate) {
        IdentityTraits traits = IdentityTraits.received(
                name, given, Optional.empty(), Sex.FEMALE, BirthDate.received(birthDate), Optional.of("51215"));
        Provenance provenance = new Provenance(
                Provenance.Route.INSI_TRAITS,
                NOW,
                new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 13)),
                true);
        return QualifiedIns.restore(new Ins(Matricule.of(matricule), InsAuthority.NIR_TEST), traits, provenance);
    }

    public static Patient patient() {
        return Patient.qualified(ins()).build();
    }

    /** A patient without a qualified INS. */
    public static Patient local(String name, String given, String birthDate) {
        return Patient.local(IdentityTraits.received(
                        name, given, Optional.empty(), Sex.MALE, BirthDate.received(birthDate), Optional.empty()))
                .addLocalId(new LocalPatientId(Oid.of("1.2.3.4"), "IPP-1"))
                .build();
    }

    public static Sender sender() {
        return Sender.person(DOCTOR, Optional.of("Dr"), "Anne", "Testa", Optional.of("Cabinet Test"));
    }

    public static CitizenAddress citizen() {
        return CitizenAddress.of(ins(), PROFILE);
    }

    public static DocumentMetadata.Builder metadata(String id) {
        Structure practice = Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("CABINET M DOC0036624")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .build();
        Professional doctor = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .build();
        return DocumentMetadata.builder()
                .uniqueId(Oid.of(id))
                .title("Compte rendu")
                .creationTime(NOW)
                .serviceStart(Instant.parse("2026-01-12T23:30:00Z"))
                .patient(patient())
                .addAuthor(DocumentAuthor.of(doctor, practice))
                .typeCode(ValueSets.documentType().find("18748-4").orElseThrow())
                .formatCode(ValueSets.formatCode()
                        .find("urn:ihe:iti:xds-sd:pdf:2008")
                        .orElseThrow())
                .facilityType(practice.sector())
                .practiceSetting(practice.practiceSetting());
    }

    /** Any type of document, whatever its label. */
    public static CodedValue type(String code, String label) {
        return CodedValue.of(code, "2.16.840.1.113883.6.1", label);
    }

    public static SentDocument sent(DocumentMetadata metadata) {
        return sent(metadata, bytes("%PDF-1.4 é " + metadata.uniqueId()));
    }

    public static SentDocument sent(DocumentMetadata metadata, byte[] pdf) {
        return SentDocument.of(
                new Document(metadata, DocumentContent.of(bytes("<ClinicalDocument/>"))), DocumentContent.of(pdf));
    }

    public static ArchivePart archive(byte[] bytes) {
        return ArchivePart.of(DocumentContent.of(bytes), bytes.length);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A message with one document, to a ward. */
    public static OutgoingMessage.Builder withDocument() {
        return OutgoingMessage.toProfessionals(sender(), PROFILE)
                .addTo(WARD)
                .productNumber(NIL)
                .clock(CLOCK)
                .body("Bonjour,\nle compte rendu est joint. Œdème réduit.")
                .documents(
                        archive(bytes("PK archive")),
                        List.of(sent(metadata("1.2.3").build())));
    }

    /** A message without documents, to a ward. */
    public static OutgoingMessage.Builder plain() {
        return OutgoingMessage.toProfessionals(sender(), PROFILE)
                .addTo(WARD)
                .productNumber(NIL)
                .clock(CLOCK)
                .subject("Avis demandé")
                .body("Bonjour,\nquel est votre avis ?");
    }
}
