package org.segursdk.conformance.corpus;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ContactPerson;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Recipient;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

/** CDA headers, from the smallest to one with everybody in it. */
final class Headers {
    private final Dice dice;
    private final SyntheticPeople people;
    private final Instant now;

    Headers(Dice dice, SyntheticPeople people, Instant now) {
        this.dice = dice;
        this.people = people;
        this.now = now;
    }

    /**
     * @param firstVersion no earlier version to replace: for documents that are sent somewhere
     */
    CdaHeader.Builder draw(Patient patient, DocumentAuthor author, String title, boolean firstVersion) {
        Oid id = Oid.fromUuid(dice.uuid());
        // Spread over the year, so that summer and winter offsets and the nights they change all come.
        Instant at = now.minus(Duration.ofHours(dice.below(400 * 24)));
        Structure structure = author.structure();
        CdaHeader.Builder header = CdaHeader.builder()
                .id(id)
                .title(title)
                .createdAt(at)
                .patient(patient)
                .addAuthor(new Attestation(author, at))
                .custodian(structure)
                .legalAuthenticator(new Attestation(author, at))
                .addParticipant(Participant.treatingPhysician(people.doctor(), structure))
                .event(event(author, at))
                .encounter(encounter(structure, at));
        if (dice.oneIn(6)) {
            header.zone(dice.pick(
                    List.of(ZoneId.of("Indian/Reunion"), ZoneId.of("America/Cayenne"), ZoneId.of("Pacific/Noumea"))));
        }
        everybody(header, author, at);
        new HeaderExtras(dice, people).add(header, author, at);
        if (!firstVersion) {
            versions(header, id);
        }
        return header;
    }

    private ServiceEvent event(DocumentAuthor author, Instant at) {
        ServiceEvent event = ServiceEvent.of(author, at.minus(Duration.ofMinutes(dice.between(1, 600))));
        return dice.oneIn(2) ? event.withStop(at) : event;
    }

    private Encounter encounter(Structure structure, Instant at) {
        Encounter encounter = Encounter.of(structure, at.minus(Duration.ofHours(dice.between(1, 2_000))));
        if (dice.oneIn(2)) {
            encounter = encounter.withType(dice.pick(ValueSets.encounterType().concepts()));
        }
        encounter = dice.oneIn(3) ? encounter.withStop(at) : encounter;
        return new HeaderExtras(dice, people).details(encounter, at);
    }

    private void everybody(CdaHeader.Builder header, DocumentAuthor author, Instant at) {
        if (dice.oneIn(3)) {
            header.addAuthor(
                    new Attestation(DocumentAuthor.of(people.doctor(), people.structure()), at.minusSeconds(60)));
        }
        if (dice.oneIn(3)) {
            header.addRecipient(Recipient.of(people.doctor(), author.structure()));
        }
        if (dice.oneIn(4)) {
            header.addAttester(new Attestation(DocumentAuthor.of(people.doctor(), author.structure()), at));
        }
        if (dice.oneIn(4)) {
            header.addContact(new ContactPerson(
                    dice.pick(List.of(ContactPerson.Kind.values())),
                    Optional.of(CodedValue.of("SIS", CodeSystems.HL7_ROLE_CODE, "Sœur")),
                    "D'Été-Nessi",
                    dice.oneIn(2) ? Optional.of("Aïcha") : Optional.empty(),
                    dice.oneIn(2) ? List.of(Address.home("1 rue <de> l'Ours & Cie", "33000 BORDEAUX")) : List.of(),
                    List.of(Telecom.phone("+33199000003", Address.Use.HOME))));
        }
        if (dice.oneIn(4)) {
            header.addFurtherEvent(CodedValue.of("Z00.0", CodeSystems.CIM_10, "Examen médical général"));
        }
    }

    private void versions(CdaHeader.Builder header, Oid id) {
        if (dice.oneIn(5)) {
            header.setId(id.child(1)).version(dice.between(2, 12)).addRelation(replaced());
        }
    }

    private Relation replaced() {
        Relation replaced = new Relation(Relation.Type.RPLC, Oid.fromUuid(dice.uuid()));
        return dice.oneIn(3) ? replaced.withTargetVersion(dice.between(1, 11)) : replaced;
    }
}
