package org.segursdk.sandbox;

import org.segursdk.sandbox.DmpMessages.Feed;

/** Hand-written ebRIM. */
final class Rim {
    private static final String PERSON = "899700366240^DUPRE^CAMILLE^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS";

    private Rim() {}

    static String set(Feed feed) {
        String id = "SubmissionSet01";
        return "<RegistryPackage id=\"" + id + "\">" + slot("submissionTime", "20260115090000") + name("Lot")
                + author(id, "a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d", "c1")
                + code(id, "aa543740-bdda-424e-8c96-df4873be8500", "07", "1.2.250.1.213.2.2", "c2")
                + "<Classification id=\"c3\" classificationNode=\"urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd\""
                + " classifiedObject=\"" + id + "\"/>"
                + identifier(
                        id,
                        "6b5aea1a-874d-4603-a4bc-96a0a7b38446",
                        DmpMessages.cx(feed.matricule),
                        "XDSSubmissionSet.patientId",
                        "e1")
                + identifier(id, "554ac39e-e3fe-47fe-b233-965d2a147832", "1.2.3", "XDSSubmissionSet.sourceId", "e2")
                + identifier(id, "96fdda7c-d067-4183-912e-bf5ee74998a8", feed.setId, "XDSSubmissionSet.uniqueId", "e3")
                + "</RegistryPackage>";
    }

    static String document(Feed feed) {
        String id = "Document01";
        return entry(id, "fr-FR", feed.cda, "Titre du document")
                + code(id, "41a5887f-8865-4c09-adf7-e362475b143a", "11", "1.2.250.1.213.1.1.4.1", "c11")
                + code(id, "f0306f51-975f-434e-a61c-c59651d33983", "60591-5", "2.16.840.1.113883.6.1", "c12")
                + code(id, "f4f85eac-e6cb-4883-b524-f2705394840f", "N", "2.16.840.1.113883.5.25", "c13")
                + code(
                        id,
                        "a09d5840-386c-46f2-b5ad-9c3699a4309d",
                        "urn:ihe:iti:xds-sd:pdf:2008",
                        "1.3.6.1.4.1.19376.1.2.3",
                        "c14")
                + places(id, "c1") + identifiers(feed, id, feed.uniqueId, "e4", "e5") + "</ExtrinsicObject>";
    }

    static String signature(Feed feed, byte[] bytes) {
        String id = "Signature01";
        String visibility = "1.2.250.1.213.1.1.4.13";
        return entry(id, "art", bytes, "Source")
                + code(id, "41a5887f-8865-4c09-adf7-e362475b143a", "urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1", "URN", "c21")
                + code(id, "f0306f51-975f-434e-a61c-c59651d33983", "E1762", "ASTM", "c22")
                + code(id, "f4f85eac-e6cb-4883-b524-f2705394840f", "N", "2.16.840.1.113883.5.25", "c23")
                + code(id, "f4f85eac-e6cb-4883-b524-f2705394840f", "MASQUE_PS", visibility, "c24")
                + code(id, "f4f85eac-e6cb-4883-b524-f2705394840f", "INVISIBLE_PATIENT", visibility, "c25")
                + code(id, "a09d5840-386c-46f2-b5ad-9c3699a4309d", "http://www.w3.org/2000/09/xmldsig#", "URN", "c26")
                + code(
                        id,
                        "2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4",
                        "1.2.840.10065.1.12.1.14",
                        "1.2.840.10065.1.12",
                        "c27")
                + places(id, "c2") + identifiers(feed, id, feed.signatureId, "e6", "e7") + "</ExtrinsicObject>";
    }

    private static String entry(String id, String language, byte[] bytes, String title) {
        try {
            return "<ExtrinsicObject id=\"" + id
                    + "\" mimeType=\"text/xml\" objectType=\"urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1\">"
                    + slot("creationTime", "20260115090000") + slot("hash", DmpMessages.hex(bytes))
                    + slot("size", Integer.toString(bytes.length)) + slot("languageCode", language)
                    + slot("legalAuthenticator", PERSON) + slot("serviceStartTime", "20260115090000")
                    + slot("sourcePatientId", "1234^^^&amp;1.2.3.4&amp;ISO^PI")
                    + slot("sourcePatientInfo", "PID-5|ADRTROIS^DOMINIQUE^^^^^L", "PID-7|19970226", "PID-8|F")
                    + name(title) + author(id, "93606bcf-9494-43ec-9b4e-a7748d1a838d", "au" + id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String places(String id, String prefix) {
        return code(id, "f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1", "SA07", "1.2.250.1.71.4.2.4", prefix + "8")
                + code(
                        id,
                        "cccf5598-8b07-4b77-a05e-ae952c785ead",
                        "AMBULATOIRE",
                        "1.2.250.1.213.1.1.4.9",
                        prefix + "9");
    }

    private static String identifiers(Feed feed, String id, String uniqueId, String first, String second) {
        return identifier(
                        id,
                        "58a6f841-87b3-4a3e-92fd-a8ffeff98427",
                        DmpMessages.cx(feed.matricule),
                        "XDSDocumentEntry.patientId",
                        first)
                + identifier(id, "2e82c1f6-a085-4c72-9da3-8640a32e42ab", uniqueId, "XDSDocumentEntry.uniqueId", second);
    }

    static String slot(String name, String... values) {
        StringBuilder text = new StringBuilder("<Slot name=\"" + name + "\"><ValueList>");
        for (String value : values) {
            text.append("<Value>").append(value).append("</Value>");
        }
        return text.append("</ValueList></Slot>").toString();
    }

    private static String name(String text) {
        return "<Name><LocalizedString charset=\"UTF8\" xml:lang=\"FR\" value=\"" + text + "\"/></Name>";
    }

    static String code(String object, String scheme, String code, String system, String id) {
        return "<Classification id=\"" + id + "\" classificationScheme=\"urn:uuid:" + scheme + "\" classifiedObject=\""
                + object
                + "\" nodeRepresentation=\"" + code + "\">" + slot("codingScheme", system) + name("Libelle " + code)
                + "</Classification>";
    }

    private static String author(String object, String scheme, String id) {
        return "<Classification id=\"" + id + "\" classificationScheme=\"urn:uuid:" + scheme + "\" classifiedObject=\""
                + object
                + "\" nodeRepresentation=\"\">" + slot("authorPerson", PERSON)
                + slot("authorSpecialty", "G15_10/SM26^Medecine generale^1.2.250.1.213.1.1.4.5")
                + slot("authorInstitution", "Cabinet^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^10B0193488")
                + "</Classification>";
    }

    private static String identifier(String object, String scheme, String value, String name, String id) {
        return "<ExternalIdentifier id=\"" + id + "\" registryObject=\"" + object
                + "\" identificationScheme=\"urn:uuid:" + scheme + "\" value=\"" + value
                + "\"><Name><LocalizedString value=\"" + name + "\"/></Name></ExternalIdentifier>";
    }

    static String association(String id, String type, String source, String target) {
        return "<Association id=\"" + id + "\" associationType=\"" + type + "\" sourceObject=\"" + source
                + "\" targetObject=\"" + target + "\">" + slot("SubmissionSetStatus", "Original") + "</Association>";
    }
}
