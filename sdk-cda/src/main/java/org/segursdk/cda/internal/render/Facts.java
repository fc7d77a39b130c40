package org.segursdk.cda.internal.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** What the header says beside the patient: who made it, for whom, about what, when. Source: cda §3.2–§3.14. */
final class Facts {
    private final Node document;
    private final Words words;
    private final Dates dates;
    private final People people;

    Facts(Node document, Words words) {
        this.document = document;
        this.words = words;
        this.dates = new Dates(words);
        this.people = new People(words);
    }

    String title() {
        String title = People.text(document.child("title"));
        return title.isEmpty() ? type() : title;
    }

    String type() {
        String type = People.label(document.child("code"));
        return type.isEmpty() ? words.say("Document sans titre", "Untitled document") : type;
    }

    String date() {
        return dates.of(document.child("effectiveTime"));
    }

    /** The date without its time. */
    String day() {
        Node time = document.child("effectiveTime");
        String value = time == null ? "" : time.value("value");
        return value.length() > 8 ? dates.text(value.substring(0, 8)) : date();
    }

    /** "Version 2, replaces …"; empty for a first version. */
    List<String> status() {
        List<String> lines = new ArrayList<>();
        String version = document.child("versionNumber") == null
                ? words.absent()
                : document.child("versionNumber").value("value");
        lines.add(words.say("Version ", "Version ") + (version.isEmpty() ? words.absent() : version));
        for (Node related : document.children("relatedDocument")) {
            Node parent = related.child("parentDocument");
            String other = parent == null ? words.absent() : number(parent.child("id"));
            lines.add(
                    switch (related.value("typeCode")) {
                        case "RPLC" -> words.say("annule et remplace le document ", "replaces document ") + other;
                        case "XFRM" -> words.say("transformation du document ", "transformation of document ") + other;
                        case "APND" -> words.say("complète le document ", "addendum to document ") + other;
                        default -> words.say("en lien avec le document ", "related to document ") + other;
                    });
        }
        return lines;
    }

    /** Confidentiality when it is not the normal one; empty otherwise. */
    String restriction() {
        Node code = document.child("confidentialityCode");
        String value = code == null ? "" : code.value("code");
        String label = People.label(code);
        return switch (value) {
            case "", "N" -> "";
            case "R" -> words.say("Accès restreint", "Restricted access");
            case "V" -> words.say("Accès très restreint", "Very restricted access");
            default -> label.isEmpty() ? value : label;
        };
    }

    private String number(@Nullable Node id) {
        return id == null ? words.absent() : People.join(" / ", List.of(id.value("root"), id.value("extension")));
    }

