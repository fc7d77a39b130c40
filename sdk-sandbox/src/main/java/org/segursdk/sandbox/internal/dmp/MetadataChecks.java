package org.segursdk.sandbox.internal.dmp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.sandbox.internal.dmp.RimObject.Code;
import org.w3c.dom.Element;

/** What the metadata of a submission must hold, entry by entry, French specifics included. Source: dmp §6. */
final class MetadataChecks {
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Pattern DTM =
            Pattern.compile("[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])([0-5][0-9]){2}");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern PID5 = Pattern.compile("PID-5\\|[^^]+\\^[^^]*\\^[^^]*\\^[^^]*\\^[^^]*\\^[^^]*\\^[LD]");
    private static final Pattern PID7 = Pattern.compile("PID-7\\|[0-9]{8}");
    private static final Pattern PID8 = Pattern.compile("PID-8\\|[MFU]");
    /** CXi; the authority may be absent where the number is unique by itself. */
    private static final Pattern REFERENCE =
            Pattern.compile("[^^&~|]+\\^\\^\\^(&[0-2](\\.(0|[1-9][0-9]*))+&ISO)?\\^urn:[^^&~|]+");

    private static final int MAX_OID = 64;
    private static final int MAX_CONFIDENTIALITY = 4;
    private static final String NORMAL_SYSTEM = "2.16.840.1.113883.5.25";
    private static final String VISIBILITY_SYSTEM = "1.2.250.1.213.1.1.4.13";
    private static final Set<String> VISIBILITIES =
            Set.of("MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");

    private final RegistryErrors errors;
    private final boolean strict;
    private String where = "";

    private MetadataChecks(RegistryErrors errors, boolean strict) {
        this.errors = errors;
        this.strict = strict;
    }

    static void check(Submission submission, RegistryErrors errors, boolean strict) {
        MetadataChecks checks = new MetadataChecks(errors, strict);
        checks.ids(submission);
        checks.set(submission.set());
        submission.entries().forEach(checks::entry);
        submission.documents().forEach(checks::document);
        submission.signature().ifPresent(checks::signature);
    }

    /** What ITI-57 sends: no signature, entries only where metadata change. */
    static void checkUpdate(Submission submission, RegistryErrors errors, boolean strict) {
        MetadataChecks checks = new MetadataChecks(errors, strict);
        checks.ids(submission);
        checks.set(submission.set());
        submission.entries().forEach(checks::entry);
        submission.documents().forEach(checks::document);
    }

    private void ids(Submission submission) {
        Set<String> seen = new HashSet<>();
        where = "submission";
        seen.add(submission.set().id());
        for (RimObject entry : submission.entries()) {
            check(!entry.id().isEmpty() && seen.add(entry.id()), "an object has no id, or one that another has");
        }
    }

    private void set(RimObject set) {
        where = "SubmissionSet";
        common(set);
        check(
                set.classifications().stream()
                        .anyMatch(c -> c.attribute("classificationNode").equals(Scheme.SET_MARKER)),
                "the marker classification is missing");
        check(DTM.matcher(set.value("submissionTime")).matches(), "submissionTime must be yyyyMMddHHmmss");
        authors(set, Scheme.SET_AUTHOR, true);
        Code content = code(set, Scheme.SET_CONTENT, "contentTypeCode");
        check("1.2.250.1.213.2.2".equals(content.system()), "contentTypeCode: codingScheme must be 1.2.250.1.213.2.2");
        known(ValueSets.submissionContentType(), content, "contentTypeCode");
        check(Cx.ins(set.identifier(Scheme.SET_PATIENT)).isPresent(), "patientId must be one INS^^^&OID&ISO^NH");
        check(isOid(set.identifier(Scheme.SET_SOURCE)), "sourceId must be one OID");
        check(isOid(set.identifier(Scheme.SET_UNIQUE)), "uniqueId must be one OID");
    }

