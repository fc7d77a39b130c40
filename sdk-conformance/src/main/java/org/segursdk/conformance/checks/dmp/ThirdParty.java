package org.segursdk.conformance.checks.dmp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.SandboxPki;

/** Another software of the same practice, which feeds the patient's DMP: versions of one document, that it may delete. */
final class ThirdParty implements AutoCloseable {
    private static final String SET_ROOT = "1.2.3.4.5";

    private final KitBench bench;
    private final DmpClient client;
    private final Map<Oid, Cda> made = new HashMap<>();
    private int sets;
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

    /**
     * A letter.
     *
     * @param set extension of its setId; empty: the root alone
     * @param version its versionNumber
     * @param wrapped whether it brings its stylesheet along: the CDA then stands inside of it
     */
    record Cda(String set, int version, boolean wrapped) {
        Cda(String set, int version) {
            this(set, version, false);
        }

        /** The setId as the record is to keep it. */
        String setId() {
            return set.isEmpty() ? SET_ROOT + ".7" : set;
        }

        String xml(Oid id) {
            String setId = set.isEmpty()
                    ? "<setId root=\"" + SET_ROOT + ".7\"/>"
                    : "<setId root=\"" + SET_ROOT + "\" extension=\"" + set + "\"/>";
            String document = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id root=\"" + id
                    + "\"/><title>Lettre de liaison</title>" + setId + "<versionNumber value=\"" + version
                    + "\"/></ClinicalDocument>";
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + (wrapped ? wrap(document) : document);
        }

        /** Source: cda §14. */
        private static String wrap(String document) {
            return "<?xml-stylesheet type=\"text/xsl\" href=\"#\"?>\n"
                    + "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
                    + "<data:Contenu xmlns:data=\"urn:asip-sante:ci-sis\">" + document + "</data:Contenu>"
                    + "<xsl:template match=\"/\"><html><body><p>Lettre de liaison</p></body></html></xsl:template>"
                    + "</xsl:stylesheet>";
        }
    }

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

    /** Feeds a letter, version 1 of a set of its own. */
    Oid feed() {
        return feed(new Cda("KIT-SET-" + ++sets, 1));
    }

    /** Feeds a letter. */
    Oid feed(Cda cda) {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        if (cda.wrapped()) {
            // The SDK feeds CDA documents, not stylesheets with one inside: laid down without a call.
            byte[] bytes = cda.xml(id).getBytes(StandardCharsets.UTF_8);
            id = Oid.of(bench.sandbox()
                    .dmp()
                    .deposit(Wire.PERSON.ins(), DmpSeed.document().content("text/xml", bytes))
                    .uniqueId());
        } else {
            client.feed(session(), document(id, Optional.empty(), cda));
        }
        made.put(id, cda);
        return id;
    }

    /** Feeds the next version of a letter. */
    Oid replace(Oid first) {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        Cda before = Objects.requireNonNull(made.get(first));
        Cda next = new Cda(before.set(), before.version() + 1);
        client.replace(session(), document(id, Optional.of(first), next));
        made.put(id, next);
        return id;
    }

    /** Feeds the references to the images of an examination (KOS), or other ones in the place of them. */
    Oid kos(Optional<Oid> first) {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        Document document = new Document(
                metadata(id, first)
                        .title("Examen d'imagerie")
                        .typeCode(ValueSets.documentType().find("IMG-KOS").orElseThrow())
                        .formatCode(ValueSets.formatCode()
                                .find("1.2.840.10008.5.1.4.1.1.88.59")
                                .orElseThrow())
                        .mimeType("application/dicom")
                        .build(),
                DocumentContent.of("\0DICM".getBytes(StandardCharsets.US_ASCII)));
        if (first.isPresent()) {
            client.replace(session(), document);
        } else {
            client.feed(session(), document);
        }
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

    private Document document(Oid id, Optional<Oid> replaced, Cda cda) {
        return new Document(
                metadata(id, replaced).build(), DocumentContent.of(cda.xml(id).getBytes(StandardCharsets.UTF_8)));
    }

    private DocumentMetadata.Builder metadata(Oid id, Optional<Oid> replaced) {
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
        return metadata;
    }

    @Override
    public void close() {
        client.close();
    }
}
