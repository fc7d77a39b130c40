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
import org.segursdk.cda.Order;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Recipient;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;

/** The rules of the header that the types do not enforce by themselves. Each names its origin in cda §3. */
public final class HeaderRules {
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
        new PatientRules(violations, rules.texts).check(header.patient(), rules.path + "patient");
        rules.people();
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
        violations.check(
                !header.authors().isEmpty(), path + "authors", "REQUIRED", "au moins un auteur", "at least one author");
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
        actors.structure(header.encounter().facility(), path + "encounter.facility");
        violations.check(
                header.encounter().start().isPresent()
                        || header.encounter().stop().isPresent(),
                path + "encounter",
                "CDA-ENCOUNTER-TIME",
                "début ou fin de la prise en charge nécessaire",
                "beginning or end of the encounter needed");
        period(header.encounter().start(), header.encounter().stop(), path + "encounter.stop");
        inSet(header.encounter().type(), ValueSets.encounterType(), path + "encounter.type", "JDV-J142");
        header.encounter().responsible().ifPresent(r -> actors.author(r, path + "encounter.responsible"));
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
