package org.segursdk.cda.biology;

import java.util.Objects;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.Oid;

/**
 * The laboratory's accreditation: its number stands with the responsible laboratory in the header, its mention in a comment
 * of the report. The wording of the mention is the laboratory's. Source: cda §2, §8.1.
 *
 * @param number number given by the body ({@code 8-WXYZ} for COFRAC)
 * @param body name of the body ({@code COFRAC})
 * @param mention words to be printed
 */
public record BioAccreditation(InstanceId number, String body, String mention) {
    private static final Oid COFRAC = Oid.of("1.2.250.1.213.6.3.1");

    public BioAccreditation {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(mention, "mention");
    }

    /**
     * An accreditation by COFRAC.
     *
     * @param number such as {@code 8-WXYZ}
     * @param mention words to be printed
     */
    public static BioAccreditation cofrac(String number, String mention) {
        return new BioAccreditation(InstanceId.of(COFRAC, number), "COFRAC", mention);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioAccreditation[redacted]";
    }
}
