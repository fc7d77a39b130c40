package org.segursdk.dmp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
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

/** Public test persons, the public test structure and small documents. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    public static final String MATRICULE = "279035121518989";

    private Samples() {}

    public static QualifiedIns ins() {
        return ins(MATRICULE, "PAT-TROIS", "DOMINIQUE MARIE-LOUISE", "1979-03-28");
    }

    public static QualifiedIns ins(String matricule, String name, String given, String birthDate) {
        IdentityTraits traits = IdentityTraits.received(
                name, given, Optional.empty(), Sex.FEMALE, BirthDate.received(birthDate), Optional.of("51215"));
        Provenance provenance = new Provenance(
                Provenance.Route.INSI_TRAITS,
                NOW,
                new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 15)),
                true);
        return QualifiedIns.restore(new Ins(Matricule.of(matricule), InsAuthority.NIR_TEST), traits, provenance);
    }

    public static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
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

    public static ProfessionalSession session() {
        return ProfessionalSession.local(doctor(), AuthenticationMeans.PASSWORD, NOW.minusSeconds(600));
    }

    public static Patient patient() {
        return Patient.qualified(ins())
                .addLocalId(new LocalPatientId(Oid.of("1.2.3.4"), "IPP-1"))
                .build();
    }

    public static DocumentMetadata.Builder metadata(Oid uniqueId) {
        return DocumentMetadata.builder()
                .uniqueId(uniqueId)
                .title("Lettre de liaison")
                .creationTime(NOW)
                .serviceStart(NOW.minusSeconds(3600))
                .patient(patient())
                .addAuthor(DocumentAuthor.of(doctor(), practice()))
                .typeCode(ValueSets.documentType().find("11490-0").orElseThrow())
                .formatCode(ValueSets.formatCode()
                        .find("urn:ihe:iti:xds-sd:pdf:2008")
                        .orElseThrow())
                .facilityType(practice().sector())
                .practiceSetting(practice().practiceSetting());
    }

    /** The smallest text that is a CDA for the DMP: a root and an id. */
    public static byte[] cda(Oid uniqueId, String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id root=\""
                        + uniqueId + "\"/><title>" + text + "</title></ClinicalDocument>")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static Document document(Oid uniqueId) {
        return new Document(
                metadata(uniqueId).build(), DocumentContent.of(cda(uniqueId, "été & cie".replace("&", "&amp;"))));
    }
}
