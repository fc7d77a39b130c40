package org.segursdk.mss.xdm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadMetadata;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsUuids;
import org.segursdk.mss.internal.xdm.Findings;

/** Whether metadata and CDA header tell the same, where both tell. Source: mssante §4.2, §6. */
final class Coherence {
    private static final int DAY = 8;

    private final DocumentEntry entry;
    private final ReadDocument cda;
    private final String path;
    private final Findings findings;

    private Coherence(DocumentEntry entry, ReadDocument cda, String path, Findings findings) {
        this.entry = entry;
        this.cda = cda;
        this.path = path;
        this.findings = findings;
    }

    static void check(DocumentEntry entry, ReadDocument cda, String path, Findings findings) {
        new Coherence(entry, cda, path, findings).check();
    }

    private void check() {
        ReadMetadata header = cda.metadata();
        content(same(Identifiers.uniqueId(entry), header.uniqueId()), "uniqueId");
        content(patient(), "patientId");
        content(same(birthDate(slot()), birthDate(header.sourcePatientInfo())), "sourcePatientInfo/PID-7");
        content(same(pid(slot(), "PID-8|"), pid(header.sourcePatientInfo(), "PID-8|")), "sourcePatientInfo/PID-8");
        content(
                same(
                        entry.code(XdsUuids.TYPE_CODE).map(CodedValue::code),
                        cda.header().code().flatMap(ReadCode::code)),
                "typeCode");
        List<String> levels = entry.codes(XdsUuids.CONFIDENTIALITY_CODE).stream()
                .map(CodedValue::code)
                .toList();
        content(
                levels.isEmpty()
                        || header.confidentiality()
                                .filter(code -> !levels.contains(code.code()))
                                .isEmpty(),
                "confidentialityCode");
        form(same(text(entry.title()), text(header.title())), "title");
        form(
                entry.creationTime().isEmpty()
                        || header.creationTime().isEmpty()
                        || entry.creationTime().get().getEpochSecond()
                                == header.creationTime().get().getEpochSecond(),
                "creationTime");
        form(same(entry.languageCode(), header.languageCode()), "languageCode");
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.get().equalsIgnoreCase(other.get());
    }

    private static Optional<String> text(Optional<String> title) {
        return title.map(value -> value.strip().replaceAll("\\s+", " ")).filter(value -> !value.isEmpty());
    }

    /** The patient of the metadata is one of the ids of the CDA's. */
    private boolean patient() {
        Optional<XdsPatientId> told = Identifiers.patientId(entry);
        Optional<ReadPatient> written = cda.header().patient();
        if (told.isEmpty() || written.isEmpty() || written.get().ids().isEmpty()) {
            return true;
        }
        return written.get().ids().stream()
                .anyMatch(id -> id.root().orElse("").equals(told.get().authority())
                        && id.extension().orElse("").equals(told.get().id()));
    }

    private List<String> slot() {
        return entry.slot("sourcePatientInfo");
    }

    /** The day of birth, when it is told as one. */
    private static Optional<String> birthDate(List<String> info) {
        return pid(info, "PID-7|")
                .filter(value -> value.length() >= DAY)
                .map(value -> value.substring(0, DAY))
                .filter(value -> !value.startsWith("00", 4) && !value.startsWith("00", 6));
    }

    private static Optional<String> pid(List<String> info, String field) {
        return info.stream()
                .filter(value -> value.startsWith(field))
                .map(value -> value.substring(field.length()).strip())
                .flatMap(value -> value.isEmpty() ? Stream.empty() : Stream.of(value))
                .findFirst();
    }

    private void content(boolean same, String attribute) {
        if (!same) {
            findings.content(
                    path + '/' + attribute,
                    "XDM-COHERENCE",
                    "les métadonnées et l'en-tête CDA se contredisent",
                    "metadata and CDA header contradict each other");
        }
    }

    private void form(boolean same, String attribute) {
        if (!same) {
            findings.form(
                    path + '/' + attribute,
                    "XDM-COHERENCE",
                    "les métadonnées et l'en-tête CDA diffèrent",
                    "metadata and CDA header differ");
        }
    }
}
