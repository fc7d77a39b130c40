package org.segursdk.dmp.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.Confidentiality;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.Classification;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.Slot;
import org.segursdk.core.xml.RefusedXmlException;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;

/** Everything a submission must obey, checked before anything is sent. Source: dmp §6, §7; ebRIM and XDS lengths. */
public final class FeedChecks {
    /** XDS limit of a title, in bytes of UTF-8. */
    private static final int MAX_TITLE_BYTES = 128;
    /** ebRIM {@code LongName}: slot values, codes. */
    private static final int MAX_VALUE = 256;
    /** ebRIM {@code FreeFormText}: labels and comments. */
    private static final int MAX_TEXT = 1024;

    private static final Pattern ENTRY_UUID =
            Pattern.compile("urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /**
     * A document that passed the checks.
     *
     * @param entry its metadata, whose id is the part's
     * @param document what was given
     * @param fingerprint size and hash of its bytes
     * @param digest what the signature quotes
     */
    public record Checked(DocumentEntry entry, Document document, Fingerprint fingerprint, DocumentDigest digest) {}

    private final DmpProfile profile;
    private final Violations violations = new Violations();

    private FeedChecks(DmpProfile profile) {
        this.profile = profile;
    }

    /**
     * Checks a submission and reads its documents through once.
     *
     * @throws InvalidInputException listing every violation
     */
    public static List<Checked> check(FeedRequest request, DmpProfile profile) {
        FeedChecks checks = new FeedChecks(profile);
        List<Checked> checked = checks.documents(request);
        checks.violations.throwIfAny("FeedRequest");
        return checked;
    }

    private List<Checked> documents(FeedRequest request) {
        List<Document> documents = request.documents();
        violations.check(
                !documents.isEmpty(), "documents", "DMP-NO-DOCUMENT", "au moins un document", "at least one document");
        request.title().ifPresent(title -> title(title, "title"));
        onePatient(documents);
        Set<Oid> seen = new HashSet<>();
        request.uniqueId().ifPresent(seen::add);
        List<Checked> checked = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String path = "documents[" + i + ']';
            DocumentMetadata metadata = documents.get(i).metadata();
            violations.check(
                    seen.add(metadata.uniqueId()),
                    path + ".metadata.uniqueId",
                    "DMP-UNIQUEID-DUPLICATE",
                    "identifiant déjà pris dans ce lot",
                    "id already used in this submission");
            metadata(metadata, path + ".metadata");
            relations(metadata, request, path + ".metadata");
            Checked each = content(documents.get(i), String.valueOf(i + 1), path);
            if (each != null) {
                checked.add(each);
            }
        }
        return checked;
    }

    private void onePatient(List<Document> documents) {
        Optional<Ins> first = Optional.empty();
        for (int i = 0; i < documents.size(); i++) {
            Optional<Ins> ins = documents.get(i).metadata().patient().ins().map(QualifiedIns::ins);
            String path = "documents[" + i + "].metadata.patient";
            violations.check(
                    ins.isPresent(),
                    path + ".ins",
                    "DMP-INS-QUALIFIED",
                    "le DMP ne s'alimente qu'avec une INS qualifiée",
                    "the DMP is fed with a qualified INS only");
            violations.check(
                    first.isEmpty() || ins.isEmpty() || first.equals(ins),
                    path,
                    "DMP-ONE-PATIENT",
                    "un lot de soumission ne concerne qu'un patient",
                    "a submission is about one patient only");
            first = first.or(() -> ins);
        }
    }

    private void metadata(DocumentMetadata metadata, String path) {
        title(metadata.title(), path + ".title");
        violations.check(
                metadata.comments().map(String::length).orElse(0) <= MAX_TEXT,
                path + ".comments",
                "XDS-TEXT-LENGTH",
                "au plus 1 024 caractères",
                "at most 1,024 characters");
        violations.check(
                profile.mimeTypes().value().contains(metadata.mimeType()),
                path + ".mimeType",
                "DMP-MIME-TYPE",
                "type de contenu que le DMP ne prend pas",
                "a kind of content that the DMP does not take");
        violations.check(
                metadata.confidentiality().sameConceptAs(Confidentiality.NORMAL),
                path + ".confidentiality",
                "DMP-CONFIDENTIALITY",
                "un document de confidentialité R ou V n'est pas à partager : N attendu",
                "a document of confidentiality R or V is not to be shared: N expected");
    }

