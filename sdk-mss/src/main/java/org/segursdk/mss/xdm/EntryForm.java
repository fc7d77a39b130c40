package org.segursdk.mss.xdm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsUuids;
import org.segursdk.mss.internal.xdm.Findings;

/** What the metadata of a document lacks, and whether it is that of the bytes received. Source: mssante §4.2. */
final class EntryForm {
    private record Wanted(String name, String scheme) {}

    private static final List<Wanted> CODES = List.of(
            new Wanted("classCode", XdsUuids.CLASS_CODE),
            new Wanted("typeCode", XdsUuids.TYPE_CODE),
            new Wanted("formatCode", XdsUuids.FORMAT_CODE),
            new Wanted("confidentialityCode", XdsUuids.CONFIDENTIALITY_CODE),
            new Wanted("healthcareFacilityTypeCode", XdsUuids.FACILITY_TYPE_CODE),
            new Wanted("practiceSettingCode", XdsUuids.PRACTICE_SETTING_CODE));

    private EntryForm() {}

    static void check(DocumentEntry entry, Held file, String path, Findings findings) {
        fingerprint(entry, file, path, findings);
        CODES.forEach(
                code -> SetForm.attribute(entry.code(code.scheme()).isPresent(), path + '/' + code.name(), findings));
        SetForm.attribute(Identifiers.uniqueId(entry).isPresent(), path + "/uniqueId", findings);
        SetForm.attribute(Identifiers.patientId(entry).isPresent(), path + "/patientId", findings);
        SetForm.attribute(entry.creationTime().isPresent(), path + "/creationTime", findings);
        SetForm.attribute(entry.languageCode().isPresent(), path + "/languageCode", findings);
        SetForm.attribute(entry.title().filter(text -> !text.isBlank()).isPresent(), path + "/title", findings);
        SetForm.attribute(!entry.authors().isEmpty(), path + "/author", findings);
        boolean obsolete = Stream.of(Identifiers.patientId(entry), entry.sourcePatientId())
                .flatMap(Optional::stream)
                .map(XdsPatientId::type)
                .anyMatch("INS-C"::equals);
        if (obsolete) {
            findings.form(path, "XDM-INS-C", "type d'identifiant INS-C, obsolète", "obsolete type of id INS-C");
        }
    }

    private static void fingerprint(DocumentEntry entry, Held file, String path, Findings findings) {
        SetForm.attribute(entry.hash().isPresent(), path + "/hash", findings);
        SetForm.attribute(entry.size().isPresent(), path + "/size", findings);
        if (entry.hash()
                .filter(hash -> !hash.equalsIgnoreCase(file.measure().sha1()))
                .isPresent()) {
            findings.content(
                    path + "/hash",
                    "XDM-HASH",
                    "l'empreinte dite n'est pas celle du document reçu",
                    "the hash told is not that of the document received");
        }
        if (entry.size().orElse(file.measure().size()) != file.measure().size()) {
            findings.content(
                    path + "/size",
                    "XDM-SIZE",
                    "la taille dite n'est pas celle du document reçu",
                    "the size told is not that of the document received");
        }
    }
}
