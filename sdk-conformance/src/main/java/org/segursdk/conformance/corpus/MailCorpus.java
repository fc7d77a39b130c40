package org.segursdk.conformance.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;

/** Messages as they go to the mail server, and archives by themselves. */
final class MailCorpus {
    private static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    private static final CodedValue CONTENT_TYPE =
            ValueSets.submissionContentType().concepts().get(0);
    private static final List<MssAddress> COLLEAGUES = List.of(
            MssAddress.of("paul.testb@medecin.test.example"),
            MssAddress.of("cardiologie+avis@ch-test.example"),
            MssAddress.of("o'neill.d'arc@hôpital-test.example"),
            MssAddress.of("resultats@labo-test.example"));

    private final Path out;
    private final long seed;
    private final int count;

    MailCorpus(Path out, long seed, int count) {
        this.out = out;
        this.seed = seed;
        this.count = count;
    }

    int write(Set<String> kinds) throws IOException {
        int written = 0;
        if (kinds.contains("xdm")) {
            Path folder = Files.createDirectories(out.resolve("xdm"));
            for (int i = 1; i <= count; i++) {
                Packet packet = packet(new Dice(seed, "xdm" + i));
                try (OutputStream file = Files.newOutputStream(folder.resolve(name(i, "zip")))) {
                    packet.archive.writeTo(file, packet.compression);
                }
            }
            written += count;
        }
        if (kinds.contains("mss")) {
            Path folder = Files.createDirectories(out.resolve("mss"));
            for (int i = 1; i <= count; i++) {
                Dice dice = new Dice(seed, "mss" + i);
                OutgoingMessage message = message(dice);
                try (OutputStream file = Files.newOutputStream(folder.resolve(name(i, "eml")))) {
                    message.writeTo(file);
                }
            }
            written += count;
        }
        return written;
    }

    private static String name(int index, String extension) {
        return Corpus.name("", index, extension).substring(1);
    }

    /** Documents of one patient with their archive. */
    private record Packet(
            List<Document> documents,
            XdmArchive archive,
            Compression compression,
            boolean deletion,
            Optional<String> replaced) {}

    private static Packet packet(Dice dice) throws IOException {
        List<Document> documents = documents(dice);
        boolean deletion = documents.size() == 1 && dice.oneIn(6);
        Document first = documents.get(0);
        DocumentAuthor author = first.metadata().authors().get(0);
        XdmArchive.Builder archive = XdmArchive.builder(
                        Software.builder("segur-kit corpus", "1").build())
                .clock(Clock.fixed(Corpus.NOW, ZoneOffset.UTC))
                .uuids(dice::uuid)
                .vendor("Ségur SDK")
                .contentType(CONTENT_TYPE);
        if (dice.oneIn(4)) {
            archive.sender(author.structure());
        } else {
            archive.sender(author);
        }
        if (deletion) {
            archive.addDeletion(first);
        } else {
            archive.addDocuments(documents);
        }
        Optional<String> replaced = first.metadata().relations().stream()
                .filter(relation -> relation.type() == Relation.Type.RPLC)
                .map(relation -> relation.target().toString())
                .findFirst();
        return new Packet(documents, archive.build(), dice.pick(List.of(Compression.values())), deletion, replaced);
    }

    /** One document of any type, or several of one patient. */
    private static List<Document> documents(Dice dice) {
        if (!dice.oneIn(3)) {
            List<Function<Dice, Document>> types = List.copyOf(CdaTypes.all().values());
            return List.of(dice.pick(types).apply(dice));
        }
        CdaSamples samples = new CdaSamples(dice, Corpus.NOW, true);
        Patient patient = samples.patient();
        DocumentAuthor author = samples.author();
        List<Document> documents = new ArrayList<>();
        for (int i = dice.between(2, 4); i > 0; i--) {
            documents.add(
                    dice.oneIn(2)
                            ? samples.vsm(patient, author).toDocument()
                            : samples.n1(patient, author).toDocument());
        }
        return documents;
    }

