package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.internal.dmp.Registry.Shelf;

/** TD3.1: finds what the caller may see and writes it down. Source: dmp §6.3, §8. */
final class RegistryQuery {
    static final String ACTION = "urn:ihe:iti:2007:RegistryStoredQuery";
    private static final String FIND_DOCUMENTS = "urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d";
    private static final String FIND_SETS = "urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9";
    private static final String GET_DOCUMENTS = "urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4";
    private static final String GET_ASSOCIATIONS = "urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155";
    private static final String GET_BOTH = "urn:uuid:bab9529a-4a10-40b3-a01f-f68a615d247a";
    private static final String BY_REFERENCE = "urn:uuid:12941a89-e02e-4be5-967c-ce4bfc8fe492";
    private static final String ENTRY_UUID = "$XDSDocumentEntryEntryUUID";
    private static final String UNIQUE_ID = "$XDSDocumentEntryUniqueId";
    private static final String REFERENCES = "$XDSDocumentEntryReferenceIdList";

    private static final Set<String> ENTRY_PARAMETERS = Set.of(
            "$XDSDocumentEntryPatientId",
            "$XDSDocumentEntryStatus",
            "$XDSDocumentEntryType",
            "$XDSDocumentEntryClassCode",
            "$XDSDocumentEntryTypeCode",
            "$XDSDocumentEntryFormatCode",
            "$XDSDocumentEntryCreationTimeFrom",
            "$XDSDocumentEntryCreationTimeTo",
            "$XDSDocumentEntryServiceStartTimeFrom",
            "$XDSDocumentEntryServiceStartTimeTo",
            "$XDSDocumentEntryServiceStopTimeFrom",
            "$XDSDocumentEntryServiceStopTimeTo",
            "$XDSDocumentEntryEventCodeList",
            "$XDSDocumentEntryConfidentialityCode",
            "$XDSDocumentEntryHealthcareFacilityTypeCode",
            "$XDSDocumentEntryPracticeSettingCode",
            "$XDSDocumentEntryAuthorPerson");
    private static final Map<String, Set<String>> PARAMETERS = parameters();

    /** One thing found. */
    private record Found(String uuid, Runnable writer) {}

    private final QueryRequest query;
    private final RegistryErrors errors;
    private final DocumentRights rights;
    private final boolean strict;
    private final StringBuilder out = new StringBuilder(64 * 1024);

    private RegistryQuery(QueryRequest query, RegistryErrors errors, DocumentRights rights, boolean strict) {
        this.query = query;
        this.errors = errors;
        this.rights = rights;
        this.strict = strict;
    }

    private static Map<String, Set<String>> parameters() {
        Map<String, Set<String>> map = new LinkedHashMap<>();
        map.put(FIND_DOCUMENTS, ENTRY_PARAMETERS);
        Set<String> withReferences = new HashSet<>(ENTRY_PARAMETERS);
        withReferences.add(REFERENCES);
        map.put(BY_REFERENCE, withReferences);
        map.put(
                FIND_SETS,
                Set.of(
                        "$XDSSubmissionSetPatientId",
                        "$XDSSubmissionSetStatus",
                        "$XDSSubmissionSetSubmissionTimeFrom",
                        "$XDSSubmissionSetSubmissionTimeTo",
                        "$XDSSubmissionSetSourceId",
                        "$XDSSubmissionSetAuthorPerson",
                        "$XDSSubmissionSetContentType"));
        map.put(GET_DOCUMENTS, Set.of(ENTRY_UUID, UNIQUE_ID));
        map.put(GET_BOTH, Set.of(ENTRY_UUID, UNIQUE_ID));
        map.put(GET_ASSOCIATIONS, Set.of("$uuid"));
        return map;
    }

    static boolean isKnown(QueryRequest query) {
        return PARAMETERS.containsKey(query.id());
    }

    /**
     * The answer's payload.
     *
     * @param errors found before; with those found here they make the answer a failure
     */
    static String answer(
            QueryRequest query,
            RegistryErrors errors,
            DmpPatient patient,
            Vihf caller,
            Registry registry,
            boolean strict) {
        RegistryQuery run = new RegistryQuery(query, errors, new DocumentRights(patient, caller), strict);
        run.check(caller.patient());
        return registry.with(patient.ins().matricule().value(), run::execute);
    }

