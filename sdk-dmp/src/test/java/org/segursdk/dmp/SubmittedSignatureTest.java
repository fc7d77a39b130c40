package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.dmp.retrieve.SignatureVerdict;
import org.segursdk.dmp.retrieve.SignatureVerdict.Reason;
import org.segursdk.dmp.retrieve.SignatureVerifier;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.DmpSituation;

/** From a document found in a record to the signature it was submitted under, against the sandbox. */
class SubmittedSignatureTest extends SandboxTest {
    private static final QualifiedIns INS = Samples.ins();

    private Document first;
    private Document second;

    @BeforeEach
    void feed() {
        first = Samples.document(Oid.fromUuid(UUID.randomUUID()));
        second = Samples.document(Oid.fromUuid(UUID.randomUUID()));
        try (DmpClient client = client()) {
            client.feed(session(), Samples.document(Oid.fromUuid(UUID.randomUUID())));
            client.feed(session(), List.of(first, second));
        }
    }

    private static DmpAirClient air() {
        Consents consents = Consents.of(
                INS.ins(), Samples.doctor().id().value(), ConsentEvent.informed(), ConsentEvent.consultationDeclared());
        return DmpAirClient.create(context().build(), consents);
    }

    private static ConsultationAccess open(DmpAirClient client) {
        ProfessionalSession strong = ProfessionalSession.local(
                Samples.doctor(),
                AuthenticationMeans.PRO_SANTE_CONNECT,
                session().authenticatedAt());
        return client.open(strong, INS).access().orElseThrow();
    }

    private static FoundDocument find(ConsultationAccess access, Document document) {
        return access.search().find(document.metadata().uniqueId().value()).orElseThrow();
    }

    private static RetrievedDocument fetch(ConsultationAccess access, FoundDocument document) {
        return access.retrieve(document, DocumentSink.memory(1_000_000))
                .documents()
                .get(0);
    }

    private static SignatureVerdict verify(DocumentContent signature, String uniqueId, DocumentContent document) {
        return SignatureVerifier.of(sandbox.trust(), Clock.systemUTC()).verify(signature, uniqueId, document);
    }

    private static DocumentContent edited(DocumentContent content, String from, String to) throws Exception {
        String before = new String(content.open().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(before).contains(from);
        return DocumentContent.of(before.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void signatureOf_eachDocumentOfASubmission_verifiesIt() throws Exception {
        try (DmpAirClient client = air()) {
            ConsultationAccess access = open(client);
            for (Document each : List.of(first, second)) {
                FoundDocument found = find(access, each);
                FoundDocument signature = access.signatureOf(found).orElseThrow();
                RetrievedDocument fetched = fetch(access, signature);
                assertThat(fetched.verified()).isTrue();
                String id = found.uniqueId().orElseThrow();
                DocumentContent document = fetch(access, found).content();
                assertThat(verify(fetched.content(), id, document)).isInstanceOf(SignatureVerdict.Valid.class);

                assertThat(verify(edited(fetched.content(), "<ds:DigestValue>", "<ds:DigestValue>A"), id, document)
                                .isValid())
                        .isFalse();
                assertThat(verify(fetched.content(), id, edited(document, "</title>", ".</title>")))
                        .isEqualTo(new SignatureVerdict.Invalid(Reason.DOCUMENT_ALTERED));
            }
        }
    }

    @Test
    void signatureOf_unsignedDocument_isEmpty() {
        String unsigned = sandbox.dmp().deposit(INS.ins(), DmpSeed.document()).uniqueId();
        try (DmpAirClient client = air()) {
            ConsultationAccess access = open(client);
            assertThat(access.signatureOf(access.search().find(unsigned).orElseThrow()))
                    .isEmpty();
        }
    }

    @Test
    void retrieve_tamperedSignature_isNotDelivered() {
        try (DmpAirClient client = air()) {
            ConsultationAccess access = open(client);
            FoundDocument signature = access.signatureOf(find(access, first)).orElseThrow();
            sandbox.dmp().next(DmpSituation.TAMPERED_DOCUMENT);
            assertThatThrownBy(() -> fetch(access, signature))
                    .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                            .isEqualTo("DMP-CONTENT-MISMATCH"));
        }
    }
}
