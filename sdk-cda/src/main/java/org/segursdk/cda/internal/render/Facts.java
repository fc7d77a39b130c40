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

    /** What a reader wants before the content. */
    Map<String, List<String>> main() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(words.say("Auteur", "Author"), authors());
        all.put(words.say("Validé par", "Validated by"), validators());
        all.put(words.say("Acte", "Act"), acts(true));
        all.put(words.say("Rencontre", "Encounter"), encounter());
        all.put(words.say("Participants", "Participants"), participants());
        all.put(words.say("Destinataires", "Recipients"), recipients());
        all.values().removeIf(List::isEmpty);
        return all;
    }

    /** The rest, after the content. */
    Map<String, List<String>> more() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(words.say("Type de document", "Document type"), List.of(type()));
        all.put(words.say("Identifiant", "Identifier"), List.of(number(document.child("id"))));
        Node set = document.child("setId");
        all.put(words.say("Identifiant du lot de versions", "Identifier of the version set"), List.of(number(set)));
        Node confidentiality = document.child("confidentialityCode");
        String level = People.label(confidentiality);
        all.put(
                words.say("Confidentialité", "Confidentiality"),
                List.of(level.isEmpty() ? words.nothing(confidentiality) : level));
        all.put(words.say("Conservé par", "Custodian"), custodian());
        all.put(words.say("Demande ou prescription", "Order"), orders());
        all.put(words.say("Autres actes documentés", "Other documented acts"), acts(false));
        all.put(words.say("Saisi par", "Entered by"), dataEnterer());
        all.put(words.say("Informateurs et proches", "Informants and contacts"), informants());
        all.put(words.say("Consentement", "Consent"), consents());
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private String role(@Nullable Node role, String person, String organization) {
        return role == null ? words.absent() : String.join("\n", people.role(role, person, organization));
    }

    private List<String> authors() {
        List<String> lines = new ArrayList<>();
        for (Node author : document.children("author")) {
            String function = People.label(author.child("functionCode"));
            lines.add(role(author.child("assignedAuthor"), "assignedPerson", "representedOrganization")
                    + (function.isEmpty() ? "" : "\n" + function)
                    + "\n" + words.say("le ", "on ") + dates.of(author.child("time")));
        }
        if (lines.isEmpty()) {
            lines.add(words.absent());
        }
        return lines;
    }

    private List<String> validators() {
        List<String> lines = new ArrayList<>();
        for (Node legal : document.children("legalAuthenticator")) {
            lines.add(attestation(legal) + "\n" + words.say("(responsable du document)", "(legal authenticator)"));
        }
        for (Node authenticator : document.children("authenticator")) {
            lines.add(attestation(authenticator));
        }
        if (lines.isEmpty()) {
            lines.add(words.absent());
        }
        return lines;
    }

    private String attestation(Node participation) {
        return role(participation.child("assignedEntity"), "assignedPerson", "representedOrganization") + "\n"
                + words.say("le ", "on ") + dates.of(participation.child("time"));
    }

    /** The first documented act is the principal one. */
    private List<String> acts(boolean principal) {
        List<Node> all = document.children("documentationOf");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Node event = all.get(i).child("serviceEvent");
            if (event != null && principal == (i == 0)) {
                lines.add(act(event));
            }
        }
        if (lines.isEmpty() && principal) {
            lines.add(words.absent());
        }
        return lines;
    }

    private String act(Node event) {
        List<String> parts = new ArrayList<>();
        Node code = event.child("code");
        String label = People.label(code);
        parts.add(label.isEmpty() ? words.nothing(code) : label);
        if (code != null) {
            parts.add(String.join(
                    ", ",
                    code.children("translation").stream().map(People::label).toList()));
        }
        if (event.child("effectiveTime") != null) {
            parts.add(dates.period(event.child("effectiveTime")));
        }
        for (Node child : event) {
            if (child.name().equals("statusCode") && child.value("code").equals("active")) {
                parts.add(words.say("compte rendu PARTIEL, en cours", "PARTIAL report, in progress"));
            }
        }
        for (Node performer : event.children("performer")) {
            parts.add(role(performer.child("assignedEntity"), "assignedPerson", "representedOrganization"));
        }
        return People.join("\n", parts);
    }

    private List<String> encounter() {
        Node encounter = document.at("componentOf", "encompassingEncounter");
        List<String> lines = new ArrayList<>();
        if (encounter == null) {
            return lines;
        }
        List<String> parts = new ArrayList<>();
        parts.add(People.label(encounter.child("code")));
        parts.add(dates.period(encounter.child("effectiveTime")));
        Node facility = encounter.at("location", "healthCareFacility");
        if (facility != null) {
            parts.add(People.label(facility.child("code")));
            parts.add(People.text(facility.at("location", "name")));
            parts.add(String.join(
                    ", ", facility.child("location") == null ? List.of() : people.contact(facility.child("location"))));
        }
        String discharge = People.label(encounter.child("dischargeDispositionCode"));
        parts.add(discharge.isEmpty() ? "" : words.say("sortie : ", "discharge: ") + discharge);
        lines.add(People.join("\n", parts));
        Node responsible = encounter.at("responsibleParty", "assignedEntity");
        if (responsible != null) {
            lines.add(words.say("Responsable : ", "Responsible: ")
                    + role(responsible, "assignedPerson", "representedOrganization"));
        }
        for (Node participant : encounter.children("encounterParticipant")) {
            lines.add(role(participant.child("assignedEntity"), "assignedPerson", "representedOrganization"));
        }
        return lines;
    }

    private List<String> participants() {
        List<String> lines = new ArrayList<>();
        for (Node participant : document.children("participant")) {
            String function = People.label(participant.child("functionCode"));
            String as = function.isEmpty() ? participation(participant.value("typeCode")) : function;
            lines.add(as + "\n" + role(participant.child("associatedEntity"), "associatedPerson", "scopingOrganization")
                    + when(participant.child("time")));
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

    private List<String> recipients() {
        List<String> lines = new ArrayList<>();
        for (Node recipient : document.children("informationRecipient")) {
            lines.add(role(recipient.child("intendedRecipient"), "informationRecipient", "receivedOrganization"));
        }
        return lines;
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
