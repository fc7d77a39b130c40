package org.segursdk.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.KnowHow;
import org.segursdk.annuaire.MailboxType;
import org.segursdk.annuaire.MssMailbox;
import org.segursdk.annuaire.StructureAddress;
import org.segursdk.annuaire.StructureIdentifiers;
import org.segursdk.annuaire.StructureKind;
import org.segursdk.core.terminology.CodedValue;

/** Synthetic professionals and structures, reproducible. Names are spread as names are: few borne by many, many by few. */
final class DirectorySamples {
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";
    private static final CodedValue SECTOR =
            CodedValue.of("SA07", NOS + "TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite", "Cabinet individuel");
    private static final CodedValue MODE =
            CodedValue.of("L", NOS + "TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice", "Libéral");
    private static final String[] PROFESSIONS = {"10", "21", "26", "28", "40", "50", "60", "60", "60", "60", "70", "80"
    };

    private final Random random;
    private final String[] families = new String[150_000];
    private final String[] givens = new String[4_000];
    private final String[] towns = new String[30_000];
    private final String[] postalCodes = new String[towns.length];

    DirectorySamples(long seed) {
        random = new Random(seed);
        for (int i = 0; i < families.length; i++) {
            families[i] = (i % 12 == 0 ? "LE " : "") + name(4 + random.nextInt(7)) + (i % 20 == 0 ? "-" + name(6) : "");
        }
        for (int i = 0; i < givens.length; i++) {
            givens[i] = name(3 + random.nextInt(5)) + (i % 9 == 0 ? "-" + name(4) : "");
        }
        for (int i = 0; i < towns.length; i++) {
            towns[i] = (i % 10 == 0 ? "SAINT-" : "") + name(4 + random.nextInt(8));
            postalCodes[i] = String.format(Locale.ROOT, "%02d%03d", 1 + random.nextInt(95), 10 * random.nextInt(100));
        }
    }

    private String name(int length) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String letters = i % 2 == 0 ? "BCDFGHJLMNPRSTV" : "AEIOU";
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }

    /** The low numbers come often. */
    private int skewed(int bound) {
        double x = random.nextDouble();
        return (int) (bound * x * x * x);
    }

    DirectoryStructure structure(int number) {
        int town = skewed(towns.length);
        String finess = String.format(Locale.ROOT, "99%07d", number);
        return new DirectoryStructure(
                new StructureIdentifiers(
                        Optional.of("1" + finess),
                        Optional.of(finess),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                true,
                "CABINET " + name(6),
                Optional.of(StructureKind.GEOGRAPHICAL_ENTITY),
                Optional.of(SECTOR),
                Optional.empty(),
                new StructureAddress(
                        List.of(1 + random.nextInt(99) + " RUE " + name(7)),
                        Optional.of(postalCodes[town]),
                        Optional.of(towns[town]),
                        Optional.empty()),
                List.of(),
                number % 10 == 0 ? List.of(mailbox("structure" + number, MailboxType.ORG)) : List.of(),
                Optional.empty());
    }

    Activity activity(int number) {
        return new Activity(
                Optional.of(String.valueOf(1_010_000_000L + number)), true, List.of(MODE), List.of(), Optional.empty());
    }

    DirectoryProfessional professional(int number) {
        String rpps = String.valueOf(99_700_000_000L + number);
        List<MssMailbox> mailboxes = new ArrayList<>();
        if (number % 3 != 0) {
            mailboxes.add(mailbox("p" + number, MailboxType.PER));
        }
        return new DirectoryProfessional(
                Optional.of("8" + rpps),
                Optional.of(rpps),
                true,
                families[skewed(families.length)],
                givens[skewed(givens.length)],
                Optional.of("M"),
                Optional.of("DR"),
                List.of(CodedValue.of(
                        PROFESSIONS[random.nextInt(PROFESSIONS.length)],
                        NOS + "TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante",
                        "Profession")),
                List.of(),
                List.of(new KnowHow(
                        Optional.empty(),
                        CodedValue.of(
                                String.format(Locale.ROOT, "SM%02d", 1 + random.nextInt(60)),
                                NOS + "TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale",
                                "Spécialité"))),
                List.of(),
                mailboxes,
                List.of(),
                Optional.empty());
    }

    private static MssMailbox mailbox(String name, MailboxType type) {
        return new MssMailbox(
                name + "@medecin.test.example",
                Optional.of(type),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
