package org.segursdk.mss.received;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.mss.internal.mime.Scanned;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.internal.received.Doors;
import org.segursdk.mss.internal.received.Spool;
import org.segursdk.mss.internal.xdm.Bytes;
import org.segursdk.mss.received.ReceivedAttachment.Kind;
import org.segursdk.mss.xdm.ReceivedArchive;
import org.segursdk.mss.xdm.XdmFinding;
import org.segursdk.mss.xdm.XdmReader;

/** Sees in the bytes what each attachment is, and reads archives. */
final class AttachmentSorting {
    private static final Pattern XDM_NAME = Pattern.compile("IHE_XDM.*\\.ZIP", Pattern.CASE_INSENSITIVE);
    /** Files that speak of CDA documents without being one. */
    private static final Pattern STYLE_SHEET = Pattern.compile(".*\\.(XSLT?|HTML?)", Pattern.CASE_INSENSITIVE);

    private static final int HEAD = 64 * 1024;
    private static final int LONGEST_NAME = 200;

    private final XdmReader reader;
    private final MessageFindings findings;
    private final List<ReceivedAttachment> sorted = new ArrayList<>();

    AttachmentSorting(XdmReader reader, MessageFindings findings) {
        this.reader = reader;
        this.findings = findings;
    }

    List<ReceivedAttachment> sort(List<PartCollector.Part> parts) throws IOException {
        for (PartCollector.Part part : parts) {
            add(part.scanned(), part.item());
        }
        return sorted;
    }

    private void add(Scanned part, Optional<Spool.Item> item) throws IOException {
        int rank = sorted.size() + 1;
        String place = ReceivedAttachment.place(rank);
        String name = name(part, rank, place);
        if (part.isOddEncoding()) {
            findings.content(
                    place,
                    "MSS-ENCODING",
                    "encodage fautif ou inconnu : pièce lue autant que possible",
                    "a faulty or unknown encoding: the part was read as far as possible");
        }
        byte[] report = item.isEmpty() ? part.decoded() : new byte[0];
        Optional<Bytes> held =
                item.isEmpty() ? Optional.of(Bytes.of(report)) : item.get().bytes();
        long size = item.isEmpty() ? report.length : item.get().size();
        Kind kind = item.isEmpty() ? Kind.REPORT : kind(part, name, held, place);
        Optional<ReceivedArchive> archive =
                kind == Kind.XDM && held.isPresent() ? Optional.of(archive(held.get(), size, place)) : Optional.empty();
        Optional<DocumentContent> content = held.map(bytes -> DocumentContent.of(() -> bytes.open(0, size)));
        boolean inline = part.disposition().equals("inline");
        sorted.add(new ReceivedAttachment(rank, name, part.type(), kind, inline, size, content, archive));
    }

    private String name(Scanned part, int rank, String place) {
        String written = part.fileName().orElse("");
        String clean = Wording.cut(Wording.forFileName(Wording.shown(written)).strip(), LONGEST_NAME);
        if (!clean.equals(written.strip())) {
            findings.form(
                    place,
                    "MSS-NAME",
                    "nom de fichier impossible ou trop long : nettoyé pour l'affichage",
                    "a name no file can have, or too long: cleaned to be shown");
        }
        boolean empty = clean.replace(".", "").isBlank();
        return empty ? "piece-" + rank : clean;
    }

    private Kind kind(Scanned part, String name, Optional<Bytes> held, String place) throws IOException {
        if (held.isEmpty()) {
            findings.content(
                    place,
                    "MSS-ATTACHMENT-SIZE",
                    "pièce jointe au-delà de la taille acceptée : non lue",
                    "an attachment over the size accepted: not read");
            return XDM_NAME.matcher(name).matches() ? Kind.XDM : Kind.OTHER;
        }
        byte[] head = head(held.get());
        String type = part.type();
        if (type.equals("message/rfc822") || type.equals("message/global")) {
            return Kind.MESSAGE;
        }
        if (isTnef(type, name, head)) {
            findings.content(
                    place,
                    "MSS-TNEF",
                    "winmail.dat : les pièces jointes qu'il cache ne sont pas lues",
                    "winmail.dat: the attachments it hides are not read");
            return Kind.TNEF;
        }
        locked(type, place);
        boolean zip = starts(head, "PK\003\004") || starts(head, "PK\005\006");
        if (XDM_NAME.matcher(name).matches() || zip && holdsXdm(held.get(), head)) {
            if (!name.equalsIgnoreCase("IHE_XDM.zip")) {
                findings.form(
                        place, "MSS-XDM-NAME", "archive XDM sous un autre nom", "an XDM archive under another name");
            }
            return Kind.XDM;
        }
        return zip ? zip(place) : plain(part, name, head, place);
    }