    /** What a reader wants before the content, one line each. */
    Map<String, List<String>> main() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(words.say("Auteur", "Author"), authors(false));
        all.put(words.say("Validation", "Validation"), validators(false));
        all.put(words.say("Acte", "Act"), acts(true, false));
        all.put(words.say("Rencontre", "Encounter"), encounter(false));
        all.put(words.say("Demande", "Order"), orders());
        participants(all, false);
        all.put(words.say("Destinataires", "Recipients"), recipients(false));
        all.values().removeIf(List::isEmpty);
        return all;
    }

    /** Everything, after the content. */
    Map<String, List<String>> more() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(words.say("Type de document", "Document type"), List.of(type()));
        all.put(words.say("Identifiant", "Identifier"), List.of(number(document.child("id"))));
        Node set = document.child("setId");
        all.put(words.say("Lot de versions", "Version set"), List.of(number(set)));
        Node confidentiality = document.child("confidentialityCode");
        String level = People.label(confidentiality);
        all.put(
                words.say("Confidentialité", "Confidentiality"),
                List.of(level.isEmpty() ? words.nothing(confidentiality) : level));
        all.put(words.say("Conservé par", "Custodian"), custodian());
        all.put(words.say("Auteur", "Author"), authors(true));
        all.put(words.say("Validation", "Validation"), validators(true));
        all.put(words.say("Acte principal", "Principal act"), acts(true, true));
        all.put(words.say("Autres actes documentés", "Other documented acts"), acts(false, true));
        all.put(words.say("Rencontre", "Encounter"), encounter(true));
        participants(all, true);
        all.put(words.say("Destinataires", "Recipients"), recipients(true));
        all.put(words.say("Saisie", "Data entry"), dataEnterer());
        all.put(words.say("Informateurs et proches", "Informants and contacts"), informants());
        all.put(words.say("Consentement", "Consent"), consents());
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private List<String> custodian() {
        Node organization = document.at("custodian", "assignedCustodian", "representedCustodianOrganization");
        String text = organization == null ? "" : people.organization(organization);
        return List.of(text.isEmpty() ? words.absent() : text);
    }

    private List<String> orders() {
        List<String> lines = new ArrayList<>();
        for (Node fulfilled : document.children("inFulfillmentOf")) {
            Node order = fulfilled.child("order");
            if (order != null) {
                List<String> parts = new ArrayList<>();
                for (Node id : order.children("id")) {
                    parts.add("n° " + people.identifier(id));
                }
                for (Node child : order) {
                    if (child.name().equals("accessionNumber")) {
                        parts.add(words.say("accession n° ", "accession no. ") + people.identifier(child));
                    }
                }
                parts.add(People.label(order.child("code")));
                lines.add(People.join(", ", parts));
            }
        }
        return lines;
    }

    private String role(@Nullable Node role, String person, String organization) {
        return role == null ? words.absent() : String.join("\n", people.role(role, person, organization));
    }

    private String role(@Nullable Node role, String person, String organization, boolean full, boolean number) {
        return role == null || full
                ? role(role, person, organization)
                : people.brief(role, person, organization, number);
    }

    private List<String> authors(boolean full) {
        List<String> lines = new ArrayList<>();
        for (Node author : document.children("author")) {
            String function = People.label(author.child("functionCode"));
            lines.add(People.join(
                    full ? "\n" : ", ",
                    List.of(
                            role(
                                    author.child("assignedAuthor"),
                                    "assignedPerson",
                                    "representedOrganization",
                                    full,
                                    false),
                            full ? function : "",
                            words.say("le ", "on ") + dates.of(author.child("time")))));
        }
        return lines.isEmpty() ? List.of(words.absent()) : lines;
    }

    private List<String> validators(boolean full) {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("legalAuthenticator", "authenticator")) {
            for (Node attestation : document.children(name)) {
                lines.add(words.say("Validé le ", "Validated on ")
                        + dates.of(attestation.child("time"))
                        + words.say(" par ", " by ")
                        + role(
                                attestation.child("assignedEntity"),
                                "assignedPerson",
                                "representedOrganization",
                                full,
                                true)
                        + (full && name.equals("legalAuthenticator")
                                ? words.say("\n(responsable du document)", "\n(legal authenticator)")
                                : ""));
            }
        }
        return lines.isEmpty() ? List.of(words.absent()) : lines;
    }

    /** The first documented act is the principal one. */
    private List<String> acts(boolean principal, boolean full) {
        List<Node> all = document.children("documentationOf");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Node event = all.get(i).child("serviceEvent");
            if (event != null && principal == (i == 0)) {
                lines.add(act(event, full));
            }
        }
        return lines.isEmpty() && principal ? List.of(words.absent()) : lines;
    }

    private String act(Node event, boolean full) {
        List<String> parts = new ArrayList<>();
        Node code = event.child("code");
        String label = People.label(code);
        parts.add(label.isEmpty() ? words.nothing(code) : label);
        if (code != null) {
            parts.add(String.join(
                    ", ",
                    code.children("translation").stream().map(People::label).toList()));
        }
        parts.add(event.child("effectiveTime") == null ? "" : dates.period(event.child("effectiveTime")));
        for (Node child : event) {
            if (child.name().equals("statusCode") && child.value("code").equals("active")) {
                parts.add(words.say("compte rendu PARTIEL, en cours", "PARTIAL report, in progress"));
            }
        }
        for (Node id : full ? event.children("id") : List.<Node>of()) {
            parts.add("n° " + people.identifier(id));
        }
        for (Node performer : event.children("performer")) {
            parts.add(
                    role(performer.child("assignedEntity"), "assignedPerson", "representedOrganization", full, false));
        }
        return People.join(full ? "\n" : ", ", parts);
    }

    private List<String> encounter(boolean full) {
        Node encounter = document.at("componentOf", "encompassingEncounter");
        if (encounter == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        parts.add(People.label(encounter.child("code")));
        parts.add(dates.period(encounter.child("effectiveTime")));
        Node facility = encounter.at("location", "healthCareFacility");
        if (facility != null) {
            parts.add(full ? People.label(facility.child("code")) : "");
            parts.add(full ? people.identifiers(facility) : "");
            parts.add(People.text(facility.at("location", "name")));
            Node place = facility.child("location");
            parts.add(full && place != null ? String.join(", ", people.contact(place)) : "");
        }
        String discharge = People.label(encounter.child("dischargeDispositionCode"));
        parts.add(discharge.isEmpty() ? "" : words.say("sortie : ", "discharge: ") + discharge);
        for (Node id : full ? encounter.children("id") : List.<Node>of()) {
            parts.add("n° " + people.identifier(id));
        }
        List<String> lines = new ArrayList<>(List.of(People.join(full ? "\n" : ", ", parts)));
        if (full) {
            encounterPeople(encounter, lines);
        }
        return lines;
    }

    private void encounterPeople(Node encounter, List<String> lines) {
        Node responsible = encounter.at("responsibleParty", "assignedEntity");
        if (responsible != null) {
            lines.add(words.say("Responsable : ", "Responsible: ")
                    + role(responsible, "assignedPerson", "representedOrganization"));
        }
        for (Node participant : encounter.children("encounterParticipant")) {
            lines.add(role(participant.child("assignedEntity"), "assignedPerson", "representedOrganization"));
        }
    }

    /** One label for each kind of participation. */
    private void participants(Map<String, List<String>> all, boolean full) {
        for (Node participant : document.children("participant")) {
            String function = People.label(participant.child("functionCode"));
            String as = function.isEmpty() ? participation(participant.value("typeCode")) : function;
            Node role = participant.child("associatedEntity");
            all.computeIfAbsent(as, label -> new ArrayList<>())
                    .add(role(role, "associatedPerson", "scopingOrganization", full, !full)
                            + (full ? when(participant.child("time")) : ""));
        }
    }

    private List<String> recipients(boolean full) {
        List<String> lines = new ArrayList<>();
        for (Node recipient : document.children("informationRecipient")) {
            lines.add(role(
                    recipient.child("intendedRecipient"), "informationRecipient", "receivedOrganization", full, false));
        }
        return lines;
    }

    private String when(@Nullable Node time) {
        return time == null || time.has("nullFlavor") ? "" : "\n" + dates.period(time);
    }

    private String participation(String typeCode) {
        return switch (typeCode) {
            case "REF" -> words.say("Prescripteur ou demandeur", "Referrer");
            case "INF" -> words.say("Informateur", "Informant");
            case "RESP" -> words.say("Responsable", "Responsible");
            case "PRF" -> words.say("Exécutant", "Performer");
            case "CON" -> words.say("Consultant", "Consultant");
            case "VRF" -> words.say("Vérificateur", "Verifier");
            default -> typeCode.isEmpty() ? words.absent() : typeCode;
        };
    }

    private List<String> dataEnterer() {
        Node enterer = document.child("dataEnterer");
        return enterer == null
                ? List.of()
                : List.of(role(enterer.child("assignedEntity"), "assignedPerson", "representedOrganization")
                        + when(enterer.child("time")));
    }

    private List<String> informants() {
        List<String> lines = new ArrayList<>();
        for (Node informant : document.children("informant")) {
            Node related = informant.child("relatedEntity");
            if (related == null) {
                lines.add(role(informant.child("assignedEntity"), "assignedPerson", "representedOrganization"));
                continue;
            }
            String kind =
                    switch (related.value("classCode")) {
                        case "ECON" -> words.say("Personne à prévenir", "Emergency contact");
                        case "NOK" -> words.say("Personne de confiance", "Trusted person");
                        case "CAREGIVER" -> words.say("Aidant", "Caregiver");
                        case "PAT" -> words.say("Personne aidée", "Helped person");
                        default -> words.say("Informateur", "Informant");
                    };
            lines.add(kind + "\n" + role(related, "relatedPerson", ""));
        }
        return lines;
    }

    private List<String> consents() {
        List<String> lines = new ArrayList<>();
        for (Node authorization : document.children("authorization")) {
            Node consent = authorization.child("consent");
            if (consent != null) {
                lines.add(People.label(consent.child("code")));
            }
        }
        lines.removeIf(String::isEmpty);
        return lines;
    }
}