    private static OutgoingMessage message(Dice dice) throws IOException {
        if (dice.oneIn(8)) {
            return withoutDocuments(dice);
        }
        Packet packet = packet(dice);
        Document first = packet.documents().get(0);
        Sender sender = sender(dice, first.metadata().authors().get(0));
        Patient patient = first.metadata().patient();
        boolean toPatient = patient.ins().isPresent() && dice.oneIn(3);
        OutgoingMessage.Builder message = toPatient
                ? OutgoingMessage.toCitizen(
                        sender, CitizenAddress.of(patient.ins().get(), PROFILE), PROFILE)
                : to(dice, sender);
        if (toPatient && dice.oneIn(2)) {
            message.closeReplies();
        }
        common(dice, message);
        message.documents(ArchivePart.of(packet.archive(), packet.compression()), sent(dice, packet.documents()));
        MessageId original = new MessageId(dice.uuid() + "@" + sender.address().domain());
        if (packet.deletion()) {
            message.deleting(original, List.of());
        } else if (packet.replaced().isPresent()) {
            message.replacing(original, List.of());
        } else if (dice.oneIn(5)) {
            message.inReplyTo(original, List.of());
        }
        return message.build();
    }

    private static OutgoingMessage withoutDocuments(Dice dice) {
        SyntheticPeople people = new SyntheticPeople(dice, Corpus.NOW);
        Sender sender = sender(dice, DocumentAuthor.of(people.doctor(), people.structure()));
        OutgoingMessage.Builder message = to(dice, sender);
        common(dice, message);
        return message.subject(new FreeText(dice).title()).build();
    }

    private static OutgoingMessage.Builder to(Dice dice, Sender sender) {
        OutgoingMessage.Builder message = OutgoingMessage.toProfessionals(sender, PROFILE);
        int first = dice.below(COLLEAGUES.size());
        message.addTo(COLLEAGUES.get(first));
        for (int i = 1; i < COLLEAGUES.size(); i++) {
            MssAddress other = COLLEAGUES.get((first + i) % COLLEAGUES.size());
            if (dice.oneIn(4)) {
                message.addTo(other);
            } else if (dice.oneIn(4)) {
                message.addCc(other);
            }
        }
        return message;
    }

    private static void common(Dice dice, OutgoingMessage.Builder message) {
        message.productNumber("DEV00000" + dice.between(1, 9))
                .clock(Clock.fixed(Corpus.NOW, ZoneOffset.UTC))
                .body(new FreeText(dice).draw())
                .messageIds(sender -> new MessageId(dice.uuid() + "@" + sender.domain()));
        if (dice.oneIn(2)) {
            message.htmlToo();
        }
        if (dice.oneIn(2)) {
            message.askDeliveryReceipt();
        }
        if (dice.oneIn(2)) {
            message.askReadReceipt();
        }
    }

    private static Sender sender(Dice dice, DocumentAuthor author) {
        Professional doctor = author.professional();
        MssAddress own = MssAddress.of("anne.testa@medecin.test.example");
        return switch (dice.below(4)) {
            case 0 -> Sender.organization(MssAddress.of("imagerie@ch-test.example"), "Imagerie médicale");
            case 1 -> Sender.application(MssAddress.of("automate@ch-test.example"), "Résultats de laboratoire", own);
            default ->
                Sender.person(
                        own,
                        dice.oneIn(2) ? Optional.of("Dr") : Optional.empty(),
                        doctor.givenName(),
                        doctor.familyName(),
                        Optional.of("Cabinet Test"));
        };
    }

    /** Each with its copy for people: the PDF it embeds, or its own page. */
    private static List<SentDocument> sent(Dice dice, List<Document> documents) throws IOException {
        List<SentDocument> sent = new ArrayList<>();
        for (Document document : documents) {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            CdaRenderer.pdf(
                    document.content(),
                    RenderOptions.builder().createdAt(Corpus.NOW).build(),
                    pdf);
            SentDocument each = SentDocument.of(document, DocumentContent.of(pdf.toByteArray()));
            // Two documents of a kind have PDFs of one name unless something tells them apart.
            sent.add(documents.size() > 1 || dice.oneIn(3) ? each.inFolder("D" + (sent.size() + 1)) : each);
        }
        return sent;
    }
}
