package org.segursdk.mss.received;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadServiceEvent;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.received.MessageDocument.Details;
import org.segursdk.mss.received.MessageDocument.Form;
import org.segursdk.mss.received.PdfCopy.Basis;
import org.segursdk.mss.received.ReceivedAttachment.Kind;
import org.segursdk.mss.xdm.ReceivedFile;

/** Puts together what is one document to its reader: level 3, level 1 and PDF. Source: mssante §3.1 E4, E5, §4.3, §6. */
final class Pairing {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern RULED = Pattern.compile("([0-9]{8})_([^_]+)_.*", Pattern.DOTALL);
    private static final int LABEL = 40;

    /** A PDF, of an archive or attached. */
    private record Pdf(String name, DocumentContent content, Optional<ReceivedAttachment> attached) {
        @Override
        public String toString() {
            return "Pdf[redacted]";
        }
    }

    private final List<MessageDocument> documents;
    private final Set<MessageDocument> free;
    private final List<Pdf> pdfs = new ArrayList<>();
    private final OperationResolver resolver;
    private final OperationClues message;
    private final Alerts plain;

    /** @param plain alerts of a document that tells nothing */
    Pairing(
            List<MessageDocument> documents,
            List<ReceivedAttachment> attachments,
            OperationResolver resolver,
            OperationClues message,
            Alerts plain) {
        this.documents = documents;
        this.free = new LinkedHashSet<>(documents);
        this.resolver = resolver;
        this.message = message;
        this.plain = plain;
        for (ReceivedAttachment each : attachments) {
            each.archive().ifPresent(archive -> archive.otherFiles().stream()
                    .filter(file -> upper(file.name()).endsWith(".PDF"))
                    .forEach(this::add));
            if (each.kind() == Kind.PDF && each.content().isPresent()) {
                pdfs.add(new Pdf(each.name(), each.content().get(), Optional.of(each)));
            }
        }
    }

    private void add(ReceivedFile file) {
        pdfs.add(new Pdf(file.name(), file.content(), Optional.empty()));
    }

    List<DocumentLine> lines() {
        Map<MessageDocument, List<MessageDocument>> groups = new LinkedHashMap<>();
        for (MessageDocument document : documents) {
            if (document.form() != Form.ENVELOPE) {
                free.remove(document);
                groups.put(document, document.form() == Form.STRUCTURED ? twins(document) : List.of());
            }
        }
        documents.stream().filter(free::contains).forEach(document -> groups.put(document, List.of()));
        List<DocumentLine> lines = new ArrayList<>();
        Map<MessageDocument, PdfCopy> copies = copies(groups.keySet());
        for (MessageDocument main : documents) {
            if (groups.containsKey(main)) {
                lines.add(new DocumentLine(main, groups.get(main), Optional.ofNullable(copies.get(main))));
            }
        }
        for (Pdf pdf : pdfs) {
            pdf.attached().ifPresent(attachment -> lines.add(alone(attachment, pdf)));
        }
        return lines;
    }

    private List<MessageDocument> twins(MessageDocument structured) {
        List<MessageDocument> twins = new ArrayList<>();
        for (MessageDocument each : documents) {
            if (free.contains(each) && areTwins(structured, each)) {
                free.remove(each);
                twins.add(each);
                break;
            }
        }
        return twins;
    }

