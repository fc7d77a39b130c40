package org.segursdk.conformance.checks.terminology;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.segursdk.conformance.checks.documents.Ask;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.TerminologyPort;
import org.segursdk.conformance.port.TerminologyPort.Concept;
import org.segursdk.conformance.port.TerminologyPort.Nomenclature;
import org.segursdk.conformance.port.VaccinationPort;
import org.segursdk.conformance.port.VaccinationPort.Box;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** The checks of ERGO that are not a row of {@code rule-checks.yaml}. */
public final class TerminologyChecks {
    private static final LocalizedText LOAD = LocalizedText.of(
            "charger l'édition publiée de la nomenclature (ValueSet.read) avec sa version",
            "load the published edition of the nomenclature (ValueSet.read) with its version");
    /** A code of each that every edition holds. */
    private static final Map<Nomenclature, String> KNOWN = new EnumMap<>(Map.of(
            Nomenclature.CIM_10, "I10",
            Nomenclature.LOINC_BIOLOGY, "22664-7",
            Nomenclature.CCAM, "HHFA001",
            Nomenclature.ATC, "J07AM01"));

    private static final char SEPARATOR = '\u001D';

    private TerminologyChecks() {}

    public static List<Check> all() {
        return List.of(
                new Ask<>("ergo-01-nomenclatures", TerminologyPort.class, TerminologyChecks::known, "REM-ERGO-01"),
                new Ask<>(
                        "ergo-02-search-with-completion",
                        TerminologyPort.class,
                        TerminologyChecks::completed,
                        "REM-ERGO-02"),
                new Ask<>(
                        "ergo-04-vaccine-datamatrix", VaccinationPort.class, TerminologyChecks::boxes, "REM-ERGO-04"));
    }

    private static void known(TerminologyPort product, KitBench bench, Findings findings) {
        KNOWN.forEach((nomenclature, code) -> {
            findings.saw(nomenclature.name());
            told(findings, nomenclature.name(), product.find(nomenclature, code).filter(each -> each.code()
                    .equals(code)));
        });
        // K86 and hypertension: the same complaint in the two nomenclatures of general practice, either of which will
        // do
        Optional<Concept> practice = product.find(Nomenclature.CISP2, "K86");
        told(
                findings,
                "CISP2/DRC",
                practice.isPresent()
                        ? practice
                        : product.complete(Nomenclature.DRC, "hyp").stream().findFirst());
    }

    private static void told(Findings findings, String name, Optional<Concept> concept) {
        String condition = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        findings.require(
                concept.filter(each -> !each.label().isBlank()).isPresent(),
                condition,
                LocalizedText.of(
                        name + " : un code connu n'est pas trouvé avec son libellé",
                        name + ": a known code is not found with its label"),
                LOAD);
        findings.require(
                concept.isEmpty() || !concept.get().version().isBlank(),
                condition + "-version",
                LocalizedText.of(name + " : l'édition n'est pas indiquée", name + ": the edition is not told"),
                LOAD);
    }

    private static void completed(TerminologyPort product, KitBench bench, Findings findings) {
        Completion.look(product, KNOWN, findings);
    }

    private static void boxes(VaccinationPort product, KitBench bench, Findings findings) {
        for (int i = 0; i < 10; i++) {
            String cip = checked("340093012345".substring(0, 11) + i);
            String lot = "L" + (1_000 + i);
            LocalDate expiry = LocalDate.of(2027 + i % 3, 1 + i, 28);
            String date = String.format(
                    Locale.ROOT,
                    "17%02d%02d%02d",
                    expiry.getYear() % 100,
                    expiry.getMonthValue(),
                    expiry.getDayOfMonth());
            // boxes tell the same elements in either order
            String scan = i % 2 == 0
                    ? "010" + cip + date + "10" + lot
                    : "]d2010" + cip + "10" + lot + SEPARATOR + date + "21S" + i;
            Optional<Box> read = product.scan(scan);
            findings.saw("box " + (i + 1));
            findings.require(
                    read.equals(Optional.of(new Box(cip, Optional.of(lot), Optional.of(expiry)))),
                    "box-" + (i + 1),
                    LocalizedText.of(
                            "boîte " + (i + 1) + " : le CIP, le lot ou la péremption lus ne sont pas ceux du code",
                            "box " + (i + 1) + ": CIP, batch or expiry read are not those of the datamatrix"),
                    LocalizedText.of(
                            "lire le code avec VaccineBarcode.parse (docs/cda.md)",
                            "read it with VaccineBarcode.parse (docs/cda.md)"));
        }
    }

    /** Twelve digits and their check digit (GS1). */
    private static String checked(String twelve) {
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
