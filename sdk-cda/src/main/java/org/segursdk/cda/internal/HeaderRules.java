package org.segursdk.cda.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ContactPerson;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.EncounterParticipant;
import org.segursdk.cda.Order;
import org.segursdk.cda.OtherParticipant;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Recipient;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;

/** The rules of the header that the types do not enforce by themselves. Each names its origin in cda §3. */
public final class HeaderRules {
    /** Source: cda §3.14. */
    private static final String DISCHARGE_DISPOSITION = "1.2.250.1.213.2.14";

    private final Violations violations;
    private final TextRules texts;
    private final ActorRules actors;
    private final CdaHeader header;
    private final String path;

    private HeaderRules(CdaHeader header, Violations violations, String path) {
        this.header = header;
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.actors = new ActorRules(violations, texts);
        this.path = path;
    }

    public static void check(CdaHeader header, Violations violations, String path) {
        HeaderRules rules = new HeaderRules(header, violations, path + '.');
        rules.identification();
        PatientRules patient = new PatientRules(violations, rules.texts);
        patient.check(header.patient(), rules.path + "patient");
        patient.check(header, rules.path);
        rules.people();
        rules.others();
        rules.context();
        rules.relations();
    }

    /** cda §3: title, version, language, confidentiality. */
    private void identification() {
        texts.text(header.title(), path + "title");
        violations.check(
                header.version() >= 1,
                path + "version",
                "CDA-VERSION",
                "le numéro de version est un entier positif",
                "the version number is a positive whole number");
        violations.check(
                header.language().matches("[a-z]{2}-[A-Z]{2}"),
                path + "language",
                "CDA-LANGUAGE",
                "forme attendue fr-FR",
                "expected form fr-FR");
        violations.check(
                header.confidentiality().codeSystem().equals(CodeSystems.HL7_CONFIDENTIALITY)
                        && Set.of("N", "R", "V")
                                .contains(header.confidentiality().code()),
                path + "confidentiality",
                "CDA-CONFIDENTIALITY",
                "N, R ou V",
                "N, R or V");
    }

    /** cda §3.2–§3.9. */
    private void people() {
        attestations(header.authors(), "authors");
        attestations(header.attesters(), "attesters");
        actors.author(header.legalAuthenticator().by(), path + "legalAuthenticator.by");
        actors.structure(header.custodian(), path + "custodian");
        for (int i = 0; i < header.recipients().size(); i++) {
            recipient(header.recipients().get(i), path + "recipients[" + i + "]");
        }
        for (int i = 0; i < header.participants().size(); i++) {
            participant(header.participants().get(i), path + "participants[" + i + "]");
        }
        for (int i = 0; i < header.contacts().size(); i++) {
            contact(header.contacts().get(i), path + "contacts[" + i + "]");
        }
    }

    /** cda §3.2, §3.3, §3.4, §3.9: devices, the patient as author, who typed, professional informants, other participants. */
    private void others() {
        for (int i = 0; i < header.otherAuthors().size(); i++) {
            otherAuthor(header.otherAuthors().get(i).by(), path + "otherAuthors[" + i + "].by");
        }
        header.dataEnterer().ifPresent(entry -> actors.author(entry.by(), path + "dataEnterer.by"));
        for (int i = 0; i < header.professionalInformants().size(); i++) {
            actors.author(header.professionalInformants().get(i), path + "professionalInformants[" + i + "]");
        }
        for (int i = 0; i < header.otherParticipants().size(); i++) {
            OtherParticipant participant = header.otherParticipants().get(i);
            String at = path + "otherParticipants[" + i + "]";
            actors.function(participant.function(), at + ".function");
            texts.text(participant.comment(), at + ".comment");
            participant.familyName().ifPresent(name -> texts.line(name, at + ".familyName"));
            participant.givenName().ifPresent(name -> texts.line(name, at + ".givenName"));
            participant.organization().ifPresent(name -> texts.line(name, at + ".organization"));
            participant.id().ifPresent(number -> id(number, at + ".id"));
            actors.addresses(participant.addresses(), at + ".addresses");
        }
    }

    private void otherAuthor(OtherAuthor author, String at) {
        if (author instanceof OtherAuthor.Device device) {
            texts.line(device.model(), at + ".model").line(device.software(), at + ".software");
            id(device.id(), at + ".id");
            device.structure().ifPresent(structure -> actors.structure(structure, at + ".structure"));
        } else {
            violations.check(
                    header.patient().ins().isPresent(),
                    at,
                    "XDS-PATIENT-AUTHOR",
                    "un patient auteur porte une INS qualifiée : aucune autre forme n'est connue dans les métadonnées",
                    "a patient who is an author has a qualified INS: no other form is known in the metadata");
        }
    }

    private void attestations(List<Attestation> attestations, String property) {
        for (int i = 0; i < attestations.size(); i++) {
            actors.author(attestations.get(i).by(), path + property + "[" + i + "].by");
        }
    }

    private void recipient(Recipient recipient, String at) {
        violations.check(
                recipient.professional().isPresent() || recipient.structure().isPresent(),
                at,
                "CDA-RECIPIENT",
                "un destinataire est un professionnel ou une structure",
                "a recipient is a professional or a structure");
        recipient.professional().ifPresent(p -> actors.professional(p, at + ".professional"));
        recipient.structure().ifPresent(s -> actors.structure(s, at + ".structure"));
    }

