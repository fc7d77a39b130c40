package org.segursdk.cda.internal.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** Names, roles, addresses and numbers of the people and structures of a header, one line each. Source: cda §2, §3, §4. */
final class People {
    private static final String PROFESSIONAL = "1.2.250.1.71.4.2.1";
    private static final String STRUCTURE = "1.2.250.1.71.4.2.2";

    private final Words words;
    /** What was already said of a person or structure, by name: not said twice to the same reader. */
    private final Map<String, Set<String>> told = new HashMap<>();

    People(Words words) {
        this.words = words;
    }

    /** Text with white space made single. */
    static String clean(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static String text(@Nullable Node node) {
        return node == null ? "" : clean(node.fullText());
    }

    /** What a code says: displayName, then its own words, then the code itself. */
    static String label(@Nullable Node code) {
        if (code == null) {
            return "";
        }
        if (!code.value("displayName").isBlank()) {
            return clean(code.value("displayName"));
        }
        String own = text(code.child("originalText"));
        return own.isEmpty() ? code.value("code") : own;
    }

    static String join(String separator, List<String> parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                all.append(all.length() == 0 ? "" : separator).append(part);
            }
        }
        return all.toString();
    }

    /** Title, given names, family name. */
    String person(@Nullable Node person) {
        Node name = person == null ? null : person.child("name");
        if (name == null || name.child("family") == null && name.child("given") == null) {
            return text(name);
        }
        String title = text(name.child("suffix"));
        if (title.isEmpty()) {
            title = text(name.child("prefix"));
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (title.toUpperCase(Locale.ROOT)) {
                    case "DR" -> "Dr";
                    case "PR" -> "Pr";
                    case "M" -> "M.";
                    case "MME" -> "Mme";
                    default -> title;
                });
        name.children("given").forEach(given -> parts.add(text(given)));
        name.children("family").forEach(family -> parts.add(text(family)));
        return join(" ", parts);
    }

    /** Person, profession, number, structure, address and telecoms of a role, as many lines. */
    List<String> role(Node role, String personName, String organizationName) {
        List<String> lines = new ArrayList<>();
        Node device = role.child("assignedAuthoringDevice");
        String who = device == null
                ? person(role.child(personName))
                : join(" – ", List.of(text(device.child("softwareName")), text(device.child("manufacturerModelName"))));
        Node organization = role.child(organizationName);
        String structure = organization == null ? "" : organization(organization);
        List<String> about = new ArrayList<>(List.of(label(role.child("code")), identifiers(role)));
        about.addAll(contact(role));
        lines.add(who);
        lines.addAll(news(who, about));
        lines.add(structure);
        lines.removeIf(String::isEmpty);
        if (lines.isEmpty()) {
            lines.add(words.nothing(role));
        }
        return lines;
    }

    /** Of what is known of someone, what was not told yet. */
    private List<String> news(String name, List<String> parts) {
        if (name.isEmpty()) {
            return parts;
        }
        Set<String> before = told.computeIfAbsent(name, key -> new HashSet<>());
        List<String> fresh = new ArrayList<>(parts);
        fresh.removeIf(part -> !before.add(part));
        return fresh;
    }

    /** Person, profession and structure on one line, with the number of the professional when asked. */
    String brief(Node role, String personName, String organizationName, boolean number) {
        Node device = role.child("assignedAuthoringDevice");
        Node organization = role.child(organizationName);
        List<String> parts = new ArrayList<>();
        parts.add(device == null ? person(role.child(personName)) : text(device.child("softwareName")));
        parts.add(number ? identifiers(role) : "");
        parts.add(label(role.child("code")));
        parts.add(organization == null ? "" : text(organization.child("name")));
        String line = join(", ", parts);
        return line.isEmpty() ? words.nothing(role) : line;
    }

    /** Name and number of a structure, address and telecoms. */
    String organization(Node organization) {
        String name = join(
                " ", organization.children("name").stream().map(People::text).toList());
        List<String> about = new ArrayList<>();
        about.add(identifiers(organization));
        about.add(label(organization.child("standardIndustryClassCode")));
        about.addAll(contact(organization));
        Node whole = organization.at("asOrganizationPartOf", "wholeOrganization");
        about.add(whole == null ? "" : organization(whole));
        return join(", ", List.of(name, join(", ", news(name, about))));
    }

    /** Addresses and telecoms, one line each. */
    List<String> contact(Node owner) {
        List<String> lines = new ArrayList<>();
        for (Node address : owner.children("addr")) {
            lines.add(address(address));
        }
        List<String> telecoms = new ArrayList<>();
        for (Node telecom : owner.children("telecom")) {
            telecoms.add(telecom(telecom.value("value")));
        }
        lines.add(join(", ", telecoms));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private String address(Node address) {
        if (address.first() == null) {
            return text(address);
        }
        List<String> street = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (Node part : address) {
            boolean ofStreet = part.name().startsWith("houseNumber")
                    || part.name().startsWith("streetName")
                    || part.name().equals("additionalLocator");
            (ofStreet ? street : rest).add(part.is("postalCode") ? text(part) + "\u00a0" : text(part));
        }
        return clean(join(", ", List.of(join(" ", street), join(" ", rest))));
    }

    private String telecom(String value) {
        if (value.startsWith("tel:")) {
            return words.say("tél. ", "tel. ") + value.substring(4);
        }
        return value.startsWith("mailto:") ? value.substring(7) : value.replaceFirst("^fax:", "fax ");
    }

    /** The numbers of a professional or a structure, in the words of the field. */
    String identifiers(Node owner) {
        List<String> all = new ArrayList<>();
        for (Node id : owner.children("id")) {
            all.add(identifier(id));
        }
        return join(", ", all);
    }

    String identifier(Node id) {
        String root = id.value("root");
        String extension = clean(id.value("extension"));
        if (extension.isEmpty()) {
            return root;
        }
        if (root.equals(PROFESSIONAL)) {
            return professional(extension);
        }
        if (root.equals(STRUCTURE)) {
            return structure(extension);
        }
        String authority = clean(id.value("assigningAuthorityName"));
        return authority.isEmpty() ? extension + " (" + root + ")" : authority + " " + extension;
    }

    private static String professional(String number) {
        if (number.matches("8[0-9]{11}")) {
            return "RPPS " + number.substring(1);
        }
        return number.matches("0[0-9A-Z]{9}") ? "ADELI " + number.substring(1) : "n° " + number;
    }

    private static String structure(String number) {
        String rest = number.isEmpty() ? "" : number.substring(1);
        return switch (number.charAt(0)) {
            case '0' -> "ADELI " + rest;
            case '1' -> "FINESS " + rest;
            case '2' -> "SIREN " + rest;
            case '3' -> "SIRET " + rest;
            case '4' -> "RPPS-rang " + rest;
            default -> "n° " + number;
        };
    }
}
