package org.segursdk.annuaire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.segursdk.annuaire.TestDirectory.Row;

/** Synthetic resources as JSON, in the shapes of the fact sheet. RPPS numbers are of the range 997, FINESS numbers of 99. */
public final class TestRows {
    public static final Instant DAY = Instant.parse("2026-11-01T08:00:00Z");
    private static final String EMAIL_TYPE =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";
    private static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    private static final String TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";

    private TestRows() {}

    static String system(String table, String name) {
        return TestDirectory.NOS + "TRE_" + table + '-' + name + "/FHIR/TRE-" + table + '-' + name;
    }

    static String coding(String system, String code, String display) {
        return "{\"system\":\"" + system + "\",\"code\":\"" + code + "\""
                + (display.isEmpty() ? "" : ",\"display\":\"" + display + '"') + '}';
    }

    static String identifier(String type, String system, String value) {
        String typed = type.isEmpty() ? "" : "\"type\":{\"coding\":[" + coding(TYPES, type, "") + "]},";
        return "{" + typed + "\"system\":\"" + system + "\",\"value\":\"" + value + "\"}";
    }

    /** A mailbox of MSSanté; an empty type gives no metadata at all. */
    public static String mailbox(String address, String type, String more) {
        String metadata = type.isEmpty()
                ? ""
                : ",{\"url\":\"" + METADATA
                        + "\",\"extension\":[{\"url\":\"type\",\"valueCodeableConcept\":{\"coding\":["
                        + coding(system("R257", "TypeBAL"), type, "") + "]}}" + more + "]}";
        return "{\"system\":\"email\",\"value\":\"" + address + "\",\"extension\":[{\"url\":\"" + EMAIL_TYPE
                + "\",\"valueCoding\":" + coding(system("R256", "TypeMessagerie"), "MSSANTE", "") + "}" + metadata
                + "]}";
    }

    public static String mailbox(String address, String type) {
        return mailbox(address, type, "");
    }

    public static String ordinary(String address) {
        return "{\"system\":\"email\",\"value\":\"" + address + "\"}";
    }

    /** A professional to be. */
    public static final class Person {
        final String id;
        final String rpps;
        String family = "SPECIMEN";
        String given = "Julie";
        String profession = "10";
        String specialty = "SM41";
        Instant updated = DAY;
        boolean active = true;
        final List<String> mailboxes = new ArrayList<>();

        public Person(int number) {
            this.id = "p" + number;
            this.rpps = String.valueOf(99_700_000_000L + number);
        }

        public Person name(String familyName, String givenNames) {
            this.family = familyName;
            this.given = givenNames;
            return this;
        }

        public Person is(String professionCode, String specialtyCode) {
            this.profession = professionCode;
            this.specialty = specialtyCode;
            return this;
        }

        public Person mailbox(String json) {
            this.mailboxes.add(json);
            return this;
        }

        public Person at(Instant when) {
            this.updated = when;
            return this;
        }

        public Person removed() {
            this.active = false;
            return this;
        }

        public Row row() {
            Row row = new Row("Practitioner", id, updated);
            row.active = active;
            String ids = identifier("IDNPS", "urn:oid:1.2.250.1.71.4.2.1", '8' + rpps)
                    + ','
                    + identifier("RPPS", "https://rpps.esante.gouv.fr", rpps);
            String body = "";
            if (active) {
                body = ",\"name\":[{\"family\":\"" + family + "\",\"given\":[\"" + given
                        + "\"],\"prefix\":[\"MME\"],\"suffix\":[\"DR\"]}],\"qualification\":[{\"code\":{\"coding\":["
                        + coding(system("G15", "ProfessionSante"), profession, "Médecin") + ','
                        + coding(system("R09", "CategorieProfessionnelle"), "C", "Civil")
                        + "]}},{\"code\":{\"coding\":["
                        + coding(system("R04", "TypeSavoirFaire"), "S", "") + ','
                        + coding(system("R38", "SpecialiteOrdinale"), specialty, "") + "]}},{\"code\":{\"coding\":["
                        + coding(system("R14", "TypeDiplome"), "DE", "") + ','
                        + coding(system("R48", "DiplomeEtatFrancais"), "DE05", "") + "]}}]"
                        + (mailboxes.isEmpty() ? "" : ",\"telecom\":[" + String.join(",", mailboxes) + ']');
                row.key("family", family).key("given", given);
                row.key("qualification-code", system("G15", "ProfessionSante") + '|' + profession);
                row.key("qualification-code", system("R38", "SpecialiteOrdinale") + '|' + specialty);
                mailboxes.forEach(each -> row.key("mailbox-mss", address(each)));
            }
            row.key("identifier", "urn:oid:1.2.250.1.71.4.2.1|8" + rpps, "https://rpps.esante.gouv.fr|" + rpps);
            row.json = head("Practitioner", id, updated) + ",\"active\":" + active + ",\"identifier\":[" + ids + ']'
                    + body + '}';
            return row;
        }
    }

