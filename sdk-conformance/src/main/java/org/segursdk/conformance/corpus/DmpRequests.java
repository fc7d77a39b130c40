package org.segursdk.conformance.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.ConsultationAccess;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.DmpCardClient;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationFilter;
import org.segursdk.dmp.patient.PatientListQuery;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.search.DocumentSearch;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.dmp.search.TimeRange;
import org.segursdk.soap.vihf.PurposeOfUse;

/** One patient's requests to the DMP, every transaction, each caught on the wire and written to a file of its own. */
final class DmpRequests {
    private static final int MAX_BYTES = 50_000_000;
    private static final String STAFF_ROLES = "1.2.250.1.213.1.1.4.6";

    /** The contexts of one structure: with its own certificates, with a secretary's card. */
    interface Contexts {
        SegurContext structure();

        /** The context of a card, whose key is the connection's: it needs a tap of its own. */
        CardLine staffCard(ProfessionalId holder) throws IOException;
    }

    /** A tap that goes on with a card's key, and the context of that card. */
    record CardLine(SegurContext context, WireTap tap) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            tap.close();
        }
    }

    private final Path folder;
    private final WireTap tap;
    private final int index;
    private final Dice dice;
    private final CdaSamples samples;
    private final Contexts contexts;
    private final Patient patient;
    private final QualifiedIns ins;
    private final DocumentAuthor author;

    DmpRequests(
            Path folder,
            WireTap tap,
            int index,
            Dice dice,
            CdaSamples samples,
            DocumentAuthor author,
            Contexts contexts) {
        this.folder = folder;
        this.tap = tap;
        this.index = index;
        this.dice = dice;
        this.samples = samples;
        this.author = author;
        this.contexts = contexts;
        this.patient = samples.people().qualifiedPatient();
        this.ins = patient.ins().orElseThrow();
    }

    /** Writes them all; returns how many. */
    int write() throws IOException, InterruptedException {
        structure();
        card();
        consultation();
        return 15;
    }

    private void caught(String transaction) throws IOException, InterruptedException {
        Files.write(folder.resolve(Corpus.name(transaction, index, "http")), tap.takeRequest());
    }

    private void structure() throws IOException, InterruptedException {
        ProfessionalSession session = session(author.professional(), AuthenticationMeans.PASSWORD);
        List<Document> documents = new ArrayList<>();
        for (int d = dice.between(1, 3); d > 0; d--) {
            documents.add(document());
        }
        try (DmpClient client = DmpClient.create(contexts.structure())) {
            client.checkExistence(session, ins);
            caught("td0.2");
            client.feed(session, documents);
            caught("td2.1");
            client.administrativeData(session, ins);
            caught("td1.3a");
            client.searchWithoutIns(session, traits());
            caught("td0.5");
            client.delete(session, ins, documents.get(0).metadata().uniqueId());
            caught("td3.1b");
            caught("td3.3c");
        }
    }

    private Document document() {
        return dice.oneIn(2)
                ? samples.n1(patient, author).toDocument()
                : samples.vsm(patient, author).toDocument();
    }

    private PatientSearch traits() {
        PatientSearch.Builder search = PatientSearch.builder(ins.traits().birthName());
        if (dice.oneIn(2)) {
            search.givenName(ins.traits().firstGivenName());
        }
        if (dice.oneIn(2)) {
            search.birthDate(ins.traits().birthDate());
        }
        return search.build();
    }

    /** TD2.2: a secretary feeds the professional's document with a card of her own. */
    private void card() throws IOException, InterruptedException {
        // One card for all: its keys take longer to make than everything else.
        ProfessionalId id =
                new ProfessionalId("3" + author.structure().id().value().substring(1) + "/0001");
        Professional secretary = Professional.builder()
                .id(id)
                .familyName(
                        author.structure().name().length() > 60
                                ? "CABINET"
                                : author.structure().name())
                .givenName("SECRETARIAT")
                .specialty(CodedValue.of("SECRETARIAT_MEDICAL", STAFF_ROLES, "Secrétariat médical"))
                .build();
        ProfessionalSession session = session(secretary, AuthenticationMeans.CPS_CARD);
        try (CardLine line = contexts.staffCard(id);
                DmpCardClient client = DmpCardClient.create(line.context(), new Agreed(ins.ins()))) {
            client.feed(session, FeedRequest.of(List.of(document())));
            Files.write(
                    folder.resolve(Corpus.name("td2.2", index, "http")),
                    line.tap().takeRequest());
        }
    }

    private void consultation() throws IOException, InterruptedException {
        ProfessionalSession session = session(author.professional(), AuthenticationMeans.PRO_SANTE_CONNECT);
        try (DmpAirClient client = DmpAirClient.create(contexts.structure(), new Agreed(ins.ins()))) {
            ConsultationAccess access = client.open(session, ins).access().orElseThrow();
            tap.takeRequest();
            access.changeAuthorisation(
                    dice.oneIn(2) ? AuthorisationChange.ADD : AuthorisationChange.ADD_AS_TREATING_PHYSICIAN);
            caught("td0.3");
            client.patients(
                    session,
                    dice.oneIn(2)
                            ? PatientListQuery.authorisedSince(Corpus.NOW.minusSeconds(86_400L * dice.between(1, 60)))
                            : PatientListQuery.documentSince(Corpus.NOW.minusSeconds(86_400L * dice.between(1, 60))));
            caught("td0.4");
            access.professionals(dice.pick(List.of(AuthorisationFilter.values())));
            caught("td1.6");
            access.search(criteria());
            caught("td3.1");
            documents(access);
        }
    }

    private DocumentSearch criteria() {
        DocumentSearch.Builder search = DocumentSearch.builder();
        if (dice.oneIn(2)) {
            search.withArchived();
        }
        if (dice.oneIn(3)) {
            search.withDeprecated();
        }
        if (dice.oneIn(2)) {
            search.typeCodes(
                    ValueSets.documentType().find("11490-0").orElseThrow(),
                    ValueSets.documentType().find("60591-5").orElseThrow());
        }
        if (dice.oneIn(2)) {
            Instant from = Corpus.NOW.minusSeconds(86_400L * dice.between(1, 700));
            search.serviceStart(TimeRange.since(from));
        }
        if (dice.oneIn(3)) {
            search.visibility(Visibility.INVISIBLE_TO_PATIENT);
        }
        return search.build();
    }

    /** Fetches, hides and shelves a document; what it shows to the patient is one that awaited its announcement. */
    private void documents(ConsultationAccess access) throws IOException, InterruptedException {
        FoundDocument document = any(access);
        access.retrieve(document, DocumentSink.memory(MAX_BYTES));
        caught("td3.2");
        boolean masked = document.visibility().contains(Visibility.MASKED_FROM_PROFESSIONALS);
        if (masked) {
            access.unmask(document);
        } else {
            access.mask(document);
        }
        caught("td3.3a");
        access.archive(any(access));
        caught("td3.3d");
        announced(access);
    }

    private void announced(ConsultationAccess access) throws IOException, InterruptedException {
        Document letter = samples.n1(patient, author).toDocument();
        Document held = new Document(
                letter.metadata().toBuilder()
                        .addVisibility(Visibility.INVISIBLE_TO_PATIENT)
                        .build(),
                letter.content());
        ProfessionalSession session = session(author.professional(), AuthenticationMeans.PASSWORD);
        try (DmpClient client = DmpClient.create(contexts.structure())) {
            client.feed(session, held);
            tap.takeRequest();
        }
        String id = held.metadata().uniqueId().value();
        FoundDocument found = access.search().find(id).orElseThrow();
        tap.takeRequest();
        access.showToPatient(found);
        caught("td3.3b");
    }

    private FoundDocument any(ConsultationAccess access) throws IOException, InterruptedException {
        FoundDocument document = access.search().documents().stream()
                .filter(each -> each.isOwn(author.professional()))
                .findFirst()
                .orElseThrow();
        tap.takeRequest();
        return document;
    }

    private static ProfessionalSession session(Professional who, AuthenticationMeans means) {
        return ProfessionalSession.local(who, means, Corpus.NOW.minusSeconds(600));
    }

    /** A register in which this patient was told and agreed to everything. */
    private record Agreed(Ins ins) implements ConsentRegister {
        @Override
        public Optional<DmpConsent> find(String recordId) {
            return Optional.of(consent(recordId));
        }

        @Override
        public Optional<DmpConsent> find(Ins asked) {
            return asked.equals(ins) ? find("corpus") : Optional.empty();
        }

        private static DmpConsent consent(String recordId) {
            return DmpConsent.none(recordId)
                    .apply(ConsentEvent.informed(), "corpus", Corpus.NOW)
                    .consent();
        }

        @Override
        public Optional<Violation> consultationRefusal(Ins asked, String userId, PurposeOfUse mode, Instant now) {
            return Optional.empty();
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            // The requests are what counts here: nobody reads this journal.
        }

        @Override
        public String toString() {
            return "Agreed[redacted]";
        }
    }
}