    private void entry(RimObject entry) {
        where = Submission.isSignature(entry) ? "signature entry" : "DocumentEntry " + entry.id();
        common(entry);
        check(Scheme.DOCUMENT.equals(entry.attribute("objectType")), "objectType must be that of a stable document");
        check(!entry.attribute("mimeType").isEmpty(), "mimeType is missing");
        check(
                entry.slot(Scheme.REFERENCES).stream()
                        .allMatch(value -> REFERENCE.matcher(value).matches()),
                "referenceIdList must be number^^^&OID&ISO^type");
        check(DTM.matcher(entry.value("creationTime")).matches(), "creationTime must be yyyyMMddHHmmss");
        check(DTM.matcher(entry.value("serviceStartTime")).matches(), "serviceStartTime must be yyyyMMddHHmmss");
        check(
                !entry.hasSlot("serviceStopTime")
                        || DTM.matcher(entry.value("serviceStopTime")).matches(),
                "serviceStopTime must be yyyyMMddHHmmss");
        if (strict) {
            check(SHA1.matcher(entry.value("hash")).matches(), "hash must be a SHA-1 in lower-case hexadecimal");
            check(SIZE.matcher(entry.value("size")).matches(), "size must be a number of bytes");
        }
        check(AuthorFormats.isPerson(entry.value("legalAuthenticator")), "legalAuthenticator must be one French XCN");
        check(Cx.isIdentifier(entry.value("sourcePatientId")), "sourcePatientId must be one CX with type NH or PI");
        sourcePatientInfo(entry.slot("sourcePatientInfo"));
        check(Cx.ins(entry.identifier(Scheme.DOCUMENT_PATIENT)).isPresent(), "patientId must be one INS^^^&OID&ISO^NH");
        check(isOid(entry.identifier(Scheme.DOCUMENT_UNIQUE)), "uniqueId must be one OID");
        check(!entry.name().isBlank(), "title (Name) is missing");
        authors(entry, Scheme.AUTHOR, false);
        confidentiality(entry);
    }

    private void document(RimObject entry) {
        where = "DocumentEntry " + entry.id();
        check("fr-FR".equals(entry.value("languageCode")), "languageCode must be fr-FR");
        known(ValueSets.documentClass(), code(entry, Scheme.CLASS, "classCode"), "classCode");
        known(ValueSets.documentType(), code(entry, Scheme.TYPE, "typeCode"), "typeCode");
        known(ValueSets.formatCode(), code(entry, Scheme.FORMAT, "formatCode"), "formatCode");
        known(
                ValueSets.healthcareFacilityType(),
                code(entry, Scheme.FACILITY, "healthcareFacilityTypeCode"),
                "healthcareFacilityTypeCode");
        known(ValueSets.practiceSetting(), code(entry, Scheme.PRACTICE, "practiceSettingCode"), "practiceSettingCode");
    }

    private void signature(RimObject entry) {
        where = "signature entry";
        check("text/xml".equals(entry.attribute("mimeType")), "mimeType must be text/xml");
        check("art".equals(entry.value("languageCode")), "languageCode must be art");
        same(entry, Scheme.CLASS, "classCode", "urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1", "URN");
        same(entry, Scheme.TYPE, "typeCode", "E1762", "ASTM");
        same(entry, Scheme.FORMAT, "formatCode", DsgSignature.DSIG, "URN");
        same(entry, Scheme.EVENT, "eventCodeList", "1.2.840.10065.1.12.1.14", "1.2.840.10065.1.12");
        code(entry, Scheme.FACILITY, "healthcareFacilityTypeCode");
        code(entry, Scheme.PRACTICE, "practiceSettingCode");
        List<String> codes = entry.classified(Scheme.CONFIDENTIALITY).stream()
                .map(c -> c.code().code())
                .toList();
        check(
                new HashSet<>(codes).equals(Set.of("N", "MASQUE_PS", "INVISIBLE_PATIENT")),
                "confidentialityCode must be N, MASQUE_PS and INVISIBLE_PATIENT");
    }

