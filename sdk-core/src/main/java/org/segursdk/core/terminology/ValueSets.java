package org.segursdk.core.terminology;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The value sets carried by the SDK, loaded on first use. Sources and dates stand in each table. */
public final class ValueSets {
    private static final Map<String, ValueSet> LOADED = new ConcurrentHashMap<>();

    private ValueSets() {}

    /** JDV_J01: professions and specialties of authors. */
    public static ValueSet authorSpecialty() {
        return table("JDV_J01-XdsAuthorSpecialty-CISIS", "author-specialty");
    }

    /** JDV_J02: facility types, {@code SAxx}. */
    public static ValueSet healthcareFacilityType() {
        return table("JDV_J02-XdsHealthcareFacilityTypeCode-CISIS", "healthcare-facility-type");
    }

    /** JDV_J04: practice settings. */
    public static ValueSet practiceSetting() {
        return table("JDV_J04-XdsPracticeSettingCode-CISIS", "practice-setting");
    }

    /** JDV_J06: document classes. */
    public static ValueSet documentClass() {
        return table("JDV_J06-XdsClassCode-CISIS", "document-class");
    }

    /** JDV_J07: document types. */
    public static ValueSet documentType() {
        return table("JDV_J07-XdsTypeCode-CISIS", "document-type");
    }

    /** JDV_J10: document formats. */
    public static ValueSet formatCode() {
        return table("JDV_J10-XdsFormatCode-CISIS", "format-code");
    }

    /** JDV_J59: content types of a submission to the DMP. */
    public static ValueSet submissionContentType() {
        return table("JDV_J59-ContentTypeCode-DMP", "submission-content-type");
    }

    /** JDV_J47: functions of authors and participants. */
    public static ValueSet functionCode() {
        return table("JDV_J47-FunctionCode-CISIS", "function-code");
    }

    /** JDV_J11: ties between the patient and a person close to them. */
    public static ValueSet relationToPatient() {
        return table("JDV_J11-RelationPatient-CISIS", "relation-patient");
    }

    /** JDV_J142: types of encounter. */
    public static ValueSet encounterType() {
        return table("JDV_J142-TypeRencontre-CISIS", "encounter-type");
    }

    /** JDV_J245: civilities. */
    public static ValueSet civility() {
        return table("JDV_J245-Civilite-CISIS", "civility");
    }

    /** JDV_J246: titles. */
    public static ValueSet title() {
        return table("JDV_J246-Titre-CISIS", "title");
    }

    /** The class of a document type, as the ANS association ASS_X04 gives it. */
    public static Optional<CodedValue> classOfType(CodedValue type) {
        return documentType().extra(type.code(), 0).flatMap(documentClass()::find);
    }

    /**
     * The format of a CDA content model, as the ANS associations ASS_A11 and ASS_A12 give it.
     *
     * @param templateRoot root of the document's templateId
     * @param mediaType media type of the body of a level-1 document; not looked at for other models
     */
    public static Optional<CodedValue> formatOfModel(String templateRoot, String mediaType) {
        return table("ASS_A11-CorresModeleCDA-XdsFormatCode-CISIS", "model-format").rows(templateRoot).stream()
                .filter(row -> row.extra().size() < 2
                        || row.extra().get(1).isEmpty()
                        || row.extra().get(1).equals(mediaType))
                .map(row -> CodedValue.of(
                        row.concept().codeSystem(),
                        row.concept().displayName(),
                        row.extra().get(0)))
                .findFirst();
    }

    private static ValueSet table(String name, String resource) {
        return LOADED.computeIfAbsent(resource, key -> ValueSet.load(name, key + ".tsv"));
    }
}
