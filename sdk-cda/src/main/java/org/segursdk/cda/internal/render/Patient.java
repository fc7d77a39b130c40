package org.segursdk.cda.internal.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;

/** The identity of the patient as people read it. Source: cda §2, §3.1; insi §1.2, §1.3. */
final class Patient {
    private final Words words;
    private final Dates dates;
    private final People people;
    private final @Nullable Node role;
    private final @Nullable Node patient;

    Patient(Node document, Words words) {
        this.words = words;
        this.dates = new Dates(words);
        this.people = new People(words);
        this.role = document.at("recordTarget", "patientRole");
        this.patient = role == null ? null : role.child("patient");
    }

    private List<String> names(String part, String qualifier) {
        Node name = patient == null ? null : patient.child("name");
        List<String> found = new ArrayList<>();
        if (name != null) {
            for (Node node : name.children(part)) {
                String text = People.text(node);
                if (List.of(node.value("qualifier").split("\\s+")).contains(qualifier) && !text.isEmpty()) {
                    found.add(text);
                }
            }
        }
        return found;
    }

    private String name(String part, String qualifier) {
        return String.join(" ", names(part, qualifier));
    }

    private String orAbsent(String text, @Nullable Node node) {
        return text.isEmpty() ? words.nothing(node) : text;
    }

