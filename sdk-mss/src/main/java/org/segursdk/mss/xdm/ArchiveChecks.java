package org.segursdk.mss.xdm;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.Slot;
import org.segursdk.core.xds.XdsLengths;
import org.segursdk.mss.internal.xdm.Measure;

/** Everything an archive must obey, checked before anything is written. Source: mssante §3.1 E1, §4; ebRIM and XDS lengths. */
final class ArchiveChecks {
    private static final Set<String> MIME_TYPES = Set.of("text/xml", "application/xslt+xml");
    /** Five digits in a name of eight characters. */
    private static final int MAX_DOCUMENTS = 99_999;
    /** Keeps to the plain zip format, which everybody reads. */
    private static final long MAX_SIZE = Integer.MAX_VALUE;

    /**
     * A document that passed.
     *
     * @param document what was given
     * @param fileName its name in the archive
     * @param measure of its bytes
     * @param entry its metadata, whose id is still to be drawn
     */
    record Checked(Document document, String fileName, Measure measure, DocumentEntry.Builder entry) {}

    private final XdmArchive.Builder request;
    private final Violations violations = new Violations();
    private final XdsLengths lengths = new XdsLengths(violations);

    private ArchiveChecks(XdmArchive.Builder request) {
        this.request = request;
    }

    /**
     * @throws InvalidInputException listing every violation
     */
    static List<Checked> check(XdmArchive.Builder request) {
        ArchiveChecks checks = new ArchiveChecks(request);
        checks.submission();
        List<Checked> checked = checks.documents();
        checks.violations.throwIfAny("XdmArchive");
        return checked;
    }

    private void submission() {
        int count = request.documents.size();
        violations
                .check(count > 0, "documents", "XDM-NO-DOCUMENT", "au moins un document", "at least one document")
                .check(
                        count <= MAX_DOCUMENTS,
                        "documents",
                        "XDM-DOCUMENT-COUNT",
                        "au plus 99 999 documents",
                        "at most 99,999 documents")
                .check(
                        request.author != null || request.organization != null,
                        "sender",
                        "XDM-SENDER",
                        "qui envoie : un professionnel et sa structure, ou une structure",
                        "who sends: a professional with their structure, or a structure")
                .require(request.contentType, "contentType");
        if (request.title != null) {
            lengths.title(request.title, "title");
        }
        long actions =
                IntStream.range(0, count).mapToObj(request::action).distinct().count();
        violations.check(
                actions <= 1 || request.profile.actionOnDocument().value(),
                "documents",
                "XDM-ACTION-MIXED",
                "l'action dite du lot entier doit être la même pour tous les documents",
                "an action told of the whole submission must be the same for every document");
    }

    private List<Checked> documents() {
        Set<Oid> seen = new HashSet<>();
        request.givenUniqueId().ifPresent(seen::add);
        List<Checked> checked = new ArrayList<>(request.documents.size());
        for (int i = 0; i < request.documents.size(); i++) {
            Document document = request.documents.get(i);
            String path = "documents[" + i + ']';
            onePatient(document.metadata().patient(), path);
            metadata(document.metadata(), seen, path + ".metadata");
            Measure measure = measure(document, path + ".content");
            if (measure != null) {
                header(document, request.deletions.get(i), path + ".content");
                checked.add(checked(document, i, measure, path + ".metadata"));
            }
        }
        return checked;
    }

    private void onePatient(Patient patient, String path) {
        Patient first = request.documents.get(0).metadata().patient();
        violations.check(
                patientId(first).equals(patientId(patient)) && sameTraits(first.traits(), patient.traits()),
                path + ".metadata.patient",
                "XDM-ONE-PATIENT",
                "une archive ne concerne qu'un patient",
                "an archive is about one patient only");
    }

    /** As the metadata will have it. */
    private static String patientId(Patient patient) {
        return patient.ins()
                .map(ins -> ins.ins().toCx())
                .orElseGet(() -> patient.localIds().get(0).toCx());
    }

    private static boolean sameTraits(IdentityTraits one, IdentityTraits other) {
        return one.birthName().equals(other.birthName())
                && one.birthDate().equals(other.birthDate())
                && one.sex() == other.sex();
    }

    private void metadata(DocumentMetadata metadata, Set<Oid> seen, String path) {
        lengths.texts(metadata, path);
        violations
                .check(
                        seen.add(metadata.uniqueId()),
                        path + ".uniqueId",
                        "XDM-UNIQUEID-DUPLICATE",
                        "identifiant déjà pris dans cette archive",
                        "id already used in this archive")
                .check(
                        MIME_TYPES.contains(metadata.mimeType()),
                        path + ".mimeType",
                        "XDM-MIME-TYPE",
                        "une archive porte des documents CDA : text/xml, ou application/xslt+xml s'ils sont auto-présentables",
                        "an archive carries CDA documents: text/xml, or application/xslt+xml when auto-presentable");
    }

