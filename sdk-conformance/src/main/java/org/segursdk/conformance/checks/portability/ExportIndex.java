package org.segursdk.conformance.checks.portability;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The index of an export: one document a line, fields as RFC 4180 writes them, separated by semicolons, commas or tabulations. */
final class ExportIndex {
    /** What the index has to tell, by the headings that are understood. */
    enum Column {
        NAME("birth_name nom_naissance nom_de_naissance nom"),
        GIVEN_NAME("first_given_name birth_given_names premier_prenom prenom prenoms"),
        BIRTH_DATE("birth_date date_naissance date_de_naissance"),
        SEX("sex sexe"),
        INS("ins matricule_ins"),
        DATE("date date_document"),
        TYPE("type type_document"),
        FILE("file fichier"),
        /** Of the copy to read; an index may do without. */
        PDF("pdf copie_pdf");

        private final String headings;

        Column(String headings) {
            this.headings = headings;
        }
    }

    private static final Pattern MATRICULE = Pattern.compile("[0-9AB]{15}");

    private final Map<Column, Integer> places;
    private final List<List<String>> lines;

    private ExportIndex(Map<Column, Integer> places, List<List<String>> lines) {
        this.places = places;
        this.lines = lines;
    }

    static ExportIndex read(String text) {
        String plain = text.replace("\uFEFF", "");
        String head = plain.lines().findFirst().orElse("");
        char separator = head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
        List<List<String>> rows = rows(plain, separator);
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        if (!rows.isEmpty()) {
            List<String> names = rows.get(0).stream()
                    .map(each -> each.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                    .toList();
            for (Column each : Column.values()) {
                Stream.of(each.headings.split(" "))
                        .map(names::indexOf)
                        .filter(place -> place >= 0)
                        .findFirst()
                        .ifPresent(place -> places.put(each, place));
            }
        }
        return new ExportIndex(places, rows.size() < 2 ? List.of() : List.copyOf(rows.subList(1, rows.size())));
    }

    private static List<List<String>> rows(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quoted && each == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == separator || each == '\n')) {
                row.add(field.toString());
                field.setLength(0);
                if (each == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (quoted || each != '\r') {
                field.append(each);
            }
        }
        if (!field.isEmpty() || !row.isEmpty()) {
            row.add(field.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    boolean hasAllColumns() {
        return places.keySet().containsAll(EnumSet.complementOf(EnumSet.of(Column.PDF)));
    }

    private String value(List<String> line, Column column) {
        int place = places.getOrDefault(column, -1);
        return place >= 0 && place < line.size() ? line.get(place).strip() : "";
    }

    int size() {
        return lines.size();
    }

    /** Whether each line tells all it has to; an INS may be absent, but is one when it is there. */
    boolean isFilled() {
        return lines.stream().allMatch(line -> {
            String ins = value(line, Column.INS);
            return (ins.isEmpty() || MATRICULE.matcher(ins).matches())
                    && !value(line, Column.NAME).isEmpty()
                    && !value(line, Column.GIVEN_NAME).isEmpty()
                    && !value(line, Column.BIRTH_DATE).isEmpty()
                    && !value(line, Column.SEX).isEmpty()
                    && !value(line, Column.DATE).isEmpty()
                    && !value(line, Column.TYPE).isEmpty();
        });
    }

    /** The file of each line; {@code ""} where a line names none. */
    List<String> files() {
        return lines.stream().map(line -> value(line, Column.FILE)).toList();
    }

    /** The copy to read of each file that names one. */
    Map<String, String> copies() {
        Map<String, String> copies = new TreeMap<>();
        for (List<String> line : lines) {
            if (!value(line, Column.PDF).isEmpty()) {
                copies.put(value(line, Column.FILE), value(line, Column.PDF));
            }
        }
        return copies;
    }

    /** Documents, told by patient, date and type: what two exports of the same records have in common. */
    Set<List<String>> documents() {
        Set<List<String>> all = new HashSet<>();
        for (List<String> line : lines) {
            all.add(List.of(
                    value(line, Column.NAME),
                    value(line, Column.BIRTH_DATE),
                    value(line, Column.DATE),
                    value(line, Column.TYPE)));
        }
        return all;
    }
}
