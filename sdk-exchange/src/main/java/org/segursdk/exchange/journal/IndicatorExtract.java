package org.segursdk.exchange.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.exchange.internal.record.JsonOut;

/**
 * Figures as files. CSV: UTF-8, semicolons, CR LF, a line of names first, texts quoted where they have to be (RFC 4180), texts that a
 * spreadsheet would take for a formula preceded by an apostrophe. JSON: one object, {@code schema} 1. The columns are those of
 * {@link SharingRow} and {@link InsiRow}; {@code docs/worklists.md} describes both. Source: rem DASH-01.
 */
public final class IndicatorExtract {
    private static final int SCHEMA = 1;
    private static final String END = "\r\n";

    private IndicatorExtract() {}

    private static String line(Object... values) {
        return Stream.of(values).map(IndicatorExtract::cell).collect(Collectors.joining(";")) + END;
    }

    private static String cell(Object value) {
        String text = value.toString();
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^;\"\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** What was shared, as CSV. */
    public static String csv(SharingFigures figures) {
        StringBuilder csv = new StringBuilder(line(
                "from",
                "before",
                "finess",
                "signatory",
                "type",
                "branch",
                "outcome",
                "with_ins",
                "count",
                "masked",
                "masked_from_professionals",
                "invisible_to_patient",
                "invisible_to_representatives"));
        for (SharingRow row : figures.rows()) {
            csv.append(line(
                    figures.period().from(),
                    figures.period().before(),
                    row.finess(),
                    row.signatory(),
                    row.typeCode(),
                    row.branch(),
                    row.outcome(),
                    row.withIns(),
                    row.count(),
                    row.masked(),
                    row.maskedFromProfessionals(),
                    row.invisibleToPatient(),
                    row.invisibleToRepresentatives()));
        }
        return csv.toString();
    }

    /** How INSi was used, as CSV. */
    public static String csv(InsiFigures figures) {
        StringBuilder csv = new StringBuilder(line("from", "before", "finess", "operation", "outcome", "count"));
        for (InsiRow row : figures.rows()) {
            csv.append(line(
                    figures.period().from(),
                    figures.period().before(),
                    row.finess(),
                    row.operation(),
                    row.outcome(),
                    row.count()));
        }
        return csv.toString();
    }

    /** All figures of a period, as JSON in UTF-8. */
    public static String json(SharingFigures sharing, InsiFigures insi, List<FilingFigures> filing) {
        byte[] json = JsonOut.object(out -> out.put("schema", SCHEMA)
                .put("from", sharing.period().from())
                .put("before", sharing.period().before())
                .put("zone", sharing.period().zone().getId())
                .objects("sharing", sharing.rows(), (each, row) -> each.put("finess", row.finess())
                        .put("signatory", row.signatory())
                        .put("type", row.typeCode())
                        .put("branch", row.branch())
                        .put("outcome", row.outcome())
                        .put("withIns", row.withIns())
                        .put("count", row.count())
                        .put("masked", row.masked())
                        .put("maskedFromProfessionals", row.maskedFromProfessionals())
                        .put("invisibleToPatient", row.invisibleToPatient())
                        .put("invisibleToRepresentatives", row.invisibleToRepresentatives()))
                .objects("insi", insi.rows(), (each, row) -> each.put("finess", row.finess())
                        .put("operation", row.operation())
                        .put("outcome", row.outcome())
                        .put("count", row.count()))
                .objects("filing", filing, (each, row) -> each.put("type", row.typeCode())
                        .put("byRule", row.byRule())
                        .put("byHand", row.byHand())
                        .put("notFiled", row.notFiled())));
        return new String(json, StandardCharsets.UTF_8);
    }
}
