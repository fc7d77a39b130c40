package org.segursdk.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.N1Document;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
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

/** What is fed to the DMP: letters with a PDF about the public test person, and who feeds them. */
final class FeedSamples {
    static final String MATRICULE = "279035121518989";
    static final Oid BASE = Oid.of("1.2.250.1.213.3.999.2026");
    /** Of a PDF whose letter has 10 MB. */
    static final int LARGE_PDF = 7_497_000;

    static final int SMALL_PDF = 750;
    static final CodedValue CONTENT_TYPE = CodedValue.of("07", "1.2.250.1.213.2.2", "Consultation");

    private static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");

    private FeedSamples() {}

    static QualifiedIns ins() {
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
                new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 15)),
                true);
        return QualifiedIns.restore(new Ins(Matricule.of(MATRICULE), InsAuthority.NIR_TEST), traits, provenance);
    }

    static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .build();
    }

    static Structure practice() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("CABINET M DOC0036624")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .build();
    }

    static ProfessionalSession session() {
        return ProfessionalSession.local(
                doctor(), AuthenticationMeans.PASSWORD, Instant.now().minusSeconds(600));
    }

    /** A letter of level 1, held in memory. */
    static Document document(int number, int pdfSize) {
        N1Document letter = N1Document.builder()
                .header(SampleDocuments.header()
                        .id(Oid.of(BASE.value() + '.' + number))
                        .title("Lettre de liaison n° " + number)
                        .patient(Patient.qualified(ins())
                                .addLocalId(new LocalPatientId(Oid.of("1.2.250.1.213.3.999"), "IPP-7"))
                                .build()))
                .type(ValueSets.documentType().find("11490-0").orElseThrow())
                .pdf(DocumentContent.of(SampleDocuments.pdf(pdfSize)))
                .build();
        return new Document(letter.toDocument().metadata(), DocumentContent.of(SampleDocuments.bytes(letter::writeTo)));
    }

    static List<Document> documents(int count, int pdfSize) {
        List<Document> documents = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            documents.add(document(i, pdfSize));
        }
        return documents;
    }

    static SegurContext context(URI dmp, ClientCredentials credentials, TrustMaterial trust) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(practice())
                .credentials(credentials)
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint("dmp", Endpoint.builder(dmp).trust(trust).build())
                        .build())
                .build();
    }
}
