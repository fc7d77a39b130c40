package org.segursdk.eprescription.internal.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.eprescription.search.MedicinePresentation;
import org.segursdk.eprescription.search.RejectedRow;

/** The user's file of medicines. */
public final class MedicineCsv {
    private static final int MOST_REJECTED = 1_000;
    private static final List<String> CODES = List.of("cip13", "ucd13", "mv", "cis");

    private final List<MedicinePresentation> presentations = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Reader reader;
    private int line = 1;
    private int next;
    private List<String> columns = List.of();

    private MedicineCsv(Reader reader) {
        this.reader = reader;
    }

    /**
     * @throws InvalidInputException rules {@code CSV-HEADER}, {@code CSV-QUOTE}
     */
    public static MedicineCsv read(InputStream in) throws IOException {
        MedicineCsv file = new MedicineCsv(new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
        file.readAll();
        return file;
    }

    public List<MedicinePresentation> presentations() {
        return presentations;
    }

    public List<RejectedRow> rejected() {
        return rejected;
    }

    private void readAll() throws IOException {
        next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
        columns = row().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains("name") || CODES.stream().noneMatch(columns::contains)) {
            throw refused(
                    "CSV-HEADER",
                    "la première ligne nomme les colonnes, séparées par des points-virgules : name, et cip13, ucd13, mv ou cis",
                    "the first line names the columns, apart by semicolons: name, and cip13, ucd13, mv or cis");
        }
        while (next >= 0) {
            int at = line;
            List<String> values = row();
            if (values.size() > 1 || !values.get(0).isBlank()) {
                add(values, at);
            }
        }
    }

    private void add(List<String> values, int at) {
        if (values.size() != columns.size()) {
            reject(at, "CSV-COLUMNS");
            return;
        }
        Optional<String> name = value(values, "name");
        if (name.isEmpty()) {
            reject(at, "CSV-NAME");
            return;
        }
        MedicinePresentation row = new MedicinePresentation(
                name.get(),
                value(values, "cip13"),
                value(values, "ucd13"),
                value(values, "mv"),
                value(values, "cis"),
                value(values, "substances"),
                value(values, "atc"));
        if (Stream.of(row.cip13(), row.ucd13(), row.mv(), row.cis()).allMatch(Optional::isEmpty)) {
            reject(at, "CSV-CODE");
            return;
        }
        presentations.add(row);
    }

    private void reject(int at, String rule) {
        if (rejected.size() < MOST_REJECTED) {
            rejected.add(new RejectedRow(at, rule));
        }
    }

    private Optional<String> value(List<String> values, String column) {
        int at = columns.indexOf(column);
        return at < 0 ? Optional.empty() : Optional.of(values.get(at).strip()).filter(text -> !text.isEmpty());
    }

    /** The next row; the line feed after it is passed. */
    private List<String> row() throws IOException {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        while (next >= 0 && next != '\n') {
            if (next == ';') {
                values.add(value.toString());
                value.setLength(0);
            } else if (next == '"' && value.toString().isBlank()) {
                value.setLength(0);
                quoted(value);
                continue;
            } else if (next != '\r') {
                value.append((char) next);
            }
            next = reader.read();
        }
        values.add(value.toString());
        if (next == '\n') {
            line++;
            next = reader.read();
        }
        return values;
    }

    private void quoted(StringBuilder value) throws IOException {
        while (true) {
            next = reader.read();
            if (next < 0) {
                throw refused("CSV-QUOTE", "un guillemet ne se ferme pas", "a quote never ends");
            }
            if (next == '"') {
                next = reader.read();
                if (next != '"') {
                    return;
                }
            }
            if (next == '\n') {
                line++;
            }
            value.append((char) next);
        }
    }

    private InvalidInputException refused(String rule, String french, String english) {
        return InvalidInputException.of("MedicineIndex", "line " + line, rule, french, english);
    }
}