    private void participant(Participant participant, String at) {
        actors.function(participant.function(), at + ".function");
        actors.professional(participant.professional(), at + ".professional");
        participant.structure().ifPresent(s -> actors.structure(s, at + ".structure"));
        texts.text(participant.comment(), at + ".comment");
        period(participant.start(), participant.stop(), at + ".stop");
    }

    private void contact(ContactPerson contact, String at) {
        texts.line(contact.familyName(), at + ".familyName");
        contact.givenName().ifPresent(name -> texts.line(name, at + ".givenName"));
        actors.addresses(contact.addresses(), at + ".addresses");
        contact.relationship()
                .ifPresent(code -> violations.check(
                        ValueSets.relationToPatient().contains(code),
                        at + ".relationship",
                        "JDV-J11",
                        "lien avec le patient absent de JDV_J11",
                        "tie with the patient not in JDV_J11"));
        contact.relationship().ifPresent(code -> texts.code(code, at + ".relationship"));
    }

    /** cda §3.10, §3.11 and §3.14. */
    private void context() {
        DocumentAuthor performer = header.event().performer();
        actors.author(performer, path + "event.performer");
        texts.code(header.event().code(), path + "event.code");
        period(Optional.of(header.event().start()), header.event().stop(), path + "event.stop");
        for (int i = 0; i < header.furtherEvents().size(); i++) {
            texts.code(header.furtherEvents().get(i), path + "furtherEvents[" + i + "]");
        }
        for (int i = 0; i < header.orders().size(); i++) {
            String at = path + "orders[" + i + "]";
            Order order = header.orders().get(i);
            texts.code(order.code(), at + ".code");
            id(order.id(), at + ".id");
            order.accessionNumber().ifPresent(number -> id(number, at + ".accessionNumber"));
        }
        for (int i = 0; i < header.consents().size(); i++) {
            String at = path + "consents[" + i + "]";
            texts.code(header.consents().get(i).code(), at + ".code");
            header.consents().get(i).id().ifPresent(number -> id(number, at + ".id"));
        }
        encounter(header.encounter(), path + "encounter");
    }

    /** cda §3.14. */
    private void encounter(Encounter encounter, String at) {
        actors.structure(encounter.facility(), at + ".facility");
        violations.check(
                encounter.start().isPresent() || encounter.stop().isPresent(),
                at,
                "CDA-ENCOUNTER-TIME",
                "début ou fin de la prise en charge nécessaire",
                "beginning or end of the encounter needed");
        period(encounter.start(), encounter.stop(), at + ".stop");
        inSet(encounter.type(), ValueSets.encounterType(), at + ".type", "JDV-J142");
        encounter.responsible().ifPresent(r -> actors.author(r, at + ".responsible"));
        for (int i = 0; i < encounter.ids().size(); i++) {
            id(encounter.ids().get(i), at + ".ids[" + i + "]");
        }
        encounter.discharge().ifPresent(discharge -> {
            violations.check(
                    discharge.codeSystem().equals(DISCHARGE_DISPOSITION),
                    at + ".discharge",
                    "CDA-DISCHARGE",
                    "code du système 1.2.250.1.213.2.14 attendu",
                    "a code of the system 1.2.250.1.213.2.14 is expected");
            texts.code(discharge, at + ".discharge");
        });
        for (int i = 0; i < encounter.participants().size(); i++) {
            EncounterParticipant participant = encounter.participants().get(i);
            actors.author(participant.by(), at + ".participants[" + i + "].by");
            period(participant.start(), participant.stop(), at + ".participants[" + i + "].stop");
        }
    }

    private void id(InstanceId id, String at) {
        id.extension().ifPresent(extension -> texts.line(extension, at + ".extension"));
    }

    /** cda §3.12. */
    private void relations() {
        Set<Relation.Type> seen = new HashSet<>();
        for (int i = 0; i < header.relations().size(); i++) {
            Relation relation = header.relations().get(i);
            String at = path + "relations[" + i + "]";
            violations.check(
                    seen.add(relation.type()),
                    at,
                    "CDA-RELATION-ONCE",
                    "au plus une relation de chaque type",
                    "at most one relation of each type");
            violations.check(
                    !relation.target().equals(header.id()),
                    at,
                    "CDA-RELATION-SELF",
                    "un document ne se remplace pas lui-même",
                    "a document does not replace itself");
            violations.check(
                    relation.targetVersion().isEmpty()
                            || relation.targetVersion().getAsInt() >= 1,
                    at + ".targetVersion",
                    "CDA-VERSION",
                    "le numéro de version est un entier positif",
                    "the version number is a positive whole number");
            violations.check(
                    relation.type() != Relation.Type.RPLC || header.version() >= 2,
                    at,
                    "CDA-RELATION-VERSION",
                    "un document qui en remplace un autre porte au moins la version 2",
                    "a document that replaces another has version 2 or more");
        }
    }

    private void inSet(Optional<CodedValue> value, ValueSet set, String at, String rule) {
        value.ifPresent(code -> {
            violations.check(set.contains(code), at, rule, "code absent de " + set.name(), "code not in " + set.name());
            texts.code(code, at);
        });
    }

    /** IVL_TS: low before high and not equal, to the second that is written. */
    private void period(Optional<Instant> start, Optional<Instant> stop, String at) {
        if (start.isPresent() && stop.isPresent()) {
            violations.check(
                    stop.get()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .isAfter(start.get().truncatedTo(ChronoUnit.SECONDS)),
                    at,
                    "CDA-PERIOD",
                    "la fin suit le début d'au moins une seconde",
                    "the end comes at least one second after the beginning");
        }
    }
}