    private void check(String patient) {
        Set<String> known = PARAMETERS.get(query.id());
        if (known == null) {
            errors.add("XDSUnknownStoredQuery", "the simulator does not know this query");
            return;
        }
        for (String name : query.parameters().keySet()) {
            errors.check(!strict || known.contains(name), "SandboxUnknownParameter", name + " is not of this query");
        }
        for (String name : List.of("$XDSDocumentEntryPatientId", "$XDSSubmissionSetPatientId")) {
            // The server goes by the VIHF; a parameter that says otherwise is a mistake all the same. Source: dmp §8.
            errors.check(
                    !strict || query.any(name).stream().allMatch(patient::equals),
                    RegistryErrors.PATIENT,
                    name + " differs from the VIHF's resource-id");
        }
        if (GET_DOCUMENTS.equals(query.id()) || GET_BOTH.equals(query.id())) {
            errors.check(
                    query.has(ENTRY_UUID) != query.has(UNIQUE_ID),
                    "XDSStoredQueryMissingParam",
                    "either the entryUUIDs or the uniqueIds are expected");
        }
        errors.check(
                !GET_ASSOCIATIONS.equals(query.id()) || query.has("$uuid"),
                "XDSStoredQueryMissingParam",
                "$uuid is missing");
        errors.check(
                !BY_REFERENCE.equals(query.id()) || query.has(REFERENCES),
                "XDSStoredQueryMissingParam",
                REFERENCES + " is missing");
    }

    private String execute(Shelf shelf) {
        List<Found> found = new ArrayList<>();
        switch (query.id()) {
            case FIND_DOCUMENTS, BY_REFERENCE ->
                entries(shelf, new EntryFilter(query, errors, strict).entries(), found);
            case FIND_SETS -> {
                Predicate<StoredSet> filter = new EntryFilter(query, errors, strict).sets();
                shelf.sets.stream()
                        .filter(filter)
                        .forEach(set -> found.add(new Found(set.uuid(), () -> set.writeTo(out))));
            }
            case GET_DOCUMENTS -> entries(shelf, this::isAskedFor, found);
            case GET_BOTH -> {
                Set<String> uuids = entries(shelf, this::isAskedFor, found);
                associations(shelf, uuids, found);
            }
            case GET_ASSOCIATIONS -> associations(shelf, new HashSet<>(query.any("$uuid")), found);
            default -> {
                // Told by the check.
            }
        }
        return errors.isEmpty() ? success(found) : failure(errors);
    }

    private boolean isAskedFor(StoredEntry entry) {
        return query.any(ENTRY_UUID).contains(entry.uuid())
                || query.any(UNIQUE_ID).contains(entry.document().uniqueId());
    }

    private Set<String> entries(Shelf shelf, Predicate<StoredEntry> filter, List<Found> found) {
        Set<String> uuids = new HashSet<>();
        shelf.entries.stream()
                .filter(entry -> rights.sees(entry.document()))
                .filter(filter)
                .forEach(entry -> {
                    uuids.add(entry.uuid());
                    found.add(new Found(entry.uuid(), () -> entry.writeTo(out)));
                });
        return uuids;
    }

    /** Associations from or to one of the objects; those of an entry the caller does not see stay hidden. */
    private void associations(Shelf shelf, Set<String> uuids, List<Found> found) {
        Set<String> hidden = new HashSet<>();
        shelf.entries.stream()
                .filter(entry -> !rights.sees(entry.document()))
                .forEach(entry -> hidden.add(entry.uuid()));
        shelf.associations.stream()
                .filter(a ->
                        uuids.stream().anyMatch(a::touches) && hidden.stream().noneMatch(a::touches))
                .forEach(a -> found.add(new Found(a.uuid(), () -> a.writeTo(out))));
    }

    private String success(List<Found> found) {
        int first = Math.min(Math.max(query.start(), 0), found.size());
        int last = query.max() < 0 ? found.size() : Math.min(found.size(), first + query.max());
        out.append("<q:AdhocQueryResponse xmlns:q=\"")
                .append(QueryRequest.QUERY)
                .append("\" xmlns=\"")
                .append(RimObject.RIM)
                .append("\" status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\" startIndex=\"")
                .append(first)
                .append("\" totalResultCount=\"")
                .append(found.size())
                .append("\"><RegistryObjectList>");
        for (Found each : found.subList(first, last)) {
            if (query.references()) {
                out.append("<ObjectRef id=\"").append(each.uuid()).append("\"/>");
            } else {
                each.writer().run();
            }
        }
        return out.append("</RegistryObjectList></q:AdhocQueryResponse>").toString();
    }

    /** A query that failed: errors, and no object. */
    static String failure(RegistryErrors errors) {
        return "<q:AdhocQueryResponse xmlns:q=\"" + QueryRequest.QUERY + "\" xmlns=\"" + RimObject.RIM
                + "\" status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure\">" + errors.list()
                + "<RegistryObjectList/></q:AdhocQueryResponse>";
    }
}
