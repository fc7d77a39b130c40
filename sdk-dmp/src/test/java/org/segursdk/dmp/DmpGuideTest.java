package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievalResult;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.dmp.retrieve.SignatureVerdict;
import org.segursdk.dmp.retrieve.SignatureVerifier;
import org.segursdk.dmp.search.DocumentList;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.DmpSituation;

/** What docs/dmp.md shows is compiled here and does what the guide says. */
class DmpGuideTest extends SandboxTest {
    private final QualifiedIns ins = Samples.ins();
    private final Professional doctor = Samples.doctor();
    private final ProfessionalSession session = session();
    private final ProfessionalSession strongSession = DmpAccessTest.strong();

    private static Document document(Oid id) {
        return Samples.document(id);
    }

    private DmpAirClient airClient() {
        Consents consents = Consents.of(
                ins.ins(), doctor.id().value(), ConsentEvent.informed(), ConsentEvent.consultationDeclared());
        return DmpAirClient.create(context().build(), consents);
    }

    @Test
    void guide_showsWhatIsCompiledHere() throws IOException {
        String here = withoutIndentation(Files.readString(Path.of("src/test/java/org/segursdk/dmp/DmpGuideTest.java")));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/dmp.md")));
        int count = 0;
        while (snippets.find()) {
            assertThat(here).contains(withoutIndentation(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(9);
    }

    private static String withoutIndentation(String code) {
        return String.join("\n", code.lines().map(String::strip).toList());
    }

    @Test
    void feeding() {
        List<Document> documents = List.of(document(Oid.fromUuid(UUID.randomUUID())));
        try (DmpClient dmp = client()) {
            FeedResult result = dmp.feed(session, documents);
            assertThat(result).isInstanceOf(FeedResult.Accepted.class);
        }
    }

    @Test
    void lostAnswer() {
        List<Document> documents = List.of(document(Oid.fromUuid(UUID.randomUUID())));
        sandbox.dmp().next(DmpSituation.RESET);
        try (DmpClient dmp = client()) {
            try {
                dmp.feed(session, documents);
            } catch (SegurException lost) {
                Reconciliation found = dmp.reconcile(session, documents, lost);
                if (found.maySendAgain()) {
                    dmp.feed(session, documents);
                }
            }
        }
        assertThat(sandbox.dmp().documents(Samples.MATRICULE)).isNotEmpty();
    }

    @Test
    void consulting() {
        DmpDocument.Author other =
                new DmpDocument.Author("899700366241", "AUTRE", "PAUL", "Clinique", "10B0193489", "G15_10/SM26");
        sandbox.dmp().deposit(ins.ins(), DmpSeed.document().by(other).createdAt(Samples.NOW));
        Instant lastVisit = Samples.NOW.minusSeconds(3600);
        DmpOverviewCache cache = DmpOverviewCache.create(Duration.ofMinutes(10), 1_000, Clock.systemUTC());
        try (DmpAirClient air = airClient()) {
            AccessResult<ConsultationAccess> opened = air.open(strongSession, ins);
            ConsultationAccess access = opened.access().orElseThrow();
            DocumentList list = access.search();
            DocumentList fromOthers = list.without(doctor.id()).newSince(lastVisit);
            RetrievalResult fetched = access.retrieve(fromOthers.documents(), DocumentSink.memory(20_000_000));
            assertThat(fetched.documents()).hasSize(1);

            DmpOverview overview = air.overview(strongSession, ins, lastVisit, cache);
            assertThat(overview.newDocuments()).hasValue(1);

            AccessResult<EmergencyAccess> emergency = air.breakGlass(strongSession, ins, "patient inconscient");
            assertThat(emergency.access()).isPresent();
        }
    }

    @Test
    void verifying() {
        Document sent = document(Oid.fromUuid(UUID.randomUUID()));
        String uniqueId = sent.metadata().uniqueId().value();
        try (DmpClient dmp = client()) {
            dmp.feed(session, sent);
        }
        SignatureVerifier verifier = SignatureVerifier.of(sandbox.trust(), Clock.systemUTC());
        DocumentSink sink = DocumentSink.memory(20_000_000);
        try (DmpAirClient air = airClient()) {
            ConsultationAccess access = air.open(strongSession, ins).access().orElseThrow();
            FoundDocument found = access.search().find(uniqueId).orElseThrow();
            FoundDocument signature = access.signatureOf(found).orElseThrow();
            RetrievedDocument document =
                    access.retrieve(found, sink).documents().get(0);
            RetrievedDocument signed =
                    access.retrieve(signature, sink).documents().get(0);
            SignatureVerdict verdict = verifier.verify(signed.content(), uniqueId, document.content());
            assertThat(verdict.isValid()).isTrue();
        }
    }

    @Test
    void hidingAndShowing() {
        String documentId = sandbox.dmp().deposit(ins.ins(), DmpSeed.document()).uniqueId();
        String heldId = sandbox.dmp()
                .deposit(ins.ins(), DmpSeed.document().invisibleToPatient())
                .uniqueId();
        try (DmpAirClient air = airClient()) {
            ConsultationAccess access = air.open(strongSession, ins).access().orElseThrow();
            FoundDocument document = access.search().find(documentId).orElseThrow();
            access.mask(document);
            FoundDocument masked = access.search().find(documentId).orElseThrow();
            access.unmask(masked);

            FoundDocument held = access.search().find(heldId).orElseThrow();
            access.showToPatient(held);
            assertThat(access.search().find(heldId).orElseThrow().visibility())
                    .doesNotContain(Visibility.INVISIBLE_TO_PATIENT);
        }
    }

    @Test
    void replacing() {
        Oid documentId1 = Oid.fromUuid(UUID.randomUUID());
        Oid documentId2 = Oid.fromUuid(UUID.randomUUID());
        Document newVersion = new Document(
                Samples.metadata(documentId2)
                        .addRelation(new Relation(Relation.Type.RPLC, documentId1))
                        .build(),
                DocumentContent.of(Samples.cda(documentId2, "version 2")));
        try (DmpClient dmp = client()) {
            dmp.feed(session, document(documentId1));
            FeedResult replaced = dmp.replace(session, newVersion);
            boolean wasThere = dmp.delete(session, ins, documentId2);
            assertThat(replaced).isInstanceOf(FeedResult.Accepted.class);
            assertThat(wasThere).isTrue();
        }
    }
}
