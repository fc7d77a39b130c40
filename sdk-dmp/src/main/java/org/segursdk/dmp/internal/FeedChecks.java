package org.segursdk.dmp.internal;

import java.io.IOException;
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
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsLengths;
import org.segursdk.core.xml.RefusedXmlException;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;

/** Everything a submission must obey, checked before anything is sent. Source: dmp §6, §7; ebRIM and XDS lengths. */
public final class FeedChecks {
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
    private final XdsLengths lengths = new XdsLengths(violations);

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
        request.title().ifPresent(title -> lengths.title(title, "title"));
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
        lengths.texts(metadata, path);
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
        lengths.entry(entry, path + ".metadata");
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

    static boolean isXml(String mimeType) {
        return mimeType.equals("text/xml") || mimeType.equals("application/xml") || mimeType.endsWith("+xml");
    }
}
