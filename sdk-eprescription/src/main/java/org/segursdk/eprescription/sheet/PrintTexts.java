package org.segursdk.eprescription.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.eprescription.Opposition;
import org.segursdk.eprescription.PrescriptionNumber;

/**
 * The fixed texts of the sheet, of a version of their own so that they can be replaced without a new SDK. Those that come with the
 * SDK were seen in a vendor's public documentation; the one for a patient who opposes was not, and has to be given before such a
 * sheet can be printed. Immutable. Source: eprescription §5.
 */
public final class PrintTexts {
    private static final String OBSERVED = "texts-observed-1.properties";
    private static final String VERSION = "version";
    private static final String NOT_OPPOSED = "agreement.not-opposed";
    private static final String OPPOSED = "agreement.opposed";
    private static final String NUMBER = "number";
    private static final String PAGE = "page";
    private static final String AGREED = "OUI";
    private static final String NOT_AGREED = "NON";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Map<String, String> texts;

    private PrintTexts(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** The texts that come with the SDK: {@code observed-1}. */
    public static PrintTexts observed() {
        try {
            return read(() -> {
                InputStream in = PrintTexts.class.getResourceAsStream(OBSERVED);
                if (in == null) {
                    throw new IOException("resource missing: " + OBSERVED);
                }
                return in;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Texts of your own: a properties file in UTF-8 with the keys {@code version}, {@code agreement.not-opposed}, {@code
     * agreement.opposed} (if known), {@code data-notice}, {@code number} (with <code>{number}</code>), {@code page} (with <code>
     * {page}</code> and <code>{pages}</code>), {@code signature}, {@code bizone.ald}, {@code bizone.other}; <code>{date}</code> in an
     * agreement is the day of the information, <code>{answer}</code> the patient's agreement to the view of executions, OUI or NON.
     *
     * @throws IOException when it cannot be read
     * @throws InvalidInputException rule {@code REQUIRED}, {@code EPR-TEXTS}: a key or a placeholder is missing
     */
    public static PrintTexts read(ContentSource source) throws IOException {
        Properties read = new Properties();
        try (Reader reader = new InputStreamReader(source.open(), StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not a properties file", malformed);
        }
        Map<String, String> texts = new TreeMap<>();
        read.stringPropertyNames()
                .forEach(key -> texts.put(key, read.getProperty(key).strip()));
        return checked(texts);
    }

    private static PrintTexts checked(Map<String, String> texts) {
        Violations violations = new Violations();
        for (String key :
                List.of(VERSION, NOT_OPPOSED, "data-notice", NUMBER, PAGE, "signature", "bizone.ald", "bizone.other")) {
            violations.require(texts.get(key), key);
        }
        placeholder(texts, NUMBER, "{number}", violations);
        placeholder(texts, PAGE, "{page}", violations);
        placeholder(texts, PAGE, "{pages}", violations);
        placeholder(texts, NOT_OPPOSED, "{date}", violations);
        violations.throwIfAny("PrintTexts");
        return new PrintTexts(texts);
    }

    private static void placeholder(Map<String, String> texts, String key, String holder, Violations violations) {
        violations.check(
                texts.getOrDefault(key, holder).contains(holder),
                key,
                "EPR-TEXTS",
                "ce texte contient " + holder,
                "this text contains " + holder);
    }

    /**
     * The same, with the text for a patient who opposes.
     *
     * @param version of the texts as they then are
     * @param text the wording; <code>{date}</code> in it is the day of the information, <code>{answer}</code> the agreement, NON
     */
    public PrintTexts withOpposed(String version, String text) {
        Map<String, String> all = new TreeMap<>(texts);
        all.put(VERSION, version);
        all.put(OPPOSED, text);
        return checked(all);
    }

    /** Version, recorded in every sheet. */
    public String version() {
        return text(VERSION);
    }

    /** The patient's answer as printed; empty when the wording for it is not known. */
    public Optional<String> agreement(Opposition opposition) {
        return Optional.ofNullable(texts.get(opposition.isOpposed() ? OPPOSED : NOT_OPPOSED))
                .filter(text -> !text.isBlank())
                .map(text -> text.replace("{date}", DAY.format(opposition.informedOn()))
                        .replace("{answer}", opposition.isOpposed() ? NOT_AGREED : AGREED));
    }

    /** What the Assurance Maladie does with the data. */
    public String dataNotice() {
        return text("data-notice");
    }

    /** The number in clear, under the code. */
    public String number(PrescriptionNumber number) {
        return text(NUMBER).replace("{number}", number.value());
    }

    public String page(int page, int pages) {
        return text(PAGE).replace("{page}", Integer.toString(page)).replace("{pages}", Integer.toString(pages));
    }

    public String signature() {
        return text("signature");
    }

    /** Heading of the zone of long-term illness on a bizone prescription. */
    public String longTermIllness() {
        return text("bizone.ald");
    }

    /** Heading of the other zone. */
    public String otherLines() {
        return text("bizone.other");
    }

    private String text(String key) {
        return texts.getOrDefault(key, "");
    }
}