    /** Slots, classifications and identifiers, whatever they say. */
    private void common(RimObject object) {
        object.repeatedSlots().forEach(name -> check(false, "slot " + name + " is repeated"));
        for (RimObject classification : object.classifications()) {
            boolean marker = classification.attribute("classificationNode").equals(Scheme.SET_MARKER);
            check(
                    classification.attribute("classifiedObject").equals(object.id()),
                    "a classification does not name this object");
            check(
                    marker || !classification.attribute("classificationScheme").isEmpty(),
                    "a classification has no scheme");
        }
        for (Element identifier : object.externalIdentifiers()) {
            check(
                    identifier.getAttribute("registryObject").equals(object.id()),
                    "an external identifier does not name this object");
        }
    }

    private void authors(RimObject object, String scheme, boolean single) {
        List<RimObject> authors = object.classified(scheme);
        // An organization in its own name comes besides a person (REM-DMPA-15).
        long persons = authors.stream().filter(each -> !isOrganization(each)).count();
        check(single ? persons == 1 : persons > 0, single ? "one author is expected" : "author is missing");
        for (RimObject author : authors) {
            check(
                    isOrganization(author) || AuthorFormats.isPerson(author.value("authorPerson")),
                    "authorPerson must be one French XCN");
            author.slot("authorInstitution")
                    .forEach(v ->
                            check(AuthorFormats.isInstitution(v), "authorInstitution must be a French XON (IDNST)"));
            author.slot("authorSpecialty")
                    .forEach(v -> check(AuthorFormats.isSpecialty(v), "authorSpecialty must be code^label^OID"));
        }
    }

    private static boolean isOrganization(RimObject author) {
        return author.slot("authorPerson").isEmpty()
                && author.slot("authorInstitution").size() == 1;
    }

    private void confidentiality(RimObject entry) {
        List<Code> codes = entry.classified(Scheme.CONFIDENTIALITY).stream()
                .map(RimObject::code)
                .toList();
        check(!codes.isEmpty() && codes.size() <= MAX_CONFIDENTIALITY, "confidentialityCode: one to four are expected");
        for (int i = 0; i < codes.size(); i++) {
            Code code = codes.get(i);
            boolean right = i == 0
                    ? "N".equals(code.code()) && NORMAL_SYSTEM.equals(code.system())
                    : VISIBILITIES.contains(code.code()) && VISIBILITY_SYSTEM.equals(code.system());
            check(right, "confidentialityCode " + (i + 1) + " must be " + (i == 0 ? "N" : "a visibility code"));
        }
    }

    private void sourcePatientInfo(List<String> values) {
        boolean name = values.stream().anyMatch(v -> PID5.matcher(v).matches());
        check(name, "sourcePatientInfo must hold PID-5|name^given^^^^^L or D");
        for (String value : values) {
            check(!value.startsWith("PID-5") || PID5.matcher(value).matches(), "PID-5 must end with the type L or D");
            check(!value.startsWith("PID-7") || PID7.matcher(value).matches(), "PID-7 must be yyyyMMdd");
            check(!value.startsWith("PID-8") || PID8.matcher(value).matches(), "PID-8 must be M, F or U");
        }
    }

    private Code code(RimObject entry, String scheme, String what) {
        List<RimObject> found = entry.classified(scheme);
        Code code = found.size() == 1 ? found.get(0).code() : new Code("", "", "");
        check(
                !code.code().isBlank()
                        && !code.system().isBlank()
                        && !code.label().isBlank(),
                what + " must be one code with codingScheme and Name");
        return code;
    }

    private void same(RimObject entry, String scheme, String what, String code, String system) {
        Code found = code(entry, scheme, what);
        check(found.code().equals(code) && found.system().equals(system), what + " must be " + code + " of " + system);
    }

    private void known(ValueSet values, Code code, String what) {
        boolean complete = !code.code().isBlank() && !code.system().isBlank();
        check(
                !strict || !complete || values.find(code.code(), code.system()).isPresent(),
                what + ": code not in " + values.name());
    }

    private static boolean isOid(String text) {
        return text.length() <= MAX_OID && OID.matcher(text).matches();
    }

    private void check(boolean condition, String problem) {
        errors.check(condition, RegistryErrors.METADATA, where + ": " + problem);
    }
}
