package org.segursdk.eprescription.internal.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.Patient;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.eprescription.Prescription;

/** Who prescribes and to whom, at the head of every page. */
final class People {
    private static final int MOST_LINES = 5;
    private static final int MOST_TELECOMS = 2;

    private final Prescription prescription;

    People(Prescription prescription) {
        this.prescription = prescription;
    }

    List<Paragraph> prescriber() {
        Professional who = prescription.prescriber().professional();
        Structure where = prescription.prescriber().structure();
        List<Paragraph> lines = new ArrayList<>();
        lines.add(new Paragraph(Style.LEAD, name(who)));
        lines.add(new Paragraph(Style.PLAIN, who.specialty().displayName()));
        lines.add(new Paragraph(Style.PLAIN, number(who)));
        prescription.amNumber().ifPresent(am -> lines.add(new Paragraph(Style.PLAIN, "N° AM " + am)));
        prescription
                .replaced()
                .ifPresent(replaced -> lines.add(
                        new Paragraph(Style.PLAIN, "Remplace " + name(replaced) + " (" + number(replaced) + ")")));
        lines.add(new Paragraph(Style.PLAIN, where.name()));
        where.addresses().stream()
                .limit(1)
                .flatMap(address -> address.lines().stream())
                .limit(MOST_LINES)
                .forEach(line -> lines.add(new Paragraph(Style.PLAIN, line)));
        where.telecoms().stream()
                .limit(MOST_TELECOMS)
                .forEach(telecom -> lines.add(new Paragraph(Style.PLAIN, readable(telecom.uri()))));
        return lines;
    }

    private static String readable(String uri) {
        return uri.startsWith("tel:") ? "Tél. " + uri.substring(4) : uri.replaceFirst("^(fax|mailto):", "");
    }

    private static String name(Professional who) {
        return Stream.of(title(who), who.givenName(), who.familyName().toUpperCase(Locale.FRENCH))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** {@code Dr} for the code DR. */
    private static String title(Professional who) {
        String code = who.title().orElse("");
        return code.isEmpty() ? "" : code.substring(0, 1) + code.substring(1).toLowerCase(Locale.FRENCH);
    }

    private static String number(Professional who) {
        String id = who.id().value();
        return !who.id().isInternal() && id.startsWith("8") ? "RPPS " + id.substring(1) : "N° " + id;
    }

    List<Paragraph> patient() {
        Patient patient = prescription.patient();
        IdentityTraits traits = patient.traits();
        List<Paragraph> lines = new ArrayList<>();
        String used = patient.usedName().orElse(traits.birthName());
        String given = patient.usedGivenName().orElse(traits.firstGivenName());
        lines.add(new Paragraph(Style.LEAD, used + " " + given));
        if (patient.usedName().isPresent() || patient.usedGivenName().isPresent()) {
            lines.add(new Paragraph(
                    Style.PLAIN, "Nom de naissance : " + traits.birthName() + " " + traits.firstGivenName()));
        }
        String born = traits.sex() == Sex.FEMALE ? "Née le " : traits.sex() == Sex.MALE ? "Né le " : "Né(e) le ";
        lines.add(new Paragraph(Style.PLAIN, born + french(traits.birthDate())));
        patient.ins()
                .ifPresent(ins -> lines.add(new Paragraph(
                        Style.PLAIN, "INS " + spaced(ins.ins().matricule().value()))));
        prescription.vitalSigns().stream()
                .filter(sign -> sign.kind() == VitalSignKind.WEIGHT || sign.kind() == VitalSignKind.HEIGHT)
                .forEach(sign -> lines.add(new Paragraph(Style.PLAIN, measured(sign))));
        lines.add(new Paragraph(Style.LEAD, "Le " + SheetContent.day(prescription, prescription.writtenAt())));
        prescription
                .validUntil()
                .ifPresent(end -> lines.add(
                        new Paragraph(Style.PLAIN, "Valable jusqu'au " + SheetContent.day(prescription, end))));
        return lines;
    }

    private static String measured(VitalSign sign) {
        String kind = sign.kind() == VitalSignKind.WEIGHT ? "Poids : " : "Taille : ";
        return kind + sign.value().value().toPlainString().replace('.', ',') + " "
                + sign.value().unit();
    }

    /** Day, month, year; unknown parts stay 00. */
    private static String french(BirthDate date) {
        String iso = date.toIso();
        return iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
    }

    /** As people write it: 1 84 05 75 000 000 00. */
    private static String spaced(String matricule) {
        if (matricule.length() != 15) {
            return matricule;
        }
        return String.join(
                " ",
                matricule.substring(0, 1),
                matricule.substring(1, 3),
                matricule.substring(3, 5),
                matricule.substring(5, 7),
                matricule.substring(7, 10),
                matricule.substring(10, 13),
                matricule.substring(13));
    }
}
