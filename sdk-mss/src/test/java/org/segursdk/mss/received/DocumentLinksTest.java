package org.segursdk.mss.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.core.document.Document;
import org.segursdk.mss.message.PdfName;
import org.segursdk.mss.message.SubjectLine;
import org.segursdk.mss.received.RequestedOperation.Clue;
import org.segursdk.mss.received.RequestedOperation.Kind;
import org.segursdk.mss.xdm.XdmAction;
import org.segursdk.mss.xdm.XdmSamples;

class DocumentLinksTest {
    private static DocumentLinks links(String id, String setId, Integer version, String... replaced) {
        return new DocumentLinks(
                Optional.of(id),
                Optional.ofNullable(setId),
                version == null ? OptionalInt.empty() : OptionalInt.of(version),
                Arrays.asList(replaced),
                List.of(),
                new RequestedOperation(Kind.FIRST_TRANSMISSION, false, Set.of()));
    }

    private static KnownDocuments known(KnownDocument... all) {
        return new KnownDocuments() {
            @Override
            public List<KnownDocument> byId(String id) {
                return Arrays.stream(all).filter(each -> each.id().equals(id)).toList();
            }

            @Override
            public List<KnownDocument> bySetId(String setId) {
                return Arrays.stream(all)
                        .filter(each -> each.setId().equals(Optional.of(setId)))
                        .toList();
            }
        };
    }

    private static KnownDocument document(String id, String setId, Integer version) {
        return new KnownDocument(
                "k",
                id,
                Optional.ofNullable(setId),
                version == null ? OptionalInt.empty() : OptionalInt.of(version),
                Optional.empty());
    }

    @Test
    @Tag("REM-MSSR-17")
    void table_isFollowed() {
        KnownDocuments known = known(document("1.2.1", "1.2.0", 2), document("1.9", null, null));
        assertThat(Novelty.of(links("1.2.1", "1.2.0", 2), known).kind()).isEqualTo(Novelty.Kind.EXACT_DUPLICATE);
        assertThat(Novelty.of(links("1.2.2", "1.2.0", 3), known).kind()).isEqualTo(Novelty.Kind.NEWER_VERSION);
        assertThat(Novelty.of(links("1.2.2", "1.2.0", 2), known).kind()).isEqualTo(Novelty.Kind.OBSOLETE);
        assertThat(Novelty.of(links("1.2.2", "1.2.0", 1), known).kind()).isEqualTo(Novelty.Kind.OBSOLETE);
        assertThat(Novelty.of(links("1.9", null, null), known).kind()).isEqualTo(Novelty.Kind.EXACT_DUPLICATE);
        assertThat(Novelty.of(links("1.9", null, 4), known).kind()).isEqualTo(Novelty.Kind.EXACT_DUPLICATE);
        assertThat(Novelty.of(links("1.7", null, 1), known).kind()).isEqualTo(Novelty.Kind.NEW);
        assertThat(Novelty.of(links("1.7", "1.7.0", 1), known).kind()).isEqualTo(Novelty.Kind.NEW);
        assertThat(Novelty.of(links("1.7", null, 1, "1.9"), known)).satisfies(novelty -> {
            assertThat(novelty.kind()).isEqualTo(Novelty.Kind.NEWER_VERSION);
            assertThat(novelty.known()).extracting(KnownDocument::id).containsExactly("1.9");
        });
        // Contradictions and silences are for a person.
        assertThat(Novelty.of(links("1.2.1", "1.2.0", 3), known).kind()).isEqualTo(Novelty.Kind.UNDECIDED);
        assertThat(Novelty.of(links("1.2.5", "1.2.0", null), known).kind()).isEqualTo(Novelty.Kind.UNDECIDED);
        KnownDocuments silent = known(document("1.2.1", "1.2.0", null));
        assertThat(Novelty.of(links("1.2.5", "1.2.0", 9), silent).kind()).isEqualTo(Novelty.Kind.UNDECIDED);
    }

