package org.segursdk.cda.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The closed list of UCUM spellings the official checks accept, and what French laboratories print. Source: cda §8.3. */
public final class UcumUnits {
    private static final String RESOURCE = "/org/segursdk/cda/ucum-units.txt";
    private static final Set<String> LISTED = load();
    /** What the official rule removes before it looks a unit up. */
    private static final Pattern ANNOTATION = Pattern.compile("\\{.[a-z]*.\\}");

    private static final Map<String, String> PRINTED = Map.ofEntries(
            Map.entry("G/L", "10*9/L"),
            Map.entry("Giga/L", "10*9/L"),
            Map.entry("10^9/L", "10*9/L"),
            Map.entry("10⁹/L", "10*9/L"),
            Map.entry("10E9/L", "10*9/L"),
            Map.entry("T/L", "10*12/L"),
            Map.entry("Tera/L", "10*12/L"),
            Map.entry("Téra/L", "10*12/L"),
            Map.entry("10^12/L", "10*12/L"),
            Map.entry("10¹²/L", "10*12/L"),
            Map.entry("10E12/L", "10*12/L"),
            Map.entry("10^6/L", "10*6/L"),
            Map.entry("10⁶/L", "10*6/L"),
            Map.entry("M/mm3", "10*6/uL"),
            Map.entry("/mm3", "/uL"),
            Map.entry("/mm³", "/uL"),
            Map.entry("/champ", "/[HPF]"),
            Map.entry("UFC/mL", "[CFU]/mL"),
            Map.entry("UFC/L", "[CFU]/L"),
            Map.entry("mmHg", "mm[Hg]"),
            Map.entry("°C", "Cel"),
            Map.entry("mm/1h", "mm/h"),
            Map.entry("mm à 1h", "mm/h"),
            Map.entry("sec", "s"),
            Map.entry("secondes", "s"),
            Map.entry("mEq/L", "meq/L"),
            Map.entry("mOsm/kg", "mosm/kg"),
            Map.entry("mOsm/L", "mosm/L"),
            Map.entry("UA/mL", "[arb'U]/mL"),
            Map.entry("mL/min/1,73m2", "mL/min{normalized}"),
            Map.entry("mL/min/1.73m2", "mL/min{normalized}"),
            Map.entry("mL/min/1,73 m2", "mL/min{normalized}"),
            Map.entry("mL/min/1,73m²", "mL/min{normalized}"),
            Map.entry("mL/min/1,73 m²", "mL/min{normalized}"),
            Map.entry("mg/24h", "mg/(24.h)"),
            Map.entry("g/24h", "g/(24.h)"),
            Map.entry("mmol/24h", "mmol/(24.h)"),
            Map.entry("µmol/24h", "umol/(24.h)"),
            Map.entry("µg/24h", "ug/(24.h)"),
            Map.entry("nmol/24h", "nmol/(24.h)"));

    private UcumUnits() {}

    /** Whether the unit may stand in a PQ; the empty unit is that of a pure number. */
    public static boolean isAccepted(String unit) {
        if (LISTED.contains(unit) || unit.isEmpty()) {
            return true;
        }
        if (unit.indexOf('{') < 0 || !isPrintableAscii(unit)) {
            return false;
        }
        String bare = ANNOTATION.matcher(unit).replaceAll("");
        return bare.isEmpty() || LISTED.contains(bare);
    }

    /** The accepted spelling of a unit as laboratories print it. */
    public static Optional<String> toUcum(String printed) {
        String unit = printed.strip();
        if (!unit.isEmpty() && isAccepted(unit)) {
            return Optional.of(unit);
        }
        String known = PRINTED.get(unit.replace('μ', 'µ').replace("/l", "/L").replace("/ml", "/mL"));
        if (known != null) {
            return Optional.of(known);
        }
        String spelled = unit.replace('µ', 'u')
                .replace('μ', 'u')
                .replace("UI", "[IU]")
                .replace("ml", "mL")
                .replace("dl", "dL")
                .replace("fl", "fL")
                .replace("µl", "uL")
                .replace("ul", "uL")
                .replace("/l", "/L");
        return spelled.isEmpty() || !isAccepted(spelled) ? Optional.empty() : Optional.of(spelled);
    }

    private static boolean isPrintableAscii(String unit) {
        for (int i = 0; i < unit.length(); i++) {
            if (unit.charAt(i) <= ' ' || unit.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static Set<String> load() {
        Set<String> units = new HashSet<>();
        try (InputStream in = UcumUnits.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    units.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units;
    }
}