    private @Nullable Measure measure(Document document, String path) {
        try (InputStream in = document.content().open()) {
            Measure measure = Measure.of(in, size -> {
                if (size > MAX_SIZE) {
                    throw new TooLarge();
                }
            });
            violations.check(
                    measure.size() > 0, path, "XDM-DOCUMENT-SIZE", "le document est vide", "the document is empty");
            return measure.size() > 0 ? measure : null;
        } catch (TooLarge e) {
            violations.add(path, "XDM-DOCUMENT-SIZE", "plus de 2 147 483 647 octets", "more than 2,147,483,647 bytes");
        } catch (IOException e) {
            unreadable(path);
        }
        return null;
    }

    private void unreadable(String path) {
        violations.add(
                path,
                "CONTENT-UNREADABLE",
                "le contenu du document ne peut être lu",
                "the content of the document cannot be read");
    }

    /** The receiver will compare them: so does the sender. */
    private void header(Document document, boolean deletion, String path) {
        ReadHeader header;
        try {
            header = CdaReader.create().headerOnly().read(document.content()).header();
        } catch (IOException e) {
            unreadable(path);
            return;
        } catch (InvalidInputException e) {
            violations.add(
                    path,
                    "XDM-DOCUMENT-CDA",
                    "ce n'est pas un document CDA lisible",
                    "not a CDA document one can read");
            return;
        }
        DocumentMetadata metadata = document.metadata();
        violations
                .check(
                        header.id()
                                .flatMap(ReadId::text)
                                .filter(metadata.uniqueId().value()::equals)
                                .isPresent(),
                        path,
                        "XDM-DOCUMENT-ID",
                        "l'identifiant du CDA n'est pas le uniqueId des métadonnées",
                        "the id of the CDA is not the uniqueId of the metadata")
                .check(
                        header.code()
                                .flatMap(ReadCode::code)
                                .filter(metadata.typeCode().code()::equals)
                                .isPresent(),
                        path,
                        "XDM-DOCUMENT-TYPE",
                        "le code du CDA n'est pas le typeCode des métadonnées",
                        "the code of the CDA is not the typeCode of the metadata")
                .check(
                        deletion || header.isReplacement() == replaces(metadata),
                        path,
                        "XDM-REPLACES",
                        "CDA et métadonnées ne disent pas la même chose d'un document remplacé",
                        "CDA and metadata do not say the same about a document replaced");
        patient(metadata.patient(), header.patient(), path);
    }

    private static boolean replaces(DocumentMetadata metadata) {
        return metadata.relations().stream().anyMatch(relation -> relation.type() == Relation.Type.RPLC);
    }

    private void patient(Patient patient, Optional<ReadPatient> written, String path) {
        boolean same = patient.ins().isPresent()
                ? written.flatMap(ReadPatient::ins)
                        .filter(patient.ins().get().ins()::equals)
                        .isPresent()
                : written.stream()
                        .flatMap(read -> read.localIds().stream())
                        .anyMatch(patient.localIds().get(0)::equals);
        violations
                .check(
                        same,
                        path,
                        "XDM-DOCUMENT-PATIENT",
                        "le CDA n'est pas celui du patient des métadonnées",
                        "the CDA is not that of the patient in the metadata")
                .check(
                        patient.ins().isPresent()
                                || written.flatMap(ReadPatient::insId).isEmpty(),
                        path,
                        "XDM-INS-QUALIFIED",
                        "le CDA porte une INS alors que celle du patient n'est pas qualifiée",
                        "the CDA bears an INS although the patient's is not qualified");
    }

    private Checked checked(Document document, int index, Measure measure, String path) {
        String name = String.format(Locale.ROOT, "DOC%05d.XML", index + 1);
        DocumentEntry.Builder entry = DocumentEntry.builder(
                        "",
                        document.metadata(),
                        new Fingerprint(measure.size(), measure.sha1()),
                        request.profile.metadata().value())
                .addSlot(Slot.of("URI", name));
        if (request.profile.actionOnDocument().value()) {
            request.action(index)
                    .ifPresent(action ->
                            entry.addSlot(Slot.of(request.profile.actionSlot().value(), action.code())));
        }
        lengths.entry(entry.build(), path);
        return new Checked(document, name, measure, entry);
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
