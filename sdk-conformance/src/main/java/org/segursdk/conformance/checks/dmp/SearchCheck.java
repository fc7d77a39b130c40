package org.segursdk.conformance.checks.dmp;

import static org.segursdk.conformance.checks.dmp.Wire.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.checks.dmp.Wire.Gesture;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.DmpSearchPort;
import org.segursdk.conformance.port.DmpSearchPort.Criterion;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.RecordedExchange;

/**
 * Each criterion of the search form reaches the DMP as the slot of TD3.1 that stands for it, in its exact form: {@code ('CODE^^OID')} for
 * codes, digits for times (REM-DMPC-11). Criteria are those of dmp §8; codes of events are left out, no code of them fits every product.
 */
final class SearchCheck {
    /**
     * @param asked as the user fills it in
     * @param slot after {@code $XDSDocumentEntry}
     * @param form of the one value expected
     */
    private record Expected(String asked, String slot, String form) {}

    private static final Map<Criterion, Expected> EXPECTED = new EnumMap<>(Map.ofEntries(
            coded(Criterion.TYPE, "11488-4", "TypeCode"),
            coded(Criterion.CLASS, "10", "ClassCode"),
            coded(Criterion.FORMAT, "urn:ihe:iti:xds-sd:pdf:2008", "FormatCode"),
            coded(Criterion.CONFIDENTIALITY, "MASQUE_PS", "ConfidentialityCode"),
            coded(Criterion.FACILITY_TYPE, "SA07", "HealthcareFacilityTypeCode"),
            coded(Criterion.PRACTICE_SETTING, "AMBULATOIRE", "PracticeSettingCode"),
            Map.entry(
                    Criterion.AUTHOR,
                    new Expected("899700366240", "AuthorPerson", "\\(\\s*'899700366240[\\^%].*'\\s*\\)")),
            // The day begins in Paris, one hour before UTC in winter and two in summer.
            day(Criterion.CREATED_FROM, "2026-03-01", "CreationTimeFrom", "2026(0228230000|0301(000000)?)"),
            day(Criterion.CREATED_TO, "2026-04-30", "CreationTimeTo", "2026(0430([0-9]{6})?|0501(000000)?)"),
            day(Criterion.ACT_FROM, "2026-03-01", "ServiceStartTimeFrom", "2026(0228230000|0301(000000)?)"),
            day(Criterion.ACT_TO, "2026-04-30", "ServiceStopTimeTo", "2026(0430([0-9]{6})?|0501(000000)?)"),
            Map.entry(
                    Criterion.ARCHIVED,
                    new Expected("true", "Status", ".*'urn:asip:ci-sis:2010:StatusType:Archived'.*"))));

    private SearchCheck() {}

    private static Map.Entry<Criterion, Expected> coded(Criterion criterion, String code, String slot) {
        return Map.entry(
                criterion, new Expected(code, slot, "\\(\\s*'" + Pattern.quote(code) + "\\^\\^[0-9.]+'\\s*\\)"));
    }

    private static Map.Entry<Criterion, Expected> day(Criterion criterion, String day, String slot, String form) {
        return Map.entry(criterion, new Expected(day, slot, form));
    }

    static Check criteria() {
        return new Gesture<DmpSearchPort>(
                "dmpc-11-multi-criteria-search",
                DmpSearchPort.class,
                text(
                        "Pour ADRDEUX LAURENT, consentement déclaré, chercher dans le DMP avec chaque critère seul : type 11488-4, classe 10,"
                                + " format urn:ihe:iti:xds-sd:pdf:2008, confidentialité MASQUE_PS, secteur SA07, cadre AMBULATOIRE, auteur"
                                + " 899700366240, créé depuis le 01/03/2026, créé jusqu'au 30/04/2026, acte depuis le 01/03/2026, acte jusqu'au"
                                + " 30/04/2026, documents archivés compris.",
                        "For ADRDEUX LAURENT, consent declared, search the DMP by each criterion alone: type 11488-4, class 10, format"
                                + " urn:ihe:iti:xds-sd:pdf:2008, confidentiality MASQUE_PS, sector SA07, setting AMBULATOIRE, author 899700366240,"
                                + " created since 2026-03-01, created until 2026-04-30, act since 2026-03-01, act until 2026-04-30, archived"
                                + " documents included."),
                (bench, same) -> Wire.dmp(same, Authorisation.VALIDE),
                SearchCheck::search,
                SearchCheck::slots,
                "REM-DMPC-11");
    }

    private static void search(DmpSearchPort product, KitBench bench) {
        bench.sandbox().dmp().deposit(Wire.PERSON.ins(), 3);
        String patient = Wire.consenting(product);
        EXPECTED.forEach((criterion, expected) -> product.search(patient, Map.of(criterion, expected.asked())));
    }

    private static void slots(Findings findings, KitBench bench) throws Exception {
        List<String> sent = new ArrayList<>();
        for (RecordedExchange each : bench.exchanges("dmp")) {
            if (each.operation().equals("TD3.1")) {
                sent.add(Wire.request(each));
            }
        }
        if (sent.isEmpty()) {
            return;
        }
        findings.saw("TD3.1");
        EXPECTED.forEach((criterion, expected) -> {
            List<String> values = sent.stream()
                    .flatMap(each -> value(each, expected.slot()).stream())
                    .toList();
            findings.require(
                    values.stream().anyMatch(each -> each.matches(expected.form())),
                    "slot-" + expected.slot(),
                    text(
                            "aucune TD3.1 ne porte $XDSDocumentEntry" + expected.slot()
                                    + " avec la valeur demandée ; lu : " + values,
                            "no TD3.1 bears $XDSDocumentEntry" + expected.slot() + " with the value asked for; read: "
                                    + values),
                    text(
                            "chercher par DocumentSearch.builder (docs/dmp.md)",
                            "search by DocumentSearch.builder (docs/dmp.md)"));
        });
    }

    /** The values of a slot, one after the other; empty when the request has no such slot. */
    private static Optional<String> value(String request, String slot) {
        Matcher list = Pattern.compile(
                        "name=[\"']\\$XDSDocumentEntry" + slot + "[\"'].*?ValueList>(.*?)</[^>]*ValueList>",
                        Pattern.DOTALL)
                .matcher(request);
        return list.find()
                ? Optional.of(list.group(1)
                        .replaceAll("<[^>]*>", " ")
                        .replace("&apos;", "'")
                        .replace("&#39;", "'")
                        .strip())
                : Optional.empty();
    }
}
