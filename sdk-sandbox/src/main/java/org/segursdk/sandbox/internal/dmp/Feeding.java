package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.TrustCheck;
import org.w3c.dom.Element;

/** TD2.1: judges a submission as a whole, stores it whole or not at all. Source: dmp §7. */
final class Feeding {
    static final String ACTION = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";

    private final MtomRequest request;
    private final Submission submission;
    private final Vihf vihf;
    private final boolean strict;
    private final RegistryErrors errors = new RegistryErrors();
    /** Bytes by id of the document entry. */
    private final Map<String, StoredPart> content = new LinkedHashMap<>();

    private int foreignDocuments;

    private Feeding(MtomRequest request, Submission submission, Vihf vihf, boolean strict) {
        this.request = request;
        this.submission = submission;
        this.vihf = vihf;
        this.strict = strict;
    }

    /**
     * Judges; nothing is stored yet.
     *
     * @throws Refusal the frame of the message is not right
     */
    static Feeding judge(
            MtomRequest request, Vihf vihf, TrustCheck trust, DmpPatient patient, Registry registry, boolean strict)
            throws Refusal, IOException {
        Element payload = request.message().payload();
        Feeding feeding = new Feeding(request, Submission.read(payload), vihf, strict);
        feeding.attach(payload);
        MetadataChecks.check(feeding.submission, feeding.errors, strict);
        feeding.patient();
        feeding.associations(patient, registry);
        feeding.bytes();
        feeding.signature(trust);
        if (feeding.errors.isEmpty()) {
            IpfWitness.compare(payload, feeding.submission, feeding.content, strict, feeding.errors);
        }
        return feeding;
    }

    RegistryErrors errors() {
        return errors;
    }

    /** Whether no document bears an INS that is not synthetic. */
    boolean documentsAreSynthetic() {
        return foreignDocuments == 0;
    }

    /** Links each entry with its bytes, through Document and its xop:Include. */
    private void attach(Element payload) {
        Set<String> used = new HashSet<>();
        for (Element document : Dom.children(payload, Submission.XDS_B, "Document")) {
            String id = document.getAttribute("id");
            Optional<String> entry = submission.entries().stream()
                    .map(RimObject::id)
                    .filter(e -> strict ? e.equals(id) : e.equalsIgnoreCase(id))
                    .findFirst();
            if (entry.isEmpty()) {
                errors.add(
                        "XDSMissingDocumentMetadata",
                        "a Document has the id of no ExtrinsicObject (letter case counts)");
                continue;
            }
            List<Element> inner = Dom.children(document);
            String href = inner.size() == 1 && Dom.is(inner.get(0), XOP, "Include")
                    ? inner.get(0).getAttribute("href")
                    : "";
            if (!href.startsWith("cid:")) {
                errors.add("XDSMissingDocument", "Document " + id + " must hold one xop:Include with a cid: reference");
                continue;
            }
            String cid = partId(href.substring("cid:".length()));
            StoredPart part = request.parts().get(cid);
            if (part == null || !used.add(cid) || content.put(entry.get(), part) != null) {
                errors.add("XDSMissingDocument", "Document " + id + ": its part is absent, or referred to twice");
            }
        }
        for (RimObject entry : submission.entries()) {
            errors.check(
                    content.containsKey(entry.id()), "XDSMissingDocument", "entry " + entry.id() + " has no Document");
        }
        errors.check(
                !strict || used.equals(request.parts().keySet()),
                "XDSRepositoryError",
                "a part of the message belongs to no Document");
    }

    /** The Content-ID a reference means; a tolerant reading also takes one that was never decoded. */
    private String partId(String reference) {
        String decoded = decode(reference);
        return strict || request.parts().containsKey(decoded) ? decoded : reference;
    }

