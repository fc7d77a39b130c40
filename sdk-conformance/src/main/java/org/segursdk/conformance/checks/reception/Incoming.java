package org.segursdk.conformance.checks.reception;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.N1Document;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.sandbox.InsiPerson;

/** Mails that arrive in the product's mailbox. */
public final class Incoming {
    static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    private static final Sender HOSPITAL =
            Sender.organization(MssAddress.of("cardiologie@ch-test.example"), "Service de cardiologie");
    private static final String CRLF = "\r\n";

    private final KitBench bench;
    private final String mailbox;

    public Incoming(KitBench bench, String mailbox) {
        this.bench = bench;
        this.mailbox = mailbox;
    }

    /** A letter of level 1 about a test person. */
    static Document letter(InsiPerson person, String title) {
        return letter(Papers.header(person, title, Papers.WRITTEN), title);
    }

    static Document letter(CdaHeader.Builder header, String words) {
        return N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .pdf(DocumentContent.of(Papers.pdf(List.of(words))))
                .build()
                .toDocument();
    }

    /** The mail with those documents in an archive. */
    public OutgoingMessage.Builder mail(Document... documents) throws IOException {
        SegurContext context = SegurContext.builder()
                .software(Software.builder("Banc", "1.0")
                        .cndaAuthorisation("BANC")
                        .build())
                .structure(Papers.structure())
                .credentials(bench.sandbox().pki().credentials("mss"))
                .endpoints(bench.sandbox().endpoints())
                .build();
        XdmArchive.Builder archive = XdmArchive.builder(context)
                .contentType(ValueSets.submissionContentType().concepts().get(0))
                .sender(Papers.author());
        List<SentDocument> copies = new ArrayList<>();
        for (Document each : documents) {
            archive.addDocument(each);
            copies.add(SentDocument.rendered(each));
        }
        return OutgoingMessage.toProfessionals(HOSPITAL, PROFILE)
                .addTo(MssAddress.of(mailbox))
                .productNumber("BANC00001")
                .body("Bonjour,\nle document est joint.")
                .documents(ArchivePart.of(archive.build(), Compression.STORED), copies);
    }

    void deliver(OutgoingMessage message) throws IOException {
        deliver(bytes(message));
    }

    /** As it travels. */
    public static byte[] bytes(OutgoingMessage message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }

    void deliver(byte[] mail) throws IOException {
        bench.sandbox().mss().deliver(mailbox, new ByteArrayInputStream(mail));
    }

    /** The bytes of a message, changed as text. */
    static byte[] changed(OutgoingMessage message, String regex, String replacement) throws IOException {
        String mail = new String(bytes(message), StandardCharsets.ISO_8859_1);
        String changed = mail.replaceFirst(regex, replacement);
        if (changed.equals(mail)) {
            throw new IllegalStateException("the mail made for the check lacks what it changes");
        }
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A mail without an archive. */
    byte[] plain(String from, String subject, String contentType, String body) {
        return ("From: " + from + CRLF + "To: <" + mailbox + ">" + CRLF + "Subject: " + subject + CRLF
                        + "Message-ID: <" + java.util.UUID.randomUUID() + "@ch-test.example>" + CRLF
                        + "Date: Mon, 23 Nov 2026 08:00:00 +0000" + CRLF + "MIME-Version: 1.0" + CRLF
                        + "Content-Type: " + contentType + CRLF + CRLF + body + CRLF)
                .getBytes(StandardCharsets.UTF_8);
    }
}