    private void title(String title, String path) {
        violations.check(
                title.getBytes(StandardCharsets.UTF_8).length <= MAX_TITLE_BYTES,
                path,
                "XDS-TITLE-LENGTH",
                "au plus 128 octets en UTF-8",
                "at most 128 bytes of UTF-8");
    }

    private void relations(DocumentMetadata metadata, FeedRequest request, String path) {
        for (Relation relation : metadata.relations()) {
            if (relation.type() != Relation.Type.RPLC) {
                continue;
            }
            String entry = request.replacedEntries().get(relation.target());
            violations.check(
                    entry != null && ENTRY_UUID.matcher(entry).matches(),
                    path + ".relations",
                    "DMP-RPLC-ENTRY",
                    "l'entryUUID du document remplacé est nécessaire (urn:uuid:…)",
                    "the entryUUID of the replaced document is needed (urn:uuid:…)");
        }
    }

    private @Nullable Checked content(Document document, String number, String path) {
        ContentReading reading = read(document, path);
        if (reading == null) {
            return null;
        }
        DocumentEntry entry = DocumentEntry.of(
                "Document" + (number.length() < 2 ? "0" : "") + number,
                document.metadata(),
                reading.fingerprint(),
                profile.metadata().value());
        lengths(entry, path + ".metadata");
        if (reading.fingerprint().size() == 0) {
            violations.add(path + ".content", "DOC-EMPTY", "le document est vide", "the document is empty");
            return null;
        }
        DocumentDigest digest = digest(document, reading, path);
        return digest == null ? null : new Checked(entry, document, reading.fingerprint(), digest);
    }

    private @Nullable ContentReading read(Document document, String path) {
        String algorithm = profile.xades().value().algorithm().digestName();
        try {
            return isXml(document.metadata().mimeType())
                    ? ContentReading.ofXml(document.content(), algorithm)
                    : ContentReading.ofBytes(document.content(), algorithm);
        } catch (IOException e) {
            violations.add(
                    path + ".content",
                    "CONTENT-UNREADABLE",
                    "le contenu du document ne peut être lu",
                    "the content of the document cannot be read");
            return null;
        }
    }

    private @Nullable DocumentDigest digest(Document document, ContentReading reading, String path) {
        try {
            DocumentDigest digest = reading.digest();
            if (digest.canonical()) {
                cdaId(document.metadata(), digest, path);
            }
            return digest;
        } catch (RefusedXmlException e) {
            violations.add(path + ".content", "DOC-DTD", "le document contient une DTD", "the document holds a DTD");
        } catch (XMLStreamException e) {
            violations.add(
                    path + ".content",
                    "DOC-XML",
                    "le document n'est pas du XML bien formé",
                    "the document is not well-formed XML");
        }
        return null;
    }

    private void cdaId(DocumentMetadata metadata, DocumentDigest digest, String path) {
        if (digest.cdaId().isEmpty()) {
            violations.add(
                    path + ".content",
                    "DMP-CDA",
                    "un document text/xml est un CDA (ClinicalDocument) muni d'un identifiant",
                    "a text/xml document is a CDA (ClinicalDocument) that bears an id");
            return;
        }
        violations.check(
                digest.cdaId().get().equals(metadata.uniqueId().value()),
                path + ".metadata.uniqueId",
                "XDS-CDA-ID",
                "uniqueId et id/@root du CDA (sans extension) doivent être égaux",
                "uniqueId and the CDA's id/@root (without extension) must be equal");
    }

    private void lengths(DocumentEntry entry, String path) {
        for (Slot slot : entry.slots()) {
            slot(slot, path + '.' + slot.name());
        }
        for (Classification each : entry.classifications()) {
            violations.check(
                    each.representation().length() <= MAX_VALUE && each.name().length() <= MAX_TEXT,
                    path,
                    "XDS-CODE-LENGTH",
                    "un code a au plus 256 caractères, son libellé 1 024",
                    "a code has at most 256 characters, its label 1,024");
            for (Slot slot : each.slots()) {
                slot(slot, path + '.' + slot.name());
            }
        }
    }

    private void slot(Slot slot, String path) {
        for (String value : slot.values()) {
            violations.check(
                    value.length() <= MAX_VALUE,
                    path,
                    "XDS-VALUE-LENGTH",
                    "au plus 256 caractères, séparateurs compris",
                    "at most 256 characters, separators included");
        }
    }

    static boolean isXml(String mimeType) {
        return mimeType.equals("text/xml") || mimeType.equals("application/xml") || mimeType.endsWith("+xml");
    }
}
