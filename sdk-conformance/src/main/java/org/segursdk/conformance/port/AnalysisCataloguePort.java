package org.segursdk.conformance.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The laboratory's catalogue of analyses and its LOINC codes. Analyses are named by the laboratory's own code. */
public interface AnalysisCataloguePort {
    /** The transcoded files: of chapters, requests, results. */
    enum File {
        LOINC_4,
        LOINC_5,
        LOINC_6
    }

    /** How grave a remark is. */
    enum Severity {
        /** The line is left out, the rest is taken. */
        REMARK,
        /** Nothing of the file is taken. */
        BLOCKING
    }

    /** A line of the report of an import. */
    record Remark(Severity severity, String analysis) {}

    /** A change of a code: empty before the first. */
    record Change(Optional<String> before, Optional<String> after, String author, Instant at) {}

    /** Adds an analysis without LOINC code to the catalogue, as an item of that kind. */
    void add(File kind, String analysis, String label);

    /**
     * Has the product take a transcoding: of each own code, the LOINC codes that were found. The vendor's adapter writes it in the layout
     * of the publisher's file, whose columns the kit does not republish, and gives the file to its import.
     *
     * @param file which of the files
     * @param lines own code to LOINC code, one entry a line; an own code may come twice
     * @return the report of the import; empty when the product makes none
     */
    Optional<List<Remark>> transcode(File file, List<Map.Entry<String, String>> lines);

    /**
     * As {@link #transcode}, by a FHIR {@code Bundle} (JSON) of {@code ActivityDefinition} and {@code ObservationDefinition}, whose
     * {@code code.coding} bears the own code, in the system {@code urn:kit:catalogue}, and the LOINC code.
     */
    Optional<List<Remark>> transcodeFhir(byte[] bundle);

    /** The LOINC code of an analysis now. */
    Optional<String> code(File kind, String analysis);

    /** A user changes the code by hand. */
    void edit(File kind, String analysis, String loinc, String author);

    /** Creation and changes, oldest first. */
    List<Change> history(File kind, String analysis);
}
