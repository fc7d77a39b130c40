package org.segursdk.cda.internal.child;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ContactPerson;
import org.segursdk.cda.OtherParticipant;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.cda.child.Delivery;
import org.segursdk.cda.child.Newborn;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.child.Pregnancy;
import org.segursdk.cda.child.Transfer;
import org.segursdk.cda.internal.ActorRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.internal.TreatmentRules;
import org.segursdk.cda.internal.VitalSignsEntry;
import org.segursdk.core.actor.Address;
import org.segursdk.core.error.Violations;

/** Rules of the certificate of the eighth day. Source: CSE-CS8 2024.01. */
final class EighthDayRules {
    private static final List<VitalSignKind> WANTED =
            List.of(VitalSignKind.WEIGHT, VitalSignKind.APGAR_1, VitalSignKind.APGAR_5, VitalSignKind.APGAR_10);

    private final Violations violations;
    private final TextRules texts;
    private final ActorRules actors;
    private final ZoneId zone;

    private EighthDayRules(Violations violations, ZoneId zone) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.actors = new ActorRules(violations, texts);
        this.zone = zone;
    }

    static void check(Optional<CdaHeader> header, Optional<EighthDayContent> content, Violations violations) {
        EighthDayRules rules =
                new EighthDayRules(violations, header.map(CdaHeader::zone).orElse(ZoneOffset.UTC));
        header.ifPresent(rules::header);
        content.ifPresent(rules::content);
    }

    private void header(CdaHeader header) {
        required(header.patient().addresses(), "header.patient.addresses");
        required(header.event().performer().structure().addresses(), "header.event.performer.structure.addresses");
        violations.check(
                header.contacts().stream()
                        .map(ContactPerson::relationship)
                        .flatMap(Optional::stream)
                        .anyMatch(kin -> kin.code().equals("MTH")),
                "header.contacts",
                "CSE-MOTHER",
                "la mère (lien MTH) est parmi les personnes à contacter",
                "the mother (relationship MTH) is among the contacts");
        List<String> functions = Stream.concat(
                        header.participants().stream().map(Participant::function),
                        header.otherParticipants().stream().map(OtherParticipant::function))
                .flatMap(Optional::stream)
                .map(function -> function.code())
                .toList();
        violations.check(
                functions.isEmpty() || functions.contains("CORRE"),
                "header.participants",
                "CSE-CORRESPONDENT",
                "quand un participant a une fonction, il faut le médecin qui suivra l'enfant (fonction CORRE)",
                "when a participant has a function, the physician who will follow the child is wanted (function CORRE)");
    }

    private void required(List<Address> addresses, String path) {
        violations.check(!addresses.isEmpty(), path, "REQUIRED", "adresse obligatoire", "an address is required");
        ChildModels.structured(addresses, path, violations);
    }

    private void content(EighthDayContent content) {
        mother(content.mother());
        content.otherParent().ifPresent(parent -> parent(parent, "otherParent"));
        number(content.motherHabits().glassesPerWeek(), "motherHabits.glassesPerWeek");
        number(content.motherHabits().cigarettesPerWeek(), "motherHabits.cigarettesPerWeek");
        number(content.childrenAtHome(), "childrenAtHome");
        pregnancy(content.pregnancy());
        delivery(content.delivery());
        newborn(content.newborn());
        content.immunoglobulin().ifPresent(treatment -> new TreatmentRules(violations, zone, new HashSet<>())
                .check(treatment, "immunoglobulin"));
        new CareRules(violations, zone).vaccinations(content.vaccinations(), CareRules.VACCINES_8);
        texts.text(content.specialNeeds(), "specialNeeds");
        content.transfer().ifPresent(this::transfer);
    }

    private void mother(Parent mother) {
        violations.check(
                mother.kin() == Parent.Kin.MOTHER,
                "mother.kin",
                "CSE-MOTHER",
                "la mère est attendue ici",
                "the mother is expected here");
        violations.require(mother.familyName().orElse(null), "mother.familyName");
        violations.require(mother.birthDate().orElse(null), "mother.birthDate");
        parent(mother, "mother");
    }

    private void parent(Parent parent, String at) {
        parent.familyName().ifPresent(name -> texts.line(name, at + ".familyName"));
        parent.givenName().ifPresent(name -> texts.line(name, at + ".givenName"));
        actors.addresses(parent.addresses(), at + ".addresses");
    }

    private void number(int number, String path) {
        violations.check(number >= 0, path, "CSE-NUMBER", "un nombre positif ou nul", "a number, zero or more");
    }

    private void pregnancy(Pregnancy pregnancy) {
        atLeastOne(pregnancy.gravidity(), "pregnancy.gravidity");
        atLeastOne(pregnancy.parity(), "pregnancy.parity");
        number(pregnancy.bornPreterm(), "pregnancy.bornPreterm");
        number(pregnancy.bornUnder2500Grams(), "pregnancy.bornUnder2500Grams");
        number(pregnancy.stillborn(), "pregnancy.stillborn");
        number(pregnancy.deceasedBefore28Days(), "pregnancy.deceasedBefore28Days");
        number(pregnancy.ultrasounds(), "pregnancy.ultrasounds");
        number(pregnancy.hospitalDays(), "pregnancy.hospitalDays");
        pregnancy.weightBefore().ifPresent(weight -> unit(weight, VitalSignKind.WEIGHT, "pregnancy.weightBefore"));
        pregnancy.height().ifPresent(height -> unit(height, VitalSignKind.HEIGHT, "pregnancy.height"));
        texts.text(pregnancy.otherDisease(), "pregnancy.otherDisease");
        violations.check(
                pregnancy.hospitalReason().isEmpty() || pregnancy.hospitalDays() > 0,
                "pregnancy.hospitalDays",
                "CSE-HOSPITAL",
                "un motif d'hospitalisation suppose au moins un jour",
                "a reason for the stay in hospital supposes one day at least");
    }

    private void atLeastOne(int number, String path) {
        violations.check(
                number >= 1, path, "CSE-NUMBER", "la grossesse actuelle compte", "this pregnancy counts: one or more");
    }

    private void unit(Quantity quantity, VitalSignKind kind, String path) {
        violations.check(
                kind.units().contains(quantity.unit()),
                path + ".unit",
                "CDA-VITAL-UNIT",
                "unité attendue : " + String.join(", ", kind.units()),
                "unit expected: " + String.join(", ", kind.units()));
    }

    private void delivery(Delivery delivery) {
        violations.check(
                delivery.gestationalWeeks() >= 1 && delivery.gestationalWeeks() <= 50,
                "delivery.gestationalWeeks",
                "CSE-NUMBER",
                "des semaines d'aménorrhée : de 1 à 50",
                "weeks of amenorrhoea: 1 to 50");
        violations.check(
                delivery.foetuses() >= 1
                        && delivery.birthRank()
                                .map(rank -> rank >= 1 && rank <= delivery.foetuses())
                                .orElse(true),
                "delivery.foetuses",
                "CSE-NUMBER",
                "au moins un fœtus, et un rang de naissance qui ne le dépasse pas",
                "one foetus at least, and a birth rank that does not exceed it");
        boolean caesarean = delivery.method() == Delivery.Method.PLANNED_CAESAREAN
                || delivery.method() == Delivery.Method.CAESAREAN_DURING_LABOUR;
        violations.check(
                caesarean || delivery.caesareanCause().isEmpty(),
                "delivery.caesareanCause",
                "CSE-CAESAREAN",
                "sans césarienne, pas de cause de césarienne",
                "no cause of a caesarean without a caesarean");
    }

    private void newborn(Newborn newborn) {
        List<VitalSignKind> known =
                newborn.measurements().stream().map(VitalSign::kind).toList();
        violations.check(
                known.containsAll(WANTED),
                "newborn.measurements",
                "CSE-MEASUREMENTS",
                "mesures obligatoires : poids, APGAR à 1, 5 et 10 minutes",
                "required measurements: weight, Apgar scores at 1, 5 and 10 minutes");
        VitalSignsEntry.check(newborn.measurements(), "newborn.measurements", violations);
        texts.text(newborn.otherDisease(), "newborn.otherDisease");
    }

    private void transfer(Transfer transfer) {
        violations.check(
                transfer.start().isBefore(transfer.stop()),
                "transfer.stop",
                "CDA-PERIOD",
                "l'arrivée suit le départ",
                "the arrival follows the departure");
        texts.line(transfer.destination().name(), "transfer.destination.name");
        actors.addresses(transfer.destination().addresses(), "transfer.destination.addresses");
    }
}
