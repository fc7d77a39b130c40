package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.internal.FeedChecks.Checked;

/** The metadata of a submission (ITI-41): set, entries, associations. Source: dmp §6, §7. */
public final class SubmissionMetadata {
    /**
     * What is said of the submission as a whole.
     *
     * @param uniqueId of the submission set
     * @param time of the submission
     * @param sourceId of the software
     * @param author who submits
     * @param contentType what care it comes from
     * @param signatureId uniqueId of the signature document
     */
    public record Lot(
            Oid uniqueId, Instant time, Oid sourceId, DocumentAuthor author, CodedValue contentType, Oid signatureId) {}

    private SubmissionMetadata() {}

    /**
     * @param documents the request's documents, checked
     * @param signature of the signature document
     */
    public static RegistryObjects of(
            FeedRequest request, List<Checked> documents, Lot lot, Fingerprint signature, DmpProfile profile) {
        XdsOptions options = profile.metadata().value();
        Patient patient = request.documents().get(0).metadata().patient();
        SubmissionSet.Builder builder = SubmissionSet.builder("SubmissionSet01", options)
                .submissionTime(lot.time())
                .author(lot.author())
                .contentType(lot.contentType())
                .patient(patient)
                .sourceId(lot.sourceId())
                .uniqueId(lot.uniqueId());
        request.documents().stream()
                .flatMap(each -> each.metadata().authorOrganizations().stream())
                .distinct()
                .forEach(builder::author);
        request.title().ifPresent(builder::title);
        SubmissionSet set = builder.build();
        DocumentEntry signatureEntry =
                SignatureEntry.of(lot.signatureId(), signature, lot.time(), lot.author(), patient, options);
        List<DocumentEntry> entries = new ArrayList<>(documents.size() + 1);
        documents.forEach(each -> entries.add(each.entry()));
        entries.add(signatureEntry);
        List<Association> associations = new ArrayList<>(entries.size() + 1);
        for (DocumentEntry entry : entries) {
            associations.add(Association.hasMember(nextId(associations), set, entry));
        }
        associations.add(Association.signs(nextId(associations), signatureEntry, set));
        relations(request, documents, profile, associations);
        return RegistryObjects.submission(set, entries, associations);
    }

    private static void relations(
            FeedRequest request, List<Checked> documents, DmpProfile profile, List<Association> associations) {
        Map<Oid, String> idOf = new HashMap<>();
        documents.forEach(each ->
                idOf.put(each.document().metadata().uniqueId(), each.entry().id()));
        for (Checked each : documents) {
            for (Relation relation : each.document().metadata().relations()) {
                String replaced = request.replacedEntries().get(relation.target());
                String transformed = idOf.get(relation.target());
                if (relation.type() == Relation.Type.RPLC && replaced != null) {
                    associations.add(Association.replaces(nextId(associations), each.entry(), replaced));
                } else if (relation.type() == Relation.Type.XFRM
                        && transformed != null
                        && profile.transformAssociation().value()) {
                    associations.add(Association.transforms(nextId(associations), each.entry(), transformed));
                }
            }
        }
    }

    private static String nextId(List<Association> associations) {
        return "a" + (associations.size() + 1);
    }
}
