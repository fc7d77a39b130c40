package org.segursdk.insi.datamatrix;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.QualifiedIns;

/**
 * The INS datamatrix of a qualified identity, to print on documents (REM-INS-24). ISO/IEC 16022 ECC 200, square, unsigned.
 * Immutable; {@code toString} shows nothing. Source: insi §7.
 */
public final class InsDatamatrix {
    private static final Pattern NAME = Pattern.compile("[A-Z '\\-]{1,100}");
    private static final Pattern COG = Pattern.compile("[0-9]{5}|2[AB][0-9]{3}");
    private static final int MAX_MODULE = 64;

    private final Map<Block, String> values;

    private InsDatamatrix(Map<Block, String> values) {
        this.values = values;
    }

    /**
     * The datamatrix of an identity that may be transmitted; there is no other way to one. A lunar date of birth is completed by
     * the rules of the RNIV.
     *
     * @throws InvalidInputException rules {@code DM-NAME} (a name that INSi cannot have given: other signs than A–Z, space,
     *     apostrophe, hyphen, or more than 100 of them), {@code DM-COG}
     */
    public static InsDatamatrix of(QualifiedIns qualified) {
        IdentityTraits traits = qualified.traits();
        String place = traits.birthPlace().orElseThrow();
        Violations violations = new Violations();
        name(traits.birthName(), "traits.birthName", violations);
        name(traits.birthGivenNames(), "traits.birthGivenNames", violations);
        violations.check(
                COG.matcher(place).matches(),
                "traits.birthPlace",
                "DM-COG",
                "un code COG a 5 caractères (chiffres, ou 2A/2B puis 3 chiffres)",
                "a COG code has 5 characters (digits, or 2A/2B then 3 digits)");
        violations.throwIfAny("InsDatamatrix");
        String date = traits.birthDate().completed().toIso();
        Map<Block, String> values = new EnumMap<>(Block.class);
        values.put(Block.MATRICULE, qualified.ins().matricule().value());
        values.put(Block.OID, qualified.ins().authority().oid().value());
        values.put(Block.GIVEN_NAMES, traits.birthGivenNames());
        values.put(Block.NAME, traits.birthName());
        values.put(Block.SEX, traits.sex().code());
        values.put(Block.BIRTH_DATE, date.substring(8, 10) + '-' + date.substring(5, 7) + '-' + date.substring(0, 4));
        values.put(Block.BIRTH_PLACE, place);
        return new InsDatamatrix(values);
    }

    private static void name(String name, String path, Violations violations) {
        violations.check(
                NAME.matcher(name).matches(),
                path,
                "DM-NAME",
                "de 1 à 100 caractères parmi A–Z, espace, apostrophe et tiret",
                "1 to 100 characters among A–Z, space, apostrophe and hyphen");
    }

    /** The same without the place of birth, which is optional in the format. */
    public InsDatamatrix withoutBirthPlace() {
        Map<Block, String> fewer = new EnumMap<>(values);
        fewer.remove(Block.BIRTH_PLACE);
        return new InsDatamatrix(fewer);
    }

    /**
     * The text that the symbol holds, ASCII: header, blocks S1 to S7, a separator GS (29) after a variable block that is neither of
     * full length nor last.
     */
    public String text() {
        StringBuilder out = new StringBuilder(Block.HEADER);
        boolean pending = false;
        for (Map.Entry<Block, String> entry : values.entrySet()) {
            if (pending) {
                out.append(Block.GS);
            }
            Block block = entry.getKey();
            out.append(block.id).append(entry.getValue());
            pending = !block.fixed && entry.getValue().length() < block.maximum;
        }
        return out.toString();
    }

    /**
     * The symbol as a PNG image, black on white, with a quiet zone of two modules.
     *
     * @param modulePixels side of a module, 1 to 64 pixels; 300 dpi wants 4 or more
     * @throws InvalidInputException rule {@code DM-MODULE}
     */
    public byte[] png(int modulePixels) {
        return Symbol.of(text()).png(checked(modulePixels));
    }

    /**
     * The symbol as an SVG image with its quiet zone and the caption {@code INS à scanner} under it.
     *
     * @param modulePixels side of a module, 1 to 64 CSS pixels
     * @throws InvalidInputException rule {@code DM-MODULE}
     */
    public String svg(int modulePixels) {
        return Symbol.of(text()).svg(checked(modulePixels));
    }

    private static int checked(int modulePixels) {
        new Violations()
                .check(
                        modulePixels >= 1 && modulePixels <= MAX_MODULE,
                        "modulePixels",
                        "DM-MODULE",
                        "de 1 à 64 pixels",
                        "1 to 64 pixels")
                .throwIfAny("InsDatamatrix");
        return modulePixels;
    }

    /**
     * Reads what a scanner gave: blocks in any order, with or without the place of birth, the separator as GS, as the literal
     * {@code <GS>}, as a space or lost. What is wrong inside is told by the findings.
     *
     * @throws InvalidInputException when it is no INS datamatrix: rules {@code DM-HEADER}, {@code DM-EMPTY}, {@code DM-LENGTH}
     */
    public static ScannedIdentity read(String text) {
        return ScanParser.parse(Objects.requireNonNull(text, "text"));
    }

    /**
     * Finds and reads the datamatrix in an image (PNG, JPEG, GIF or BMP) of at most 10 MB and 16 million pixels.
     *
     * @throws InvalidInputException rules {@code DM-IMAGE} (no such image, or too large), {@code DM-NOT-FOUND} (no legible
     *     datamatrix in it), and those of {@link #read}
     */
    public static ScannedIdentity readImage(byte[] image) {
        return read(SymbolReader.read(Objects.requireNonNull(image, "image")));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "InsDatamatrix[redacted]";
    }
}
