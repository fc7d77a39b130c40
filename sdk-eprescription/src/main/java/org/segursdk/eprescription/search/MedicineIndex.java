package org.segursdk.eprescription.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.eprescription.internal.search.Completion;
import org.segursdk.eprescription.internal.search.MedicineCsv;

/**
 * Medicines that complete what the prescriber types, from three letters on, whatever the accents and the case. Held in memory,
 * immutable, thread-safe. The file is the user's: the SDK ships no medicine. Source: rem REM-ERGO-02.
 *
 * <p>The file is UTF-8, its values apart by semicolons, with RFC 4180 quotes where a value holds one. Its first line names the
 * columns, in any order: {@code name} (required), {@code cip13}, {@code ucd13}, {@code mv}, {@code cis} (one of these four on each
 * row), {@code substances}, {@code atc}; other columns are passed over. A row without name or code is left out and reported.
 */
public final class MedicineIndex {
    /** What is typed is shorter: nothing is proposed. */
    public static final int LEAST_LETTERS = 3;

    private final Completion completion;
    private final List<RejectedRow> rejected;

    private MedicineIndex(Completion completion, List<RejectedRow> rejected) {
        this.completion = completion;
        this.rejected = List.copyOf(rejected);
    }

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read, or is not UTF-8
     * @throws InvalidInputException rules {@code CSV-HEADER}: no column {@code name}, or none of codes; {@code CSV-QUOTE}: a quote
     *     that never ends
     */
    public static MedicineIndex read(ContentSource csv) throws IOException {
        try (InputStream in = csv.open()) {
            MedicineCsv file = MedicineCsv.read(in);
            return new MedicineIndex(Completion.of(file.presentations()), file.rejected());
        }
    }

    /**
     * Presentations in which each word typed begins a word of the name or of the substances, or a code. Names that begin with what
     * is typed come first, then the alphabet decides.
     *
     * @param typed fewer than three letters or digits give nothing
     * @param most how many at most
     */
    public List<MedicinePresentation> complete(String typed, int most) {
        return completion.find(typed, most);
    }

    /** How many presentations it holds. */
    public int size() {
        return completion.size();
    }

    /** Rows left out, in their order; the first thousand. */
    public List<RejectedRow> rejected() {
        return rejected;
    }
}
