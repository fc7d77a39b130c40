package org.segursdk.conformance.checks.dmp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
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
import org.segursdk.core.document.Relation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpClient;
import org.segursdk.sandbox.SandboxPki;

/** Another software of the same practice, which feeds the patient's DMP: versions of one document, that it may delete. */
final class ThirdParty implements AutoCloseable {
    private final KitBench bench;
    private final DmpClient client;
    private final Structure practice = Structure.builder()
            .id(StructureId.finess(SandboxPki.DEFAULT_STRUCTURE.substring(1)))
            .name("CABINET TEST")
            .sector("SA07")
            .practiceSetting("AMBULATOIRE")
            .build();
    private final Professional doctor = Professional.builder()
            .id(ProfessionalId.rpps("99700366240"))
            .familyName("DOC0036624")
            .givenName("KIT")
            .specialty("G15_10/SM26")
            .build();

    ThirdParty(KitBench bench) {
        this.bench = bench;
        client = DmpClient.create(SegurContext.builder()
                .clock(bench.clock())
                .software(Software.of("Segur Kit", "1"))
                .structure(practice)
                .credentials(bench.sandbox().pki().credentials(DmpClient.SERVICE))
                .endpoints(bench.sandbox().endpoints())
                .build());
    }

    /** Feeds a document with a setId and version 1. */
    Oid feed() {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        client.feed(session(), document(id, Optional.empty(), 1));
        return id;
    }

    /** Feeds version 2. */
    Oid replace(Oid first) {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        client.replace(session(), document(id, Optional.of(first), 2));
        return id;
    }

    void delete(Oid id) {
        client.delete(session(), ins(), id);
    }

    private QualifiedIns ins() {
        Instant now = bench.clock().instant();
        IdentityProof proof = new IdentityProof(ProofType.PASSPORT, "kit", LocalDate.ofInstant(now, ZoneOffset.UTC));
        return QualifiedIns.restore(
                Wire.PERSON.ins(),
                Wire.PERSON.traits(),
                new Provenance(Provenance.Route.INSI_TRAITS, now, proof, true));
    }

    private ProfessionalSession session() {
        return ProfessionalSession.local(
                doctor, AuthenticationMeans.PASSWORD, bench.clock().instant().minusSeconds(600));
    }

    private Document document(Oid id, Optional<Oid> replaced, int version) {
        Instant now = bench.clock().instant().minusSeconds(60);
        Patient patient = Patient.qualified(ins())
                .addLocalId(new LocalPatientId(Oid.of("1.2.3.4"), "KIT-1"))
                .build();
        DocumentMetadata.Builder metadata = DocumentMetadata.builder()
                .uniqueId(id)
                .title("Lettre de liaison")
                .creationTime(now)
                .serviceStart(now.minusSeconds(3600))
                .patient(patient)
                .addAuthor(DocumentAuthor.of(doctor, practice))
                .typeCode(ValueSets.documentType().find("11490-0").orElseThrow())
                .formatCode(ValueSets.formatCode()
                        .find("urn:ihe:iti:xds-sd:pdf:2008")
                        .orElseThrow())
                .facilityType(practice.sector())
                .practiceSetting(practice.practiceSetting());
        replaced.ifPresent(target -> metadata.addRelation(new Relation(Relation.Type.RPLC, target)));
        String cda =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id root=\""
                        + id
                        + "\"/><title>Lettre de liaison</title><setId root=\"1.2.3.4.5\" extension=\"KIT-SET\"/><versionNumber value=\""
                        + version + "\"/></ClinicalDocument>";
        return new Document(metadata.build(), DocumentContent.of(cda.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.close();
    }
}
