package org.segursdk.cda.render;

/** Documents written by hand: what other vendors send, and what nobody should. */
final class CdaFragments {
    private CdaFragments() {}

    static String document(String narrative) {
        return document(narrative, "");
    }

    /** A document with one section: its narrative and its entries. */
    static String document(String narrative, String entries) {
        return header("19790328", "1.2.250.1.213.1.4.10") + "<component><structuredBody><component><section>"
                + "<title>Section</title><text>" + narrative + "</text>" + entries
                + "</section></component></structuredBody></component></ClinicalDocument>";
    }

    static String header(String birth, String insRoot) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <id root="1.2.3.4"/>
                <code code="11502-2" displayName="CR d'examens biologiques" codeSystem="2.16.840.1.113883.6.1"/>
                <title>Compte rendu</title><effectiveTime value="20260714103000+0200"/>
                <confidentialityCode code="N" displayName="Normal" codeSystem="2.16.840.1.113883.5.25"/>
                <versionNumber value="2"/>
                <recordTarget><patientRole><id root="%s" extension="279035121518989"/>
                <patient><name><family qualifier="BR">PAT-TROIS</family><given>DOMINIQUE MARIE-LOUISE</given>
                <given qualifier="BR">DOMINIQUE</given></name><administrativeGenderCode code="F"/>
                <birthTime value="%s"/></patient></patientRole></recordTarget>
                <relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.3.3"/></parentDocument></relatedDocument>
                """.formatted(insRoot, birth);
    }

    static String result(String id, String value, String unit, String interpretation) {
        return """
                <entry><act classCode="ACT" moodCode="EVN"><entryRelationship typeCode="COMP">
                <observation classCode="OBS" moodCode="EVN"><code code="2823-3" codeSystem="2.16.840.1.113883.6.1">
                <originalText><reference value="#%s"/></originalText></code><statusCode code="completed"/>
                <value xsi:type="PQ" value="%s" unit="%s"/>
                <interpretationCode code="%s" codeSystem="2.16.840.1.113883.5.83"/></observation>
                </entryRelationship></act></entry>
                """.formatted(id, value, unit, interpretation);
    }
}