    private static String decode(String cid) {
        try {
            return URLDecoder.decode(cid.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return cid;
        }
    }

    private void patient() {
        List<String> all = new ArrayList<>(submission.set().identifiers(Scheme.SET_PATIENT));
        submission.entries().forEach(e -> all.addAll(e.identifiers(Scheme.DOCUMENT_PATIENT)));
        errors.check(
                all.stream().allMatch(vihf.patient()::equals),
                RegistryErrors.PATIENT,
                "patientId differs from the VIHF's resource-id");
    }

    private void associations(DmpPatient patient, Registry registry) {
        Set<String> members = new HashSet<>();
        int signing = 0;
        for (RimObject association : submission.associations()) {
            String source = association.attribute("sourceObject");
            String target = association.attribute("targetObject");
            switch (association.attribute("associationType")) {
                case Scheme.HAS_MEMBER -> {
                    boolean right = source.equals(submission.set().id())
                            && members.add(target)
                            && "Original".equals(association.value("SubmissionSetStatus"));
                    errors.check(right, RegistryErrors.METADATA, "a HasMember association is repeated or malformed");
                }
                case Scheme.SIGNS -> {
                    signing++;
                    boolean right = target.equals(submission.set().id())
                            && submission
                                    .signature()
                                    .filter(s -> s.id().equals(source))
                                    .isPresent();
                    errors.check(
                            right,
                            RegistryErrors.METADATA,
                            "the signs association must go from the signature to the set");
                }
                case Scheme.RPLC -> replacement(source, target, patient, registry);
                case Scheme.XFRM ->
                    errors.check(entry(source).isPresent(), RegistryErrors.METADATA, "XFRM must start at an entry");
                default -> errors.add(RegistryErrors.METADATA, "association type not known");
            }
        }
        Set<String> ids = new HashSet<>();
        submission.entries().forEach(e -> ids.add(e.id()));
        errors.check(members.equals(ids), RegistryErrors.METADATA, "each entry must be a member of the submission set");
        errors.check(signing == 1 || !strict, RegistryErrors.METADATA, "one signs association is expected");
    }

    private void replacement(String source, String target, DmpPatient patient, Registry registry) {
        Optional<DmpDocument> replaced = registry.entry(
                        patient.ins().matricule().value(), target)
                .filter(d -> DmpDocument.APPROVED.equals(d.status()));
        errors.check(
                entry(source).isPresent() && replaced.isPresent(),
                "XDSReplaceFailed",
                "the entry to replace is unknown or no longer approved");
        DocumentRights rights = new DocumentRights(patient, vihf);
        errors.check(
                replaced.filter(d -> !rights.mayReplace(d)).isEmpty(),
                "SandboxForbidden",
                "a document is replaced by its author or its structure");
    }

    private Optional<RimObject> entry(String id) {
        return submission.entries().stream().filter(e -> e.id().equals(id)).findFirst();
    }

    private void bytes() throws IOException {
        for (RimObject entry : submission.entries()) {
            StoredPart part = content.get(entry.id());
            if (part == null) {
                continue;
            }
            String where = "entry " + entry.id() + ": ";
            errors.check(
                    !entry.hasSlot("hash") || part.sha1().equals(entry.value("hash")),
                    "XDSRepositoryMetadataError",
                    where + "hash differs from the bytes received");
            errors.check(
                    !entry.hasSlot("size") || Long.toString(part.size()).equals(entry.value("size")),
                    "XDSRepositoryMetadataError",
                    where + "size differs from the bytes received");
            errors.check(part.size() > 0, "XDSRepositoryError", where + "the document is empty");
            if (!Submission.isSignature(entry) && "text/xml".equals(entry.attribute("mimeType")) && part.size() > 0) {
                cda(entry, part, where);
            }
        }
    }

    private void cda(RimObject entry, StoredPart part, String where) throws IOException {
        try (InputStream in = part.open()) {
            CdaHead head = CdaHead.read(in);
            if (!head.isCda()) {
                errors.add("XDSRepositoryError", where + "text/xml but no ClinicalDocument");
                return;
            }
            errors.check(
                    head.root().equals(entry.identifier(Scheme.DOCUMENT_UNIQUE)) && !head.hasExtension(),
                    RegistryErrors.METADATA,
                    where + "uniqueId must be the CDA's id/@root, without extension");
            if (!head.matricules().stream().allMatch(Feeding::isSynthetic)) {
                foreignDocuments++;
            }
            String expected = Cx.ins(vihf.patient()).map(Feeding::pair).orElse("");
            errors.check(
                    head.matricules().stream().allMatch(expected::equals),
                    RegistryErrors.PATIENT,
                    where + "the CDA bears another INS");
        } catch (XMLStreamException e) {
            errors.add("XDSRepositoryError", where + "not well-formed XML, or with a DTD");
        }
    }

    private static boolean isSynthetic(String pair) {
        return Cx.ins(pair.replace("^", "^^^&") + "&ISO^NH")
                .filter(ins -> SyntheticIdentities.isSynthetic(ins.matricule()))
                .isPresent();
    }

    private static String pair(Ins ins) {
        return ins.matricule().value() + "^" + ins.authority().oid();
    }

    private void signature(TrustCheck trust) throws IOException {
        long signatures =
                submission.entries().stream().filter(Submission::isSignature).count();
        if (signatures != 1) {
            errors.check(!strict && signatures == 0, RegistryErrors.SIGNATURE, "one signature document is expected");
            return;
        }
        StoredPart part = submission.signature().map(s -> content.get(s.id())).orElse(null);
        if (part == null) {
            return;
        }
        Map<String, StoredPart> signed = new HashMap<>();
        for (RimObject entry : submission.documents()) {
            StoredPart document = content.get(entry.id());
            if (document != null) {
                signed.put(entry.identifier(Scheme.DOCUMENT_UNIQUE), document);
            }
        }
        String structure = vihf.isDirect() ? "" : vihf.structure();
        DsgSignature.verify(part, submission.setId(), signed, trust, structure, errors);
    }

    /** The state of the patient's DMP, and what is already there. */
    void register(DmpPatient patient, String operation, Registry registry, Instant now) {
        PatientGate.denial(operation, patient, vihf).ifPresent(denial -> errors.add(denial.code(), denial.text()));
        if (errors.isEmpty()) {
            duplicates(registry.add(patient.ins().matricule().value(), batch(now), now));
        }
    }

    /** Refuses these documents as already present. */
    void duplicates(List<String> uniqueIds) {
        uniqueIds.forEach(id -> errors.add("XDSDuplicateUniqueIdInRegistry", id));
    }

    List<String> documentIds() {
        return submission.documents().stream()
                .map(e -> e.identifier(Scheme.DOCUMENT_UNIQUE))
                .toList();
    }

    private Registry.Batch batch(Instant now) {
        StoredSet set = StoredSet.of(submission.set());
        Map<String, String> uuids = new HashMap<>();
        uuids.put(submission.set().id(), set.uuid());
        List<StoredEntry> entries = new ArrayList<>();
        for (RimObject entry : submission.entries()) {
            StoredEntry stored = StoredEntry.first(entry, origin(entry), DmpDocument.APPROVED, now);
            uuids.put(entry.id(), stored.uuid());
            entries.add(stored);
        }
        List<StoredAssociation> associations = submission.associations().stream()
                .map(association -> StoredAssociation.of(association, uuids))
                .toList();
        return new Registry.Batch(set, entries, associations);
    }

    private StoredEntry.Origin origin(RimObject entry) {
        StoredPart part = content.get(entry.id());
        if (part == null) {
            throw new IllegalStateException("entry without bytes");
        }
        Optional<String> replaced = submission.associations().stream()
                .filter(a -> Scheme.RPLC.equals(a.attribute("associationType")))
                .filter(a -> a.attribute("sourceObject").equals(entry.id()))
                .map(a -> a.attribute("targetObject"))
                .findFirst();
        return new StoredEntry.Origin(part, vihf.structure(), submission.setId(), replaced);
    }
}
