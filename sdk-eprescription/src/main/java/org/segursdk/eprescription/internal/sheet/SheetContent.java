package org.segursdk.eprescription.internal.sheet;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.cda.prescription.PrescriptionWords;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.eprescription.PrescribedAct;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.sheet.PrintTexts;

/**
 * The words of the sheet.
 *
 * @param prescription what is printed
 * @param left prescriber, on every page
 * @param right patient, on every page
 * @param blocks one for each line of the prescription
 */
public record SheetContent(
        Prescription prescription, List<Paragraph> left, List<Paragraph> right, List<List<Paragraph>> blocks) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    public SheetContent {
        left = List.copyOf(left);
        right = List.copyOf(right);
        blocks = List.copyOf(blocks);
    }

    public static SheetContent of(Prescription prescription, PrintTexts texts) {
        People people = new People(prescription);
        Blocks blocks = new Blocks(prescription, texts);
        return new SheetContent(prescription, people.prescriber(), people.patient(), blocks.all());
    }

    static String day(Prescription prescription, Instant instant) {
        return DAY.format(instant.atZone(prescription.zone()));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SheetContent[redacted]";
    }

    /** The blocks of a prescription, in the order in which they are printed. */
    private static final class Blocks {
        private final Prescription prescription;
        private final PrintTexts texts;
        private final PrescriptionWords words;
        private final List<List<Paragraph>> blocks = new ArrayList<>();
        private int count;

        Blocks(Prescription prescription, PrintTexts texts) {
            this.prescription = prescription;
            this.texts = texts;
            this.words = PrescriptionWords.in(
                    prescription.zone(), prescription.flags().contains(PrescriptionFlag.SECURED));
        }

        List<List<Paragraph>> all() {
            blocks.add(head());
            if (prescription.flags().contains(PrescriptionFlag.BIZONE)) {
                zone(texts.longTermIllness(), true);
                zone(texts.otherLines(), false);
            } else {
                prescription.medicines().forEach(this::medicine);
                prescription.devices().forEach(this::device);
            }
            prescription.acts().forEach(this::act);
            prescription
                    .comment()
                    .ifPresent(comment -> blocks.add(List.of(new Paragraph(Style.PLAIN, "Commentaire : " + comment))));
            return blocks;
        }

        private List<Paragraph> head() {
            List<Paragraph> head = new ArrayList<>();
            head.add(new Paragraph(Style.TITLE, "Ordonnance"));
            String flags = prescription.flags().stream()
                    .map(flag -> flag.code().displayName())
                    .collect(Collectors.joining(" – "));
            if (!flags.isEmpty()) {
                head.add(new Paragraph(Style.HEADING, flags));
            }
            prescription
                    .executant()
                    .ifPresent(executant -> head.add(new Paragraph(
                            Style.PLAIN,
                            "À délivrer par : "
                                    + Stream.concat(
                                                    executant.professional().stream()
                                                            .map(who -> who.givenName() + " " + who.familyName()),
                                                    Stream.of(executant
                                                            .structure()
                                                            .name()))
                                            .collect(Collectors.joining(", ")))));
            return head;
        }

        private void zone(String heading, boolean longTermIllness) {
            int first = blocks.size();
            prescription.medicines().stream()
                    .filter(line -> line.longTermIllness() == longTermIllness)
                    .forEach(this::medicine);
            prescription.devices().stream()
                    .filter(line -> line.longTermIllness() == longTermIllness)
                    .forEach(this::device);
            // With its first line, so that a page never ends with a heading.
            List<Paragraph> headed = new ArrayList<>(List.of(new Paragraph(Style.HEADING, heading)));
            if (blocks.size() > first) {
                headed.addAll(blocks.remove(first));
            }
            blocks.add(first, headed);
        }

        private void medicine(PrescribedMedicine line) {
            List<Paragraph> block = new ArrayList<>();
            if (line.product().isPreparation()) {
                block.add(name("Préparation magistrale"));
                block.add(new Paragraph(Style.TEXT, line.product().name()));
            } else {
                block.add(name(line.product().name()));
            }
            block.add(new Paragraph(Style.TEXT, words.posology(line)));
            line.preconditions().forEach(text -> block.add(new Paragraph(Style.TEXT, "Condition : " + text)));
            line.patientInstructions().ifPresent(text -> block.add(new Paragraph(Style.TEXT, text)));
            line.dispenserInstructions()
                    .ifPresent(text -> block.add(new Paragraph(Style.TEXT, "Au pharmacien : " + text)));
            List<String> delivery = new ArrayList<>(words.delivery(line));
            line.substitution().refusedBecause().ifPresent(why -> delivery.add("Non substituable (" + why + ")"));
            block.add(new Paragraph(Style.TEXT, String.join(" – ", delivery)));
            joined(
                    block,
                    Style.TEXT,
                    mention(line.longTermIllness(), "ALD"),
                    mention(line.workAccident(), "AT/MP"),
                    mention(line.prevention(), "Prévention"),
                    mention(line.notReimbursable(), "Non remboursable"),
                    mention(line.offLabel(), "Prescription hors autorisation de mise sur le marché"));
            joined(
                    block,
                    Style.SMALL,
                    code("Médicabase", line.product().mv()),
                    code("CIP", line.product().cip()),
                    code("UCD", line.product().ucd()));
            blocks.add(block);
        }

        private void device(PrescribedDevice line) {
            List<Paragraph> block = new ArrayList<>();
            block.add(name(line.label()));
            line.instructions().ifPresent(text -> block.add(new Paragraph(Style.TEXT, text)));
            block.add(new Paragraph(Style.TEXT, String.join(" – ", words.delivery(line))));
            joined(
                    block,
                    Style.TEXT,
                    mention(line.longTermIllness(), "ALD"),
                    mention(line.workAccident(), "AT/MP"),
                    mention(line.prevention(), "Prévention"),
                    mention(line.notReimbursable(), "Non remboursable"));
            joined(block, Style.SMALL, code("LPP", line.lpp()));
            blocks.add(block);
        }

        private void act(PrescribedAct act) {
            blocks.add(List.of(name(act.kind().label()), new Paragraph(Style.TEXT, act.words())));
        }

        private Paragraph name(String words) {
            count++;
            return new Paragraph(Style.NAME, count + ". " + words);
        }

        private static String mention(boolean told, String words) {
            return told ? words : "";
        }

        private static String code(String system, Optional<CodedValue> code) {
            return code.map(known -> system + " " + known.code()).orElse("");
        }

        private static void joined(List<Paragraph> block, Style style, String... parts) {
            String text = Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" – "));
            if (!text.isEmpty()) {
                block.add(new Paragraph(style, text));
            }
        }
    }
}
