package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadServiceEvent;
import org.segursdk.core.terminology.CodeSystems;

/**
 * An imaging act the header documents, as written. Source: cda §9.1.
 *
 * @param code LOINC act, with all its translations
 * @param ccam CCAM code, if told
 * @param modalities DICOM modalities ({@code CT}, {@code MR}…)
 * @param regions anatomical regions
 * @param studyUids Study Instance UIDs
 * @param period when, if told
 * @param performers who did it
 */
public record ReadImagingExam(
        ReadCode code,
        Optional<String> ccam,
        List<ReadCode> modalities,
        List<ReadCode> regions,
        List<String> studyUids,
        Optional<ReadPeriod> period,
        List<ReadActor> performers) {
    /** DICOM's own code system. */
    static final String DCM = "1.2.840.10008.2.16.4";

    public ReadImagingExam {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(ccam, "ccam");
        modalities = List.copyOf(modalities);
        regions = List.copyOf(regions);
        studyUids = List.copyOf(studyUids);
        Objects.requireNonNull(period, "period");
        performers = List.copyOf(performers);
    }

    /** The imaging act of an event; empty when its code is not LOINC (a context, such as CIM-10). */
    static Optional<ReadImagingExam> of(ReadServiceEvent event) {
        return event.code()
                .filter(code ->
                        code.codeSystem().filter(CodeSystems.LOINC::equals).isPresent())
                .map(code -> new ReadImagingExam(
                        code,
                        code.in(CodeSystems.CCAM),
                        translations(code, DCM),
                        translations(code, CodeSystems.SNOMED_CT),
                        event.ids().stream()
                                .filter(id -> id.extension().isEmpty())
                                .flatMap(id -> id.root().stream())
                                .toList(),
                        event.period(),
                        event.performers()));
    }

    private static List<ReadCode> translations(ReadCode code, String system) {
        return code.translations().stream()
                .filter(translation ->
                        translation.codeSystem().filter(system::equals).isPresent())
                .toList();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadImagingExam[redacted]";
    }
}
