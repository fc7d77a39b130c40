package org.segursdk.cda.internal.child;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.VaccinationRules;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;

/** Rules that every certificate has. Source: CSE 2024.01. */
final class CareRules {
    /** JDV_VaccinCSE8 (ATC). */
    static final Set<String> VACCINES_8 = Set.of("J07AN", "J07BC01");
    /** JDV_VaccinCSE9 (ATC). */
    static final Set<String> VACCINES_9 =
            Set.of("J07CA01", "J07AJ", "J07AG", "J07BC01", "J07AL", "J07AH07", "J07AH08", "J07AH09", "J07BH", "J07AN");
    /** JDV_VaccinCSE24 (ATC). */
    static final Set<String> VACCINES_24 = Set.of(
            "J07CA01", "J07AJ", "J07AG", "J07BC01", "J07AL", "J07AH07", "J07AH08", "J07AH09", "J07BH", "J07AN",
            "J07BD52", "J07BL");

    private final Violations violations;
    private final TextRules texts;
    private final ZoneId zone;

    CareRules(Violations violations, ZoneId zone) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.zone = zone;
    }

    /** @param listed ATC codes a vaccination of the first series may bear */
    void vaccinations(Statement<Vaccination> vaccinations, Set<String> listed) {
        statement(vaccinations, "vaccinations");
        VaccinationRules rules = new VaccinationRules(violations, zone);
        List<Vaccination> items = vaccinations.items();
        for (int i = 0; i < items.size(); i++) {
            String at = "vaccinations[" + i + "]";
            rules.check(items.get(i), at);
            violations.check(
                    items.get(i).kind() != VaccinationKind.PRIMARY_SERIES
                            || items.get(i).translations().stream()
                                    .allMatch(vaccine -> listed.contains(vaccine.code())
                                            && vaccine.codeSystem().equals(CodeSystems.ATC)),
                    at + ".translations",
                    "CSE-VACCINE",
                    "une primo-vaccination n'a que des codes ATC du certificat",
                    "a vaccination of the first series has none but the ATC codes of the certificate");
        }
    }

    <T> void statement(Statement<T> statement, String path) {
        if (statement instanceof Statement.NoneKnown<T> none) {
            texts.line(none.declaredBy().familyName(), path + ".declaredBy.familyName");
            texts.characters(none.declaredBy().givenName(), path + ".declaredBy.givenName");
        } else if (statement instanceof Statement.Entries<T> entries) {
            violations.check(
                    !entries.items().isEmpty(),
                    path,
                    "CSE-STATEMENT",
                    "une liste vide ne dit rien : donnez des entrées, « aucune connue » ou « non renseigné »",
                    "an empty list says nothing: give entries, 'none known' or 'not recorded'");
        }
    }
}
