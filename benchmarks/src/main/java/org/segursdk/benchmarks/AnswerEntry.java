package org.segursdk.benchmarks;

import java.util.List;

/** One document of a search's answer: what a registry returns of it, the shares of repetition those of a patient's record. */
final class AnswerEntry {
    private static final List<String> TYPES = List.of(
            "11490-0|Lettre de liaison à la sortie d'un établissement de soins|10|Compte rendu",
            "11502-2|CR d'examens biologiques|10|Compte rendu",
            "18748-4|CR d'imagerie médicale|31|Imagerie médicale",
            "57833-6|Prescription de produits de santé|42|Prescription",
            "60591-5|Synthèse médicale|11|Synthèse",
            "34112-3|CR hospitalier (séjour)|10|Compte rendu");
    private static final int AUTHORS = 40;

    private final StringBuilder out;
    private final int number;
    private final String id;
    private int parts;

    AnswerEntry(StringBuilder out, int number) {
        this.out = out;
        this.number = number;
        this.id = String.format("urn:uuid:%08x-0000-4000-8000-%012x", number * 7919, number);
    }

    void append() {
        out.append("<ExtrinsicObject id=\"").append(id).append("\" lid=\"").append(id).append("\" isOpaque=\"false\"");
        out.append(" status=\"urn:oasis:names:tc:ebxml-regrep:StatusType:Approved\" mimeType=\"text/xml\"");
        out.append(" objectType=\"urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1\">\n");
        String day = String.format("2025%02d%02d%02d%02d00", 1 + number % 12, 1 + number % 28, number % 24, number % 60);
        slot("creationTime", day);
        slot("hash", String.format("%040x", number * 2_654_435_761L));
        slot("size", Integer.toString(20_000 + number));
        slot("languageCode", "fr-FR");
        slot("legalAuthenticator", person());
        slot("serviceStartTime", day);
        slot("serviceStopTime", day);
        slot("sourcePatientId", "IPP-4711^^^&amp;1.2.250.1.99.7&amp;ISO^PI");
        slot("sourcePatientInfo", "PID-5|PAT-TROIS^DOMINIQUE^^^^^L", "PID-7|19790328", "PID-8|F");
        slot("repositoryUniqueId", "1.2.250.1.213.4.1.1.1.2");
        String[] type = TYPES.get(number % TYPES.size()).split("\\|");
        text("Name", type[1] + " n° " + number);
        out.append("<VersionInfo versionName=\"1\"/>\n");
        author();
        code("41a5887f-8865-4c09-adf7-e362475b143a", type[2], "1.2.250.1.213.1.1.4.1", type[3]);
        code("f0306f51-975f-434e-a61c-c59651d33983", type[0], "2.16.840.1.113883.6.1", type[1]);
        code("f4f85eac-e6cb-4883-b524-f2705394840f", "N", "2.16.840.1.113883.5.25", "Normal");
        code("a09d5840-386c-46f2-b5ad-9c3699a4309d", "urn:ihe:iti:xds-sd:pdf:2008", "1.3.6.1.4.1.19376.1.2.3", "PDF");
        code("f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1", "SA07", "1.2.250.1.71.4.2.4", "Cabinet individuel");
        code("cccf5598-8b07-4b77-a05e-ae952c785ead", "AMBULATOIRE", "1.2.250.1.213.1.1.4.9", "Ambulatoire");
        identifier(
                "58a6f841-87b3-4a3e-92fd-a8ffeff98427",
                "279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH",
                "XDSDocumentEntry.patientId");
        identifier(
                "2e82c1f6-a085-4c72-9da3-8640a32e42ab",
                "2.25.31415926535897932384626433832795" + number,
                "XDSDocumentEntry.uniqueId");
        out.append("</ExtrinsicObject>\n");
    }

    private String person() {
        int author = number * 31 % AUTHORS;
        return "8997003662" + (10 + author) + "^DOC" + author + "^KIT^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS";
    }

    private void author() {
        start("93606bcf-9494-43ec-9b4e-a7748d1a838d", "");
        slot("authorPerson", person());
        slot("authorSpecialty", "G15_10/SM26^Médecin - Qualifié en Médecine Générale (SM)^1.2.250.1.213.1.1.4.5");
        slot("authorInstitution", "CABINET M DOC^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^10B0193488");
        out.append("</Classification>\n");
    }

    private void code(String scheme, String code, String system, String label) {
        start(scheme, code);
        slot("codingScheme", system);
        text("Name", label);
        out.append("</Classification>\n");
    }

    private void start(String scheme, String code) {
        out.append("<Classification id=\"urn:uuid:").append(scheme, 0, 8).append('-').append(number).append(parts++);
        out.append("\" classificationScheme=\"urn:uuid:").append(scheme).append("\" classifiedObject=\"").append(id);
        out.append("\" nodeRepresentation=\"").append(code).append("\">\n");
    }

    private void identifier(String scheme, String value, String name) {
        out.append("<ExternalIdentifier id=\"urn:uuid:").append(scheme, 0, 8).append('-').append(number);
        out.append(parts++).append("\" registryObject=\"").append(id).append("\" identificationScheme=\"urn:uuid:");
        out.append(scheme).append("\" value=\"").append(value).append("\">");
        text("Name", name);
        out.append("</ExternalIdentifier>\n");
    }

    private void slot(String name, String... values) {
        out.append("<Slot name=\"").append(name).append("\"><ValueList>");
        for (String value : values) {
            out.append("<Value>").append(value).append("</Value>");
        }
        out.append("</ValueList></Slot>\n");
    }

    private void text(String element, String value) {
        out.append('<').append(element).append("><LocalizedString charset=\"UTF8\" xml:lang=\"FR\" value=\"");
        out.append(value).append("\"/></").append(element).append(">\n");
    }
}