    @Test
    @Tag("REM-MSSR-07")
    void replacement_namesWhatItReplaces() throws IOException {
        Document replacement = XdmSamples.replacement();
        String mail = Samples.foreign(
                "Subject: XDM/1.0/DDM+CR\n",
                Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(replacement)));
        try (ReceivedMessage message = Samples.read(mail)) {
            DocumentLinks links = message.documents().get(0).links();
            assertThat(links.id()).contains(XdmSamples.ID.child(2).value());
            assertThat(links.setId()).contains(XdmSamples.ID.child(0).value());
            assertThat(links.version()).hasValue(2);
            assertThat(links.replacedIds()).containsExactly(XdmSamples.ID.value());
            assertThat(links.operation().kind()).isEqualTo(Kind.REPLACEMENT);
            assertThat(links.operation().toConfirm()).isFalse();
            assertThat(links.operation().clues()).containsExactly(Clue.RELATED_DOCUMENT);
        }
    }

    @Test
    @Tag("REM-MSSR-07")
    void deletion_isForAPersonToConfirm() throws IOException {
        try (ReceivedMessage message = Samples.read(Samples.deletion())) {
            RequestedOperation operation = message.documents().get(0).links().operation();
            assertThat(operation.kind()).isEqualTo(Kind.DELETION);
            assertThat(operation.toConfirm()).isTrue();
            assertThat(operation.clues())
                    .containsExactlyInAnyOrder(Clue.ARCHIVE_ACTION, Clue.BODY_WORDS, Clue.ANSWERS_EARLIER_MESSAGE);
            FilingProposal proposal = FilingAssistant.create()
                    .patients(Samples.patients())
                    .policy(new FilingPolicy(true, false))
                    .propose(message)
                    .get(0);
            assertThat(proposal.status()).isEqualTo(FilingStatus.DELETE_REQUESTED);
            assertThat(proposal.automatic()).isFalse();
            assertThat(proposal.reasons()).contains(FilingReason.OPERATION_TO_CONFIRM);
        }
        MessageReader own =
                Samples.READER.operations(clues -> new RequestedOperation(Kind.FIRST_TRANSMISSION, false, Set.of()));
        try (ReceivedMessage message = Samples.read(own, Samples.deletion())) {
            assertThat(message.documents().get(0).links().operation().kind()).isEqualTo(Kind.FIRST_TRANSMISSION);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Merci de  supprimer\nce document.",
                "VEUILLEZ SUPPRIMER le compte rendu",
                "Le document doit être supprimé",
            })
    @Tag("REM-MSSR-07")
    void replyThatAsksADeletion_isARequest(String body) throws IOException {
        String mail = "From: a@b.test\nIn-Reply-To: <1@b.test>\nSubject: Re: CR\n"
                + "Content-Type: text/plain; charset=UTF-8\n\n" + body + "\n";
        try (ReceivedMessage message = Samples.read(mail)) {
            RequestedOperation operation = message.operation().orElseThrow();
            assertThat(operation.kind()).isEqualTo(Kind.DELETION);
            assertThat(operation.toConfirm()).isTrue();
            assertThat(message.kind()).isEqualTo(MessageKind.TEXT);
        }
        try (ReceivedMessage message = Samples.read(mail.replace("In-Reply-To: <1@b.test>\n", ""))) {
            assertThat(message.operation()).isEmpty();
        }
        try (ReceivedMessage message =
                Samples.read(mail.replace("\n\n" + body, "\n\nMerci.\n> " + body.replace("\n", "\n> ")))) {
            assertThat(message.operation()).isEmpty();
        }
        String html = mail.replace("text/plain", "text/html").replace(body, "<p>Merci de&nbsp;<b>supprimer</b> ceci");
        try (ReceivedMessage message = Samples.read(html)) {
            assertThat(message.operation()).isPresent();
        }
    }

    private static Document letter(int id, int version) {
        return Samples.letter(XdmSamples.header(XdmSamples.ID.child(id), XdmSamples.patient(), "Compte rendu")
                .setId(XdmSamples.ID.child(100))
                .version(version));
    }

    /** A level-1 rendition of a biology report, under another id. */
    private static byte[] envelopeOf(byte[] report, String id) {
        String text = new String(report, StandardCharsets.UTF_8);
        int start =
                text.indexOf("<component", text.indexOf("componentOf>") > 0 ? text.lastIndexOf("</componentOf>") : 0);
        return (text.substring(0, start)
                        + "<component><nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">JVBERi0=</text>"
                        + "</nonXMLBody></component></ClinicalDocument>")
                .replaceFirst("<id root=\"[^\"]*\"", "<id root=\"" + id + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void levelsOfOneDocument_areOneLine() throws IOException {
        byte[] report = Samples.content(
                Samples.biology("12.0", BioInterpretation.HIGH).build().toDocument());
        byte[] envelope = envelopeOf(report, "1.2.250.1.213.3.999.2026.77");
        String mail = Samples.foreign(
                "Subject: s\n",
                Samples.part("text/xml", "n1.xml", envelope),
                Samples.part("text/xml", "n3.xml", report),
                Samples.part("application/pdf", "cr.pdf", Samples.PDF));
        try (ReceivedMessage message = Samples.read(mail)) {
            assertThat(message.documents()).hasSize(2);
            DocumentLine line = message.lines().get(0);
            assertThat(message.lines()).hasSize(1);
            assertThat(line.main().form()).isEqualTo(MessageDocument.Form.STRUCTURED);
            assertThat(line.twins()).singleElement().satisfies(twin -> assertThat(twin.form())
                    .isEqualTo(MessageDocument.Form.ENVELOPE));
            assertThat(line.pdf()).isPresent();
            assertThat(line.alerts().abnormal()).isEqualTo(Fact.YES);
        }
        // Another day: two documents.
        byte[] other = new String(envelope, StandardCharsets.UTF_8)
                .replaceAll("(?s)(<documentationOf>.*?<low value=\")20260714", "$120260713")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(other).isNotEqualTo(envelope);
        String two = Samples.foreign(
                "Subject: s\n", Samples.part("text/xml", "n1.xml", other), Samples.part("text/xml", "n3.xml", report));
        try (ReceivedMessage message = Samples.read(two)) {
            assertThat(message.lines()).hasSize(2);
        }
    }

    @Test
    void pdfCopies_areMatchedByTheirNames_orAreDocuments() throws IOException {
        Document first = letter(1, 1);
        String name = PdfName.of(first.metadata(), Optional.empty(), ZoneId.of("Europe/Paris"))
                .value();
        String zip = Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(first, letter(2, 2)));
        String pdf = Samples.part("application/pdf", name, Samples.PDF);
        try (ReceivedMessage message = Samples.read(Samples.foreign("Subject: s\n", zip, pdf))) {
            // Two documents of one day and type: nobody knows whose copy it is.
            assertThat(message.lines()).hasSize(3);
            assertThat(message.lines()).allMatch(line -> line.pdf().isEmpty());
        }
        zip = Samples.part("application/zip", "IHE_XDM.zip", Samples.archive(first));
        try (ReceivedMessage message = Samples.read(Samples.foreign("Subject: s\n", zip, pdf))) {
            assertThat(message.lines()).singleElement().satisfies(line -> assertThat(
                            line.pdf().orElseThrow().basis())
                    .isEqualTo(PdfCopy.Basis.RULED_NAME));
        }
        String otherDay = Samples.part("application/pdf", "20250101_Autre_X_Y.pdf", Samples.PDF);
        try (ReceivedMessage message = Samples.read(Samples.foreign("Subject: s\n", zip, otherDay))) {
            assertThat(message.lines()).hasSize(2);
            assertThat(message.lines().get(1).main().form()).isEqualTo(MessageDocument.Form.PDF);
        }
        var files = new LinkedHashMap<>(XdmSamples.unpacked(first));
        files.put("IHE_XDM/SUBSET01/DOC00001.PDF", Samples.PDF);
        zip = Samples.part("application/zip", "IHE_XDM.zip", XdmSamples.zip(files));
        try (ReceivedMessage message = Samples.read(Samples.foreign("Subject: s\n", zip))) {
            assertThat(message.lines()).singleElement().satisfies(line -> assertThat(
                            line.pdf().orElseThrow().basis())
                    .isEqualTo(PdfCopy.Basis.FILE_NAME));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, REPLACEMENT, true",
        "false, true, REPLACEMENT, false",
        "false, false, FIRST_TRANSMISSION, false"
    })
    void replacementWithoutATarget_isToConfirm(boolean slot, boolean named, Kind kind, boolean toConfirm) {
        OperationClues clues = new OperationClues(
                true,
                slot ? Optional.of(XdmAction.REPLACE) : Optional.empty(),
                named,
                false,
                false,
                SubjectLine.read("s"),
                new MessageBody("", Optional.empty()));
        RequestedOperation operation = OperationResolver.standard().resolve(clues);
        assertThat(operation.kind()).isEqualTo(kind);
        assertThat(operation.toConfirm()).isEqualTo(toConfirm);
    }
}