    /** Same setId and version, or without both setIds the same act, type and day; never where something differs. */
    private static boolean areTwins(MessageDocument one, MessageDocument other) {
        Optional<String> set = one.links().setId();
        Optional<String> otherSet = other.links().setId();
        if (!same(one.type().map(CodedValue::code), other.type().map(CodedValue::code))
                || !one.actDay().equals(other.actDay())
                || one.links().operation().kind() != other.links().operation().kind()) {
            return false;
        }
        if (set.isPresent() && set.equals(otherSet)) {
            return one.links().version().equals(other.links().version());
        }
        return one.actDay().isPresent() && sameAct(one, other);
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    /** An act told by a number is the same when the number is; one without number when its code and beginning are. */
    private static boolean sameAct(MessageDocument one, MessageDocument other) {
        Optional<ReadServiceEvent> act = act(one);
        Optional<ReadServiceEvent> otherAct = act(other);
        if (act.isEmpty() || otherAct.isEmpty()) {
            return false;
        }
        List<String> ids = ids(act.get());
        List<String> otherIds = ids(otherAct.get());
        if (!ids.isEmpty() || !otherIds.isEmpty()) {
            return ids.equals(otherIds);
        }
        boolean start = act.get().period().flatMap(period -> period.start()).isPresent()
                && act.get().period().equals(otherAct.get().period());
        return start && codes(act.get()).equals(codes(otherAct.get()));
    }

    private static Optional<ReadServiceEvent> act(MessageDocument document) {
        return document.cda().map(cda -> cda.header()).map(ReadHeader::events).flatMap(events -> events.stream()
                .findFirst());
    }

    private static List<String> ids(ReadServiceEvent event) {
        return event.ids().stream().map(ReadId::text).flatMap(Optional::stream).toList();
    }

    private static Optional<String> codes(ReadServiceEvent event) {
        return event.code().flatMap(code -> code.code());
    }

    /** Takes from the PDFs what is a copy. */
    private Map<MessageDocument, PdfCopy> copies(Set<MessageDocument> mains) {
        Map<MessageDocument, PdfCopy> copies = new LinkedHashMap<>();
        for (MessageDocument main : mains) {
            take(main, pdf -> pdf.attached().isEmpty() && stem(pdf.name()).equals(stem(main.name())))
                    .ifPresent(pdf -> copies.put(main, copy(pdf, Basis.FILE_NAME)));
        }
        for (MessageDocument main : mains) {
            if (!copies.containsKey(main)
                    && mains.stream().filter(each -> sameRule(main, each)).count() == 1) {
                take(main, pdf -> isRuled(pdf, main)).ifPresent(pdf -> copies.put(main, copy(pdf, Basis.RULED_NAME)));
            }
        }
        if (mains.size() == 1 && pdfs.size() == 1 && copies.isEmpty()) {
            MessageDocument main = mains.iterator().next();
            take(main, pdf -> !contradicts(pdf, main)).ifPresent(pdf -> copies.put(main, copy(pdf, Basis.ONLY_ONE)));
        }
        return copies;
    }

    private Optional<Pdf> take(MessageDocument main, Predicate<Pdf> wanted) {
        List<Pdf> found = pdfs.stream().filter(wanted).toList();
        if (found.size() != 1 || main.cda().isEmpty()) {
            return Optional.empty();
        }
        pdfs.remove(found.get(0));
        return Optional.of(found.get(0));
    }

    private static PdfCopy copy(Pdf pdf, Basis basis) {
        return new PdfCopy(pdf.name(), pdf.content(), basis);
    }

    private static boolean sameRule(MessageDocument one, MessageDocument other) {
        return one.actDay().equals(other.actDay()) && label(one).equals(label(other));
    }

    private static boolean isRuled(Pdf pdf, MessageDocument document) {
        var matcher = RULED.matcher(pdf.name());
        return matcher.matches()
                && document.actDay()
                        .map(DAY::format)
                        .filter(matcher.group(1)::equals)
                        .isPresent()
                && label(document).filter(plain(matcher.group(2))::equals).isPresent();
    }

    /** A name that begins with another day. */
    private static boolean contradicts(Pdf pdf, MessageDocument document) {
        var matcher = RULED.matcher(pdf.name());
        Optional<LocalDate> day = document.actDay();
        return matcher.matches() && day.isPresent() && !DAY.format(day.get()).equals(matcher.group(1));
    }

    private static Optional<String> label(MessageDocument document) {
        return document.type()
                .map(type -> Wording.forFileName(type.displayName().strip()).replace('_', '-'))
                .map(label -> plain(Wording.cut(label, LABEL)));
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    private static String stem(String path) {
        String name = upper(path);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** A PDF that is nobody's copy is a document of its own, of which nothing is told. */
    private DocumentLine alone(ReceivedAttachment attachment, Pdf pdf) {
        Details details = new Details(
                pdf.content(),
                attachment.size(),
                pdf.name(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        DocumentLinks links = new DocumentLinks(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                resolver.resolve(new OperationClues(
                        true,
                        Optional.empty(),
                        false,
                        message.bodyAsksDeletion(),
                        message.answersEarlierMessage(),
                        message.subject(),
                        message.body())));
        MessageDocument document = new MessageDocument(attachment, Form.PDF, details, plain, links, List.of());
        return new DocumentLine(document, List.of(), Optional.empty());
    }
}
