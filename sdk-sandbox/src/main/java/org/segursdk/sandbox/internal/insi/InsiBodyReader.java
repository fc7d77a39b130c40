package org.segursdk.sandbox.internal.insi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.segursdk.sandbox.internal.insi.InsiRequest.ByTraits;
import org.segursdk.sandbox.internal.insi.InsiRequest.ByVitale;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;

/** Reads RECSANSVITALE and RECVITALE strictly: names, namespace, order, formats. Source: insi §2.1, §3.5, §3.6. */
final class InsiBodyReader {
    static final String BY_TRAITS = "http://www.cnamts.fr/INSiRecSans";
    static final String BY_VITALE = "http://www.cnamts.fr/INSiRecVit";

    private static final List<String> TRAITS_ORDER =
            List.of("NomNaissance", "Prenom", "Sexe", "DateNaissance", "LieuNaissance");
    private static final List<String> VITALE_ORDER =
            List.of("MatriculeIndividu", "MatriculeOD", "NomNaissance", "DateNaissance", "RangNaissance");
    private static final List<String> NUMBER_ORDER = List.of("NumIdentifiant", "Cle", "TypeMatricule");

    private static final Pattern BIRTH_NAME = Pattern.compile("(?![ -])(?!.*[ '][ '])[A-Z' -]{1,100}");
    private static final Pattern FIRST_NAME =
            Pattern.compile("(?![ -])(?!.*[ '][ '])(?!.*--)(?!.*[-']$)[A-Z' -]{1,100}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern COG = Pattern.compile("[0-9A-Z]{5}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6}[0-9AB][0-9]{6}");
    private static final Pattern KEY = Pattern.compile("[0-9]{2}");
    private static final Pattern RANK = Pattern.compile("[0-9]{1,2}");

    private final List<String> problems = new ArrayList<>();

    private InsiBodyReader() {}

    static InsiRequest read(Element payload, boolean byTraits) throws Refusal {
        InsiBodyReader reader = new InsiBodyReader();
        InsiRequest request = byTraits ? reader.traits(payload) : reader.vitale(payload);
        if (!reader.problems.isEmpty()) {
            throw Refusal.sandbox("Request refused: " + String.join("; ", reader.problems) + ".");
        }
        return request;
    }

    private InsiRequest traits(Element payload) throws Refusal {
        Map<String, List<Element>> parts = parts(payload, BY_TRAITS, TRAITS_ORDER);
        String birthName = text(parts, "NomNaissance");
        if (birthName.isEmpty()) {
            throw new Refusal(true, "siram_10", "insi_19", "Le nom de naissance est obligatoire.");
        }
        check(BIRTH_NAME.matcher(birthName).matches(), "NomNaissance breaks the lexical rules of INSi");
        check(
                FIRST_NAME.matcher(text(parts, "Prenom")).matches(),
                "Prenom is missing or breaks the lexical rules of INSi");
        check(text(parts, "Sexe").matches("[MF]"), "Sexe must be M or F");
        check(DATE.matcher(text(parts, "DateNaissance")).matches(), "DateNaissance must be AAAA-MM-JJ");
        String place = text(parts, "LieuNaissance");
        check(
                !parts.containsKey("LieuNaissance") || COG.matcher(place).matches(),
                "LieuNaissance, when present, must be a COG of 5 characters");
        return new ByTraits(birthName, text(parts, "Prenom"), text(parts, "Sexe"), text(parts, "DateNaissance"), place);
    }

    private InsiRequest vitale(Element payload) {
        Map<String, List<Element>> parts = parts(payload, BY_VITALE, VITALE_ORDER);
        String beneficiary = number(parts, "MatriculeIndividu");
        String insured = number(parts, "MatriculeOD");
        check(!beneficiary.isEmpty() || !insured.isEmpty(), "MatriculeOD is missing");
        String date = text(parts, "DateNaissance");
        check(date.isEmpty() || DATE.matcher(date).matches(), "DateNaissance must be AAAA-MM-JJ");
        String rank = text(parts, "RangNaissance");
        check(rank.isEmpty() || RANK.matcher(rank).matches(), "RangNaissance must be a number");
        return new ByVitale(beneficiary, insured, text(parts, "NomNaissance"), date);
    }

    private String number(Map<String, List<Element>> parts, String name) {
        List<Element> found = parts.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            return "";
        }
        Map<String, List<Element>> inner = parts(found.get(0), BY_VITALE, NUMBER_ORDER);
        String number = text(inner, "NumIdentifiant");
        check(NUMBER.matcher(number).matches(), name + "/NumIdentifiant must be 13 characters");
        String key = text(inner, "Cle");
        check(key.isEmpty() || KEY.matcher(key).matches(), name + "/Cle must be 2 digits");
        return number;
    }

    /** Children by name; unknown, misplaced, repeated or foreign ones are problems. */
    private Map<String, List<Element>> parts(Element parent, String namespace, List<String> order) {
        Map<String, List<Element>> parts = new LinkedHashMap<>();
        int position = 0;
        for (Element child : Dom.children(parent)) {
            int index = namespace.equals(Dom.namespace(child)) ? order.indexOf(child.getLocalName()) : -1;
            if (index < 0) {
                check(false, "unexpected element " + child.getLocalName() + " in " + parent.getLocalName());
                continue;
            }
            check(index >= position, child.getLocalName() + " is out of order");
            position = Math.max(position, index);
            List<Element> same = parts.computeIfAbsent(child.getLocalName(), name -> new ArrayList<>());
            check(same.isEmpty(), child.getLocalName() + " is repeated");
            same.add(child);
        }
        return parts;
    }

    /** Verbatim: outer blanks are the sender's mistake. */
    private static String text(Map<String, List<Element>> parts, String name) {
        List<Element> found = parts.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private void check(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }
}
