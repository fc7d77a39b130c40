package org.segursdk.eprescription;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * The number of an e-prescription, 18 characters. The rule that makes it is not public: the SDK reads and carries numbers and
 * makes none, save visibly false ones for its simulators, which begin with {@value #SIMULATED_SERIES}. Two numbers are equal
 * when their characters are. Immutable. Source: eprescription §3.
 */
public final class PrescriptionNumber {
    /** What numbers of the SDK's simulators begin with; every public example begins with 01, 02 or 03. */
    public static final String SIMULATED_SERIES = "00TEST";

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{18}");
    private static final Pattern SEEN = Pattern.compile("[0-9A-HJ-NP-Z]{18}");

    private final String value;
    private final boolean simulated;

    private PrescriptionNumber(String value, boolean simulated) {
        this.value = value;
        this.simulated = simulated;
    }

    /**
     * A number as it was made, typed or scanned: blanks around it are dropped, lower case becomes upper case.
     *
     * @throws InvalidInputException rule {@code EPR-NUMBER}: not 18 digits and letters A to Z
     */
    public static PrescriptionNumber of(String text) {
        String value = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw InvalidInputException.of(
                    "PrescriptionNumber",
                    "value",
                    "EPR-NUMBER",
                    "un numéro d'e-prescription a 18 caractères, chiffres et capitales",
                    "an e-prescription number has 18 characters, digits and capitals");
        }
        return new PrescriptionNumber(value, value.startsWith(SIMULATED_SERIES));
    }

    /**
     * A number that stands for none, whatever its series: what bears it is a specimen.
     *
     * @throws InvalidInputException rule {@code EPR-NUMBER}
     */
    public static PrescriptionNumber simulated(String text) {
        return new PrescriptionNumber(of(text).value, true);
    }

    /** 18 digits and capitals. */
    public String value() {
        return value;
    }

    /** Whether it comes from a simulator: every page that bears it says so. */
    public boolean isSimulated() {
        return simulated;
    }

    /** Whether all its characters were seen in numbers: I and O never were. Not a rule: the alphabet is not public. */
    public boolean isOfSeenAlphabet() {
        return SEEN.matcher(value).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrescriptionNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    /** Redacted: a number opens a prescription. */
    @Override
    public String toString() {
        return "PrescriptionNumber[" + (simulated ? "simulated" : "redacted") + "]";
    }
}
