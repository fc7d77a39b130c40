package org.segursdk.cda.vaccination;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.Vaccination;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * What the datamatrix of a vaccine box says, to fill a vaccination note from a scan. The code is GS1: application identifiers
 * 01 (product), 10 (batch), 17 (expiry), 21 (serial number); the others are passed over.
 *
 * @param cip CIP, 13 digits
 * @param lot batch, if told
 * @param expiry last day of use, if told; the end of the month when the box gives a month
 * @param serial serial number of the box, if told
 */
public record VaccineBarcode(String cip, Optional<String> lot, Optional<LocalDate> expiry, Optional<String> serial) {
    /** FNC1 as scanners send it: ends a part of variable length. */
    private static final char SEPARATOR = '\u001D';

    private static final String PRODUCT = "01";
    private static final int GTIN = 14;
    /** Length of the parts that have a fixed one. */
    private static final Map<String, Integer> FIXED = Map.ofEntries(
            Map.entry("00", 18),
            Map.entry(PRODUCT, GTIN),
            Map.entry("02", GTIN),
            Map.entry("11", 6),
            Map.entry("12", 6),
            Map.entry("13", 6),
            Map.entry("15", 6),
            Map.entry("16", 6),
            Map.entry("17", 6),
            Map.entry("20", 2));

    private static final int CENTURY = 2000;

    public VaccineBarcode {
        Objects.requireNonNull(cip, "cip");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(serial, "serial");
    }

    /**
     * Reads a scan.
     *
     * @param scan as the scanner gives it, with or without the symbology prefix {@code ]d2}; parts of variable length end with
     *     the character 29 or with the scan
     * @throws InvalidInputException rule {@code VAC-BARCODE}: not a GS1 code, no French product number, wrong check digit, or an
     *     impossible date
     */
    public static VaccineBarcode parse(String scan) {
        Map<String, String> parts = split(scan);
        String gtin = parts.getOrDefault(PRODUCT, "");
        if (!gtin.matches("03400[0-9]{9}") || !checkDigit(gtin)) {
            throw refused("numéro de produit (01) français attendu", "a French product number (01) is expected");
        }
        return new VaccineBarcode(
                gtin.substring(1),
                Optional.ofNullable(parts.get("10")),
                Optional.ofNullable(parts.get("17")).map(VaccineBarcode::date),
                Optional.ofNullable(parts.get("21")));
    }

    /** The CIP as a code of the product. */
    public CodedValue product(String label) {
        return CodedValue.of(cip, CodeSystems.CIP, label);
    }

    /** Fills in the CIP, under the name of the vaccine, and the batch. */
    public Vaccination.Builder fill(String vaccine) {
        Vaccination.Builder vaccination = Vaccination.of(vaccine).addTranslation(product(vaccine));
        lot.ifPresent(vaccination::lot);
        return vaccination;
    }

    /** Whether the box was out of date on that day. */
    public boolean isExpiredOn(LocalDate day) {
        return expiry.filter(day::isAfter).isPresent();
    }

    private static Map<String, String> split(String scan) {
        String rest = scan.startsWith("]") && scan.length() > 3 ? scan.substring(3) : scan;
        Map<String, String> parts = new HashMap<>();
        int at = 0;
        while (at < rest.length()) {
            if (rest.charAt(at) == SEPARATOR) {
                at++;
                continue;
            }
            int start = at + identifierLength(rest, at);
            if (start > rest.length()) {
                throw refused("code GS1 tronqué", "truncated GS1 code");
            }
            String identifier = rest.substring(at, start);
            Integer fixed = FIXED.get(identifier);
            int end = fixed == null ? rest.indexOf(SEPARATOR, start) : start + fixed;
            end = end < 0 ? rest.length() : end;
            if (end > rest.length() || end == start) {
                throw refused("code GS1 tronqué", "truncated GS1 code");
            }
            parts.putIfAbsent(identifier, rest.substring(start, end));
            at = end;
        }
        return parts;
    }

    /** National numbers and most others have three or four digits; those a box bears have two. */
    private static int identifierLength(String text, int at) {
        return switch (text.charAt(at)) {
            case '7' -> 3;
            case '0', '1', '2', '9' -> 2;
            default -> throw refused("identifiant GS1 inattendu", "unexpected GS1 identifier");
        };
    }

    private static boolean checkDigit(String gtin) {
        int sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    private static LocalDate date(String text) {
        try {
            int year = CENTURY + Integer.parseInt(text.substring(0, 2));
            int month = Integer.parseInt(text.substring(2, 4));
            int day = Integer.parseInt(text.substring(4));
            return day == 0 ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, month, day);
        } catch (DateTimeException | NumberFormatException e) {
            throw refused("date de péremption impossible", "impossible expiry date");
        }
    }

    private static InvalidInputException refused(String french, String english) {
        return InvalidInputException.of("VaccineBarcode", "scan", "VAC-BARCODE", french, english);
    }

    /** Redacted: the serial number leads to whoever was given the box. */
    @Override
    public String toString() {
        return "VaccineBarcode[redacted]";
    }
}
