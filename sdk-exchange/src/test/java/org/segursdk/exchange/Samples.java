package org.segursdk.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
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
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.mss.message.MssAddress;

/** A public test person, a practice, and documents. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-01-13T09:15:00Z");
    public static final String MATRICULE = "279035121518989";
    public static final MssAddress DOCTOR = MssAddress.of("anne.testa@medecin.test.example");
    public static final MssAddress WARD = MssAddress.of("cardiologie@ch-test.example");

    private Samples() {}

    public static QualifiedIns ins() {
        IdentityTraits traits = IdentityTraits.received(
                "PAT-TROIS",
                "DOMINIQUE MARIE-LOUISE",
                Optional.empty(),
                Sex.FEMALE,
                BirthDate.received("1979-03-28"),
                Optional.of("51215"));
        Provenance provenance = new Provenance(
                Provenance.Route.INSI_TRAITS,
                NOW,
                new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 13)),
                true);
        return QualifiedIns.restore(new Ins(Matricule.of(MATRICULE), InsAuthority.NIR_TEST), traits, provenance);
    }

    /** A patient without a qualified INS. */
    public static Patient local() {
        return Patient.local(IdentityTraits.received(
                        "PAT-LOCAL",
                        "ALIX",
                        Optional.empty(),
                        Sex.MALE,
                        BirthDate.received("1980-01-01"),
                        Optional.empty()))
                .addLocalId(new LocalPatientId(Oid.of("1.2.3.4"), "IPP-1"))
                .build();
    }

    public static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("CABINET M DOC0036624")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .build();
    }

    public static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .build();
    }

    public static DocumentAuthor author() {
        return DocumentAuthor.of(doctor(), practice());
    }

    public static ProfessionalSession session() {
        return ProfessionalSession.local(doctor(), AuthenticationMeans.values()[0], NOW);
    }

    public static Oid newId() {
        return Oid.fromUuid(UUID.randomUUID());
    }

    public static DocumentMetadata.Builder metadata(Oid id) {
        return DocumentMetadata.builder()
                .uniqueId(id)
                .title("Compte rendu")
                .creationTime(NOW)
                .serviceStart(NOW.minusSeconds(900))
                .patient(Patient.qualified(ins()).build())
                .addAuthor(author())
                .typeCode(ValueSets.documentType().find("11488-4").orElseThrow())
                .formatCode(ValueSets.formatCode()
                        .find("urn:ihe:iti:xds-sd:pdf:2008")
                        .orElseThrow())
                .facilityType(practice().sector())
                .practiceSetting(practice().practiceSetting());
    }

    public static Document document() {
        return document(metadata(newId()).build());
    }

    public static Document document(DocumentMetadata metadata) {
        return new Document(
                metadata,
                DocumentContent.of(("<ClinicalDocument>" + metadata.uniqueId() + "</ClinicalDocument>")
                        .getBytes(StandardCharsets.UTF_8)));
    }
}
