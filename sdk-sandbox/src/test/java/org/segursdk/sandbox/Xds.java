package org.segursdk.sandbox;

import java.util.UUID;

/** Hand-written TD3.1, TD3.2 and TD3.3. */
final class Xds {
    static final String QUERY = "urn:ihe:iti:2007:RegistryStoredQuery";
    static final String RETRIEVE = "urn:ihe:iti:2007:RetrieveDocumentSet";
    static final String UPDATE = "urn:ihe:iti:2010:UpdateDocumentSet";
    static final String FIND_DOCUMENTS = "14d4debf-8f97-4251-9a74-a90016b0af0d";
    static final String FIND_SETS = "f26abbcb-ac74-4422-8a30-edb644bbc1a9";
    static final String GET_DOCUMENTS = "5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4";
    static final String GET_ASSOCIATIONS = "a7ae438b-4bc2-4642-93e9-be891f7bb155";
    static final String GET_BOTH = "bab9529a-4a10-40b3-a01f-f68a615d247a";
    static final String BY_REFERENCE = "12941a89-e02e-4be5-967c-ce4bfc8fe492";
    static final String APPROVED =
            slot("$XDSDocumentEntryStatus", "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')");
    static final String REPOSITORY = "1.2.250.1.213.4.1.1.1.2";

    private Xds() {}

    static String slot(String name, String... values) {
        return Rim.slot(name, values);
    }

    static String query(String id, String returnType, String... slots) {
        return "<q:AdhocQueryRequest xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\""
                + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">"
                + "<q:ResponseOption returnComposedObjects=\"true\" returnType=\"" + returnType + "\"/>"
                + "<AdhocQuery id=\"urn:uuid:" + id + "\">" + String.join("", slots)
                + "</AdhocQuery></q:AdhocQueryRequest>";
    }

    static String find(Caller caller, String... slots) throws Exception {
        return caller.send("registry", QUERY, query(FIND_DOCUMENTS, "LeafClass", slots));
    }

    static String get(Caller caller, String uniqueId) throws Exception {
        return caller.send(
                "registry",
                QUERY,
                query(GET_DOCUMENTS, "LeafClass", slot("$XDSDocumentEntryUniqueId", "('" + uniqueId + "')")));
    }

    static String references(Caller caller, String... slots) throws Exception {
        return caller.send("registry", QUERY, query(FIND_DOCUMENTS, "ObjectRef", slots));
    }

    static String retrieval(String... uniqueIds) {
        StringBuilder body = new StringBuilder("<RetrieveDocumentSetRequest xmlns=\"urn:ihe:iti:xds-b:2007\">");
        for (String id : uniqueIds) {
            body.append("<DocumentRequest><RepositoryUniqueId>" + REPOSITORY + "</RepositoryUniqueId><DocumentUniqueId>"
                    + id + "</DocumentUniqueId></DocumentRequest>");
        }
        return body.append("</RetrieveDocumentSetRequest>").toString();
    }

    static String retrieve(Caller caller, String... uniqueIds) throws Exception {
        return caller.send("repository", RETRIEVE, retrieval(uniqueIds));
    }

    private static String submission(String matricule, String rest) {
        DmpMessages.Feed feed = new DmpMessages.Feed();
        feed.matricule = matricule;
        return "<lcm:SubmitObjectsRequest xmlns:lcm=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\""
                + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\"><RegistryObjectList>" + Rim.set(feed) + rest
                + "</RegistryObjectList></lcm:SubmitObjectsRequest>";
    }

    static String statusChange(Caller caller, String uuid, String from, String to) {
        return submission(
                caller.matricule(),
                "<Association id=\"u1\" associationType=\"urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus\""
                        + " objectType=\"urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association\""
                        + " sourceObject=\"SubmissionSet01\" targetObject=\"" + uuid + "\">"
                        + slot("OriginalStatus", from) + slot("NewStatus", to) + "</Association>");
    }

    static String delete(Caller caller, DmpDocument document) throws Exception {
        return caller.send(
                "registry", UPDATE, statusChange(caller, document.entryUuid(), document.status(), DmpDocument.DELETED));
    }

    static String archive(Caller caller, DmpDocument document) throws Exception {
        return caller.send(
                "registry",
                UPDATE,
                statusChange(caller, document.entryUuid(), DmpDocument.APPROVED, DmpDocument.ARCHIVED));
    }

    /** The update with another set of visibility codes, from the whole copy that TD3.1 gave to Dr DUPRE as treating physician. */
    static String visibility(Caller caller, String extrinsicObject, int previousVersion, String... codes) {
        StringBuilder wanted = new StringBuilder();
        for (String code : codes) {
            wanted.append(Rim.code(
                    "Document01", "f4f85eac-e6cb-4883-b524-f2705394840f", code, "1.2.250.1.213.1.1.4.13", "v" + code));
        }
        String copy = extrinsicObject
                .replaceFirst(" id=\"urn:uuid:[^\"]*\"", " id=\"Document01\"")
                .replaceAll("classifiedObject=\"[^\"]*\"", "classifiedObject=\"Document01\"")
                .replaceAll("registryObject=\"[^\"]*\"", "registryObject=\"Document01\"")
                .replaceAll(
                        "<Classification [^>]*nodeRepresentation=\"(MASQUE|INVISIBLE)_[A-Z_]*\".*?</Classification>",
                        "");
        int end = copy.indexOf("<ExternalIdentifier");
        String changed = copy.substring(0, end) + wanted + copy.substring(end);
        return submission(
                caller.matricule(),
                changed
                        + "<Association id=\"u1\" associationType=\"urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember\""
                        + " sourceObject=\"SubmissionSet01\" targetObject=\"Document01\">"
                        + slot("SubmissionSetStatus", "Original")
                        + slot("PreviousVersion", Integer.toString(previousVersion)) + "</Association>");
    }

    /** The first ExtrinsicObject of an answer. */
    static String entry(String answer) {
        int start = answer.indexOf("<ExtrinsicObject");
        return answer.substring(start, answer.indexOf("</ExtrinsicObject>", start) + "</ExtrinsicObject>".length());
    }

    static String uuid() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