    /** Family name in capitals and given name in use, then birth name when another. */
    String shortName() {
        String used = firstOf(name("family", "CL"), name("family", "BR"), name("family", ""), name("family", "SP"));
        String given = firstOf(name("given", "CL"), name("given", "BR"), name("given", ""));
        String birth = name("family", "BR");
        Node name = patient == null ? null : patient.child("name");
        String whole = People.join(" ", List.of(used.toUpperCase(Locale.FRENCH), given));
        if (whole.isEmpty()) {
            return orAbsent(People.text(name), name);
        }
        boolean another = !birth.isEmpty() && !birth.equalsIgnoreCase(used);
        return another
                ? whole + words.say(" (naissance : ", " (birth: ") + birth.toUpperCase(Locale.FRENCH) + ")"
                : whole;
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    String birth() {
        return dates.of(patient == null ? null : patient.child("birthTime"));
    }

    String sex() {
        Node code = patient == null ? null : patient.child("administrativeGenderCode");
        return switch (code == null ? "" : code.value("code")) {
            case "M" -> words.say("Masculin", "Male");
            case "F" -> words.say("Féminin", "Female");
            case "UN", "U", "I" -> words.say("Indéterminé", "Undetermined");
            default -> orAbsent(People.label(code), code);
        };
    }

    /** The INS as written on paper, with its nature; empty when the document has none. */
    String ins() {
        for (Node id : ids()) {
            InsAuthority authority = authority(id);
            if (authority != null) {
                return spaced(id.value("extension")) + " – " + nature(authority);
            }
        }
        return "";
    }

    /** Whether the identity bears an OID of the test or demonstration register. */
    boolean isTest() {
        return ids().stream().map(Patient::authority).anyMatch(authority -> authority != null && authority.isTest());
    }

    private List<Node> ids() {
        return role == null ? List.of() : role.children("id");
    }

    private static @Nullable InsAuthority authority(Node id) {
        return id.value("root").isEmpty()
                ? null
                : InsAuthority.ofOid(id.value("root")).orElse(null);
    }

    private String nature(InsAuthority authority) {
        return switch (authority) {
            case NIR -> "NIR";
            case NIA -> words.say("NIA (identifiant d'attente)", "NIA (waiting number)");
            case NIR_TEST -> words.say("NIR de TEST", "TEST NIR");
            case NIR_DEMO -> words.say("NIR de DÉMONSTRATION", "DEMONSTRATION NIR");
        };
    }

    /** {@code 1 85 05 78 006 048 91}; told when the key does not match. */
    private String spaced(String matricule) {
        String value = matricule.replaceAll("\\s", "");
        if (value.length() != 15) {
            return People.clean(matricule);
        }
        String shown = value.charAt(0)
                + " " + value.substring(1, 3)
                + " " + value.substring(3, 5)
                + " " + value.substring(5, 7)
                + " " + value.substring(7, 10)
                + " " + value.substring(10, 13)
                + " " + value.substring(13);
        try {
            boolean matches = Matricule.received(value.substring(0, 13), value.substring(13))
                    .keyMatches();
            return matches ? shown : shown + words.say(" (clé non concordante)", " (key does not match)");
        } catch (InvalidInputException unusual) {
            return shown;
        }
    }

    /** All the traits, label by label. */
    Map<String, List<String>> traits() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Node name = patient == null ? null : patient.child("name");
        String birthName = name("family", "BR");
        all.put(words.say("Nom de naissance", "Birth name"), List.of(orAbsent(birthName, name)));
        put(all, words.say("Nom", "Family name"), firstOf(name("family", ""), name("family", "SP")));
        put(all, words.say("Nom utilisé", "Used name"), name("family", "CL"));
        put(all, words.say("Premier prénom de naissance", "First birth given name"), name("given", "BR"));
        put(all, words.say("Prénoms de naissance", "Birth given names"), name("given", ""));
        put(all, words.say("Prénom utilisé", "Used given name"), name("given", "CL"));
        all.put(words.say("Sexe", "Sex"), List.of(sex()));
        all.put(words.say("Date de naissance", "Birth date"), List.of(birth()));
        all.put(words.say("Lieu de naissance", "Birth place"), List.of(birthPlace()));
        String ins = ins();
        all.put(words.say("Matricule INS", "INS number"), List.of(ins.isEmpty() ? words.absent() : ins));
        put(all, words.say("Autres identifiants", "Other identifiers"), localIds());
        life(all);
        if (role != null) {
            all.put(words.say("Coordonnées", "Contact"), people.contact(role));
        }
        guardians(all);
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private static void put(Map<String, List<String>> all, String label, String text) {
        if (!text.isEmpty()) {
            all.put(label, List.of(text));
        }
    }

    private String birthPlace() {
        Node place = patient == null ? null : patient.at("birthplace", "place");
        Node address = place == null ? null : place.child("addr");
        String code = address == null ? "" : People.text(address.child("county"));
        String city = address == null ? "" : People.text(address.child("city"));
        String country = address == null ? "" : People.text(address.child("country"));
        String name = place == null ? "" : People.text(place.child("name"));
        String where = People.join(", ", List.of(name, city, country));
        String insee = code.isEmpty() ? "" : words.say("code INSEE ", "INSEE code ") + code;
        String all = where.isEmpty() ? insee : insee.isEmpty() ? where : where + " (" + insee + ")";
        return orAbsent(all, address);
    }

    private String localIds() {
        List<String> others = new ArrayList<>();
        for (Node id : ids()) {
            if (authority(id) == null && !id.value("extension").isEmpty()) {
                others.add(people.identifier(id));
            }
        }
        return String.join(", ", others);
    }

    private void life(Map<String, List<String>> all) {
        if (patient == null) {
            return;
        }
        for (Node node : patient) {
            switch (node.name()) {
                case "deceasedInd" ->
                    put(
                            all,
                            words.say("Décédé", "Deceased"),
                            node.value("value").equals("true") ? words.say("Oui", "Yes") : words.say("Non", "No"));
                case "deceasedTime" -> put(all, words.say("Date de décès", "Date of death"), dates.of(node));
                case "multipleBirthOrderNumber" ->
                    put(all, words.say("Rang de naissance", "Birth order"), node.value("value"));
                default -> {
                    // the other traits have their own line
                }
            }
        }
    }

    private void guardians(Map<String, List<String>> all) {
        List<String> lines = new ArrayList<>();
        if (patient != null) {
            for (Node guardian : patient.children("guardian")) {
                lines.add(String.join(", ", people.role(guardian, "guardianPerson", "guardianOrganization")));
            }
        }
        all.put(words.say("Représentant", "Guardian"), lines);
    }
}