    /** The activity of a professional at a structure. */
    public static Row role(
            int number, Person person, String structure, Instant updated, boolean active, String... boxes) {
        Row row = new Row("PractitionerRole", "r" + number, updated);
        row.active = active;
        row.key("practitioner", "Practitioner/" + person.id).key("organization", "Organization/" + structure);
        List.of(boxes).forEach(each -> row.key("mailbox-mss", address(each)));
        String body = active
                ? ",\"practitioner\":{\"reference\":\"Practitioner/" + person.id
                        + "\"},\"organization\":{\"reference\":"
                        + "\"Organization/" + structure + "\"},\"code\":[{\"coding\":["
                        + coding(system("R22", "GenreActivite"), "GENR01", "") + ','
                        + coding(system("R23", "ModeExercice"), "L", "Libéral") + "]}]"
                        + (boxes.length == 0 ? "" : ",\"telecom\":[" + String.join(",", boxes) + ']')
                : "";
        row.json = head("PractitionerRole", row.id, updated) + ",\"active\":" + active + ",\"identifier\":["
                + identifier("", "https://rpps.esante.gouv.fr", String.valueOf(1_010_000_000L + number)) + ']' + body
                + '}';
        return row;
    }

    /** A structure to be. */
    public static final class Place {
        final String id;
        final List<String> identifiers = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        final List<String> telecoms = new ArrayList<>();
        String name = "CABINET SPECIMEN";
        String postalCode = "75016";
        String city = "PARIS";
        Instant updated = DAY;
        boolean active = true;

        public Place(int number) {
            this.id = "o" + number;
        }

        public Place identified(String type, String system, String value) {
            identifiers.add(identifier(type, system, value));
            keys.add(system + '|' + value);
            return this;
        }

        public Place finess(String value) {
            return identified("IDNST", "urn:oid:1.2.250.1.71.4.2.2", '1' + value)
                    .identified("FINEG", "https://finess.esante.gouv.fr", value);
        }

        public Place name(String value) {
            this.name = value;
            return this;
        }

        public Place in(String code, String town) {
            this.postalCode = code;
            this.city = town;
            return this;
        }

        public Place telecom(String json) {
            this.telecoms.add(json);
            return this;
        }

        public Place at(Instant when) {
            this.updated = when;
            return this;
        }

        public Place removed() {
            this.active = false;
            return this;
        }

        public Row row() {
            Row row = new Row("Organization", id, updated);
            row.active = active;
            keys.forEach(each -> row.key("identifier", each));
            row.key("name", name);
            String body = "";
            if (active) {
                row.key("address-city", city).key("address-postalcode", postalCode);
                telecoms.forEach(each -> row.key("mailbox-mss", address(each)));
                body = ",\"type\":[{\"coding\":["
                        + coding("https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-3307", "GEOGRAPHICAL-ENTITY", "")
                        + "]},{\"coding\":[" + coding(system("R02", "SecteurActivite"), "SA07", "") + "]},{\"coding\":["
                        + coding(system("R66", "CategorieEtablissement"), "604", "") + "]}],\"address\":[{\"line\":"
                        + "[\"1 RUE DES TESTS\"],\"city\":\"" + city + "\",\"postalCode\":\"" + postalCode + "\"}]"
                        + (telecoms.isEmpty() ? "" : ",\"telecom\":[" + String.join(",", telecoms) + ']');
            }
            row.json = head("Organization", id, updated) + ",\"active\":" + active + ",\"identifier\":["
                    + identifiers.stream().collect(Collectors.joining(",")) + "],\"name\":\"" + name + '"' + body + '}';
            return row;
        }
    }

    /** The same resource under another technical id. */
    public static Row renumbered(Row row, String id) {
        Row other = new Row(row.type, id, row.updated);
        other.active = row.active;
        other.json = row.json.replace("\"id\":\"" + row.id + '"', "\"id\":\"" + id + '"');
        other.keys.putAll(row.keys);
        return other;
    }

    public static String json(Row row) {
        return row.json;
    }

    private static String head(String type, String id, Instant updated) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"meta\":{\"lastUpdated\":\"" + updated
                + "\",\"source\":\"https://annuaire.sante.fr\"}";
    }

    private static String address(String telecom) {
        int start = telecom.indexOf("\"value\":\"") + 9;
        return telecom.substring(start, telecom.indexOf('"', start));
    }
}
