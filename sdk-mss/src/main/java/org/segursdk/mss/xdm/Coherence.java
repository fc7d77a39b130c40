package org.segursdk.mss.xdm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsUuids;
import org.segursdk.mss.internal.xdm.Findings;

/** Whether metadata and CDA header tell the same, where both tell. Source: mssante §4.2, §6. */
final class Coherence {
    private static final int DAY = 8;

    private final DocumentEntry entry;
    private final ReadHeader header;
    private final String path;
    private final Findings findings;

    private Coherence(DocumentEntry entry, ReadHeader header, String path, Findings findings) {
        this.entry = entry;
        this.header = header;
        this.path = path;
        this.findings = findings;
    }

    static void check(DocumentEntry entry, ReadHeader header, String path, Findings findings) {
        new Coherence(entry, header, path, findings).check();
    }

    private void check() {
        content(same(Identifiers.uniqueId(entry), Identifiers.uniqueId(header)), "uniqueId");
        content(patient(), "patientId");
        Optional<ReadPatient> patient = header.patient();
        content(
                same(birthDate(), patient.flatMap(ReadPatient::birthDate).map(BirthDate::toCompact)),
                "sourcePatientInfo/PID-7");
        content(same(pid("PID-8|"), patient.flatMap(ReadPatient::sex).map(Sex::code)), "sourcePatientInfo/PID-8");
        content(
                same(
                        entry.code(XdsUuids.TYPE_CODE).map(CodedValue::code),
                        header.code().flatMap(ReadCode::code)),
                "typeCode");
        List<String> levels = entry.codes(XdsUuids.CONFIDENTIALITY_CODE).stream()
                .map(CodedValue::code)
                .toList();
        content(
                levels.isEmpty()
                        || header.confidentiality()
                                .flatMap(ReadCode::code)
                                .filter(code -> !levels.contains(code))
                                .isEmpty(),
                "confidentialityCode");
        form(same(text(entry.title()), text(header.title())), "title");
        Optional<Instant> created = header.createdAt().flatMap(ReadTime::instant);
        form(
                entry.creationTime().isEmpty()
                        || created.isEmpty()
                        || entry.creationTime().get().getEpochSecond()
                                == created.get().getEpochSecond(),
                "creationTime");
        form(same(entry.languageCode(), header.language()), "languageCode");
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
        Optional<ReadPatient> written = header.patient();
        if (told.isEmpty() || written.isEmpty() || written.get().ids().isEmpty()) {
            return true;
        }
        return written.get().ids().stream()
                .anyMatch(id -> id.root().orElse("").equals(told.get().authority())
                        && id.extension().orElse("").equals(told.get().id()));
    }

    /** The day of birth, when it is told as one. */
    private Optional<String> birthDate() {
        return pid("PID-7|")
                .filter(value -> value.length() >= DAY)
                .map(value -> value.substring(0, DAY))
                .filter(value -> !value.startsWith("00", 4) && !value.startsWith("00", 6));
    }

    private Optional<String> pid(String field) {
        return entry.slot("sourcePatientInfo").stream()
                .filter(value -> value.startsWith(field))
                .map(value -> value.substring(field.length()).strip())
                .filter(value -> !value.isEmpty())
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
