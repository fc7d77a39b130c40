package org.segursdk.cda.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Data types, wherever they stand. Source: cda §1.2, §4.2, §4.3. */
final class DatatypeChecks {
    private static final Set<String> TIMES =
            Set.of("effectiveTime", "time", "low", "high", "center", "birthTime", "deceasedTime");
    private static final Set<String> CODES = Set.of(
            "code",
            "functionCode",
            "confidentialityCode",
            "administrativeGenderCode",
            "standardIndustryClassCode",
            "routeCode",
            "translation",
            "priorityCode",
            "dischargeDispositionCode");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4,8}|[0-9]{10}|[0-9]{12}|[0-9]{14}(\\.[0-9]+)?)([+-][0-9]{4})?");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    /** Identifiers that HL7 reserves to itself. */
    private static final Pattern HL7_RESERVED = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    private static final Pattern TELECOM = Pattern.compile("(tel|fax|mailto|http|https|ftp|mllp):.+", Pattern.DOTALL);
    private static final int DAY_DIGITS = 8;

    private final Findings findings;

    DatatypeChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Element document) {
        for (Element element : Dom.everything(document)) {
            if (!Dom.CDA.equals(element.getNamespaceURI())) {
                continue;
            }
            String name = element.getLocalName();
            if (TIMES.contains(name) && element.hasAttribute("value") && isTime(element)) {
                time(element);
            }
            if (CODES.contains(name)) {
                code(element);
            }
            switch (name) {
                case "effectiveTime" -> interval(element);
                case "id", "setId", "templateId" -> identifier(element);
                case "telecom" -> telecom(element);
                case "addr" -> address(element);
                default -> {}
            }
        }
        twins(document);
    }

    /** low and high also bound quantities, which are no times. */
    private static boolean isTime(Element element) {
        if (!Set.of("low", "high", "center").contains(element.getLocalName())) {
            return true;
        }
        return element.getParentNode() instanceof Element parent && TIMES.contains(parent.getLocalName());
    }

    private void time(Element element) {
        String value = element.getAttribute("value");
        boolean formed = TIME.matcher(value).matches();
        findings.check(
                formed && exists(value),
                "CDA-TS",
                element,
                "date ou heure mal formée ou inexistante (AAAAMMJJhhmmss±hhmm attendu)",
                "malformed or impossible date or time (YYYYMMDDhhmmss±hhmm expected)");
        findings.check(
                !element.hasAttribute("nullFlavor"),
                "CDA-TS",
                element,
                "value et nullFlavor s'excluent",
                "value and nullFlavor exclude each other");
        boolean hasOffset = value.indexOf('+') >= 0 || value.indexOf('-') >= 0;
        findings.advise(
                !formed || value.length() <= DAY_DIGITS || hasOffset,
                "CDA-TS-OFFSET",
                element,
                "heure sans décalage horaire",
                "time without offset");
    }

    private static boolean exists(String value) {
        String digits = value.split("[+.-]", 2)[0];
        try {
            int year = Integer.parseInt(digits.substring(0, 4));
            if (digits.length() >= 6) {
                YearMonth month = YearMonth.of(year, Integer.parseInt(digits.substring(4, 6)));
                if (digits.length() >= 8) {
                    LocalDate.of(year, month.getMonthValue(), Integer.parseInt(digits.substring(6, 8)));
                }
            }
            LocalTime.of(part(digits, 8), part(digits, 10), part(digits, 12));
            return digits.length() % 2 == 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int part(String digits, int from) {
        return digits.length() >= from + 2 ? Integer.parseInt(digits.substring(from, from + 2)) : 0;
    }

    private void interval(Element element) {
        String low = Dom.first(element, "low").map(e -> e.getAttribute("value")).orElse("");
        String high =
                Dom.first(element, "high").map(e -> e.getAttribute("value")).orElse("");
        int common = Math.min(Math.min(low.length(), high.length()), DAY_DIGITS);
        findings.check(
                common < 4 || low.substring(0, common).compareTo(high.substring(0, common)) <= 0,
                "CDA-IVL-ORDER",
                element,
                "la fin (high) précède le début (low)",
                "the end (high) comes before the beginning (low)");
        findings.check(
                !Dom.isNull(element) || low.isEmpty() && high.isEmpty(),
                "CDA-IVL-NULL",
                element,
                "nullFlavor exclut low et high",
                "nullFlavor excludes low and high");
    }

    private void code(Element element) {
        boolean coded = element.hasAttribute("code");
        findings.check(
                !coded || !element.getAttribute("codeSystem").isEmpty(),
                "CDA-CODE-SYSTEM",
                element,
                "un code sans système de codage",
                "a code without code system");
        findings.check(
                !coded || !Dom.isNull(element),
                "CDA-CODE-NULL",
                element,
                "nullFlavor exclut code",
                "nullFlavor excludes code");
        findings.check(
                coded || !element.hasAttribute("displayName"),
                "CDA-CODE-DISPLAY",
                element,
                "un libellé sans code",
                "a displayName without code");
    }

    private void identifier(Element element) {
        if (Dom.isNull(element)) {
            return;
        }
        String root = element.getAttribute("root");
        boolean uuid = UUID.matcher(root).matches();
        boolean oid = OID.matcher(root).matches() && root.length() <= 128;
        findings.check(
                uuid || oid || HL7_RESERVED.matcher(root).matches(),
                "CDA-II-ROOT",
                element,
                "root n'est ni un OID ni un UUID",
                "root is neither an OID nor a UUID");
        findings.advise(
                uuid || oid || !HL7_RESERVED.matcher(root).matches(),
                "CDA-II-ROOT",
                element,
                "root n'est ni un OID ni un UUID, bien que le schéma l'admette",
                "root is neither an OID nor a UUID, although the schema lets it pass");
        findings.advise(
                !uuid || root.equals(root.toUpperCase(java.util.Locale.ROOT)),
                "CDA-II-UUID-CASE",
                element,
                "un UUID s'écrit en majuscules",
                "a UUID is written in upper case");
    }

    private void telecom(Element element) {
        boolean valued = element.hasAttribute("value");
        findings.check(
                valued != Dom.isNull(element),
                "CDA-TELECOM",
                element,
                "value ou nullFlavor, l'un des deux",
                "value or nullFlavor, one of them");
        findings.check(
                !valued || TELECOM.matcher(element.getAttribute("value")).matches(),
                "CDA-TELECOM",
                element,
                "préfixe tel:, fax:, mailto:… attendu",
                "a scheme tel:, fax:, mailto:… is expected");
    }

    private void address(Element element) {
        int lines = Dom.children(element, "streetAddressLine").size();
        findings.check(lines <= 7, "CDA-ADDR", element, "au plus sept lignes d'adresse", "at most seven address lines");
    }

    /** No two identical identifiers under one parent. */
    private void twins(Element document) {
        for (Element element : Dom.everything(document)) {
            List<Element> ids = Dom.children(element, "id");
            if (ids.size() < 2) {
                continue;
            }
            Set<String> seen = new HashSet<>();
            for (Element id : ids) {
                findings.check(
                        seen.add(id.getAttribute("root") + '^' + id.getAttribute("extension")),
                        "CDA-II-TWICE",
                        id,
                        "identifiant donné deux fois",
                        "identifier given twice");
            }
        }
    }
}
