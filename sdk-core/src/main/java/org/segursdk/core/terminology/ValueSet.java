package org.segursdk.core.terminology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small value set (jeu de valeurs) carried by the SDK: codes, systems and French labels as published by ANS at the date
 * its resource file states. The published sets change twice a year: an unknown code may be newer than this table.
 */
public final class ValueSet {
    private final String name;
    private final Map<String, List<Row>> rows;

    /** One row: the concept and the further columns of its table ({@code ""} where a column is empty). */
    record Row(CodedValue concept, List<String> extra) {}

    private ValueSet(String name, Map<String, List<Row>> rows) {
        this.name = name;
        this.rows = rows;
    }

    static ValueSet load(String name, String resource) {
        try (InputStream in = ValueSet.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing value set " + resource);
            }
            return parse(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table of your own: one row a line, {@code code TAB codeSystemOid TAB label}, further columns as you like; blank
     * lines and lines that start with {@code #} are passed over. The caller closes the stream.
     *
     * @throws IOException when the stream cannot be read
     * @throws IllegalStateException when a row has fewer than three columns
     */
    public static ValueSet read(String name, InputStream tsv) throws IOException {
        return parse(name, new BufferedReader(new InputStreamReader(tsv, StandardCharsets.UTF_8)));
    }

    private static ValueSet parse(String name, BufferedReader reader) throws IOException {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() < 3) {
                throw new IllegalStateException("value set " + name + ": malformed row");
            }
            Row row = new Row(CodedValue.of(cells.get(0), cells.get(1), cells.get(2)), cells.subList(3, cells.size()));
            rows.computeIfAbsent(cells.get(0), key -> new ArrayList<>()).add(row);
        }
        return new ValueSet(name, rows);
    }

    /** The official name of the list, such as {@code JDV_J07-XdsTypeCode-CISIS}. */
    public String name() {
        return name;
    }

    /** The concept of that code; when several systems share the code, the first listed. */
    public Optional<CodedValue> find(String code) {
        return Optional.ofNullable(rows.get(code)).map(found -> found.get(0).concept());
    }

    /** The concept of that code in that system. */
    public Optional<CodedValue> find(String code, String codeSystem) {
        return rows.getOrDefault(code, List.of()).stream()
                .map(Row::concept)
                .filter(concept -> concept.codeSystem().equals(codeSystem))
                .findFirst();
    }

    /** Whether code and system are listed; the label does not count. */
    public boolean contains(CodedValue value) {
        return find(value.code(), value.codeSystem()).isPresent();
    }

    /** All concepts, in the order of the table. */
    public List<CodedValue> concepts() {
        return rows.values().stream()
                .flatMap(Collection::stream)
                .map(Row::concept)
                .toList();
    }

    /** The rows of a code. */
    List<Row> rows(String code) {
        return rows.getOrDefault(code, List.of());
    }

    /** A further column of a code's row, empty when the table has nothing there. */
    Optional<String> extra(String code, int column) {
        return Optional.ofNullable(rows.get(code))
                .map(found -> found.get(0).extra())
                .filter(extra -> extra.size() > column)
                .map(extra -> extra.get(column))
                .filter(cell -> !cell.isEmpty());
    }
}