    private Kind zip(String place) {
        findings.form(place, "MSS-ZIP", "zip qui n'est pas un XDM : non ouvert", "a zip that is no XDM: not opened");
        return Kind.ZIP;
    }

    private Kind plain(Scanned part, String name, byte[] head, String place) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (contains(head, "%PDF-", 1024)) {
            return Kind.PDF;
        }
        if (part.type().equals("application/pdf") || upper.endsWith(".PDF")) {
            findings.content(
                    place, "MSS-PDF", "annoncé comme PDF, n'en est pas un", "said to be a PDF, which it is not");
        }
        if (isImage(head)) {
            return Kind.IMAGE;
        }
        if (!STYLE_SHEET.matcher(name).matches()
                && (contains(head, "ClinicalDocument", HEAD) || contains(head, "C\0l\0i\0n\0i\0c\0a\0l\0D", HEAD))) {
            return Kind.CDA;
        }
        return part.type().startsWith("text/") ? Kind.TEXT : Kind.OTHER;
    }

    /** What was encrypted by other means than the transport. */
    private void locked(String type, String place) {
        if (type.equals("application/pkcs7-mime")
                || type.equals("application/x-pkcs7-mime")
                || type.equals("application/pgp-encrypted")) {
            findings.content(
                    place,
                    "MSS-ENCRYPTED",
                    "contenu chiffré ou enveloppé : non lu",
                    "encrypted or wrapped content: not read");
        }
    }

    private static boolean isTnef(String type, String name, byte[] head) {
        return type.equals("application/ms-tnef")
                || type.equals("application/vnd.ms-tnef")
                || name.equalsIgnoreCase("winmail.dat")
                || starts(head, "\u0078\u009f\u003e\"");
    }

    private static boolean isImage(byte[] head) {
        return starts(head, "\u00ff\u00d8\u00ff")
                || starts(head, "\u0089PNG")
                || starts(head, "GIF8")
                || starts(head, "II*\0")
                || starts(head, "MM\0*")
                || starts(head, "BM")
                || starts(head, "RIFF") && contains(head, "WEBP", 16);
    }

    /** By the names in the zip: at its head, or in its table at the end. */
    private static boolean holdsXdm(Bytes zip, byte[] head) throws IOException {
        long from = Math.max(0, zip.size() - HEAD);
        byte[] tail = zip.read(from, (int) (zip.size() - from));
        for (String mark : List.of("IHE_XDM", "METADATA.XML")) {
            if (contains(upper(head), mark, HEAD) || contains(upper(tail), mark, HEAD)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] head(Bytes bytes) throws IOException {
        try (InputStream in = bytes.open(0, HEAD)) {
            return in.readNBytes(HEAD);
        }
    }

    private static byte[] upper(byte[] bytes) {
        byte[] upper = bytes.clone();
        for (int i = 0; i < upper.length; i++) {
            if (upper[i] >= 'a' && upper[i] <= 'z') {
                upper[i] = (byte) (upper[i] - 'a' + 'A');
            }
        }
        return upper;
    }

    private static boolean starts(byte[] bytes, String mark) {
        return contains(bytes, mark, mark.length());
    }

    private static boolean contains(byte[] bytes, String mark, int within) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i + wanted.length <= Math.min(bytes.length, within); i++) {
            int same = 0;
            while (same < wanted.length && bytes[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private ReceivedArchive archive(Bytes bytes, long size, String place) throws IOException {
        ReceivedArchive archive = Doors.read(reader, bytes.slice(0, size));
        for (XdmFinding finding : archive.findings()) {
            findings.add(place, finding);
        }
        return archive;
    }
}
