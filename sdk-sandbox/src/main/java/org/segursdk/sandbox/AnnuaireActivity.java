package org.segursdk.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a professional does at a place (PractitionerRole, <i>situation d'exercice</i>). {@code toString} shows nothing of the person.
 * Source: annuaire §2.
 *
 * @param number of the activity; its system is the one of RPPS numbers
 * @param active false: removed
 * @param rpps the professional, 11 digits
 * @param structure national identifier (IDNST) of the place, when there is one
 * @param codes kind of activity, mode, function
 * @param mailboxes MSSanté mailboxes tied to the person at the place
 */
public record AnnuaireActivity(
        String number,
        boolean active,
        String rpps,
        Optional<String> structure,
        List<AnnuaireCode> codes,
        List<AnnuaireMailbox> mailboxes)
        implements AnnuaireEntry {
    public static final String GENRE = "TRE_R22-GenreActivite";
    public static final String MODE = "TRE_R23-ModeExercice";
    public static final String FUNCTION = "TRE_R21-Fonction";
    public static final String PHARMACIST_SECTION = "TRE_R06-SectionTableauCNOP";

    public AnnuaireActivity {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(rpps, "rpps");
        Objects.requireNonNull(structure, "structure");
        codes = List.copyOf(codes);
        mailboxes = List.copyOf(mailboxes);
    }

    /**
     * An activity.
     *
     * @param mode {@code L} liberal, {@code S} salaried
     */
    public static AnnuaireActivity of(String number, String rpps, String structure, String mode) {
        return new AnnuaireActivity(
                number,
                true,
                rpps,
                Optional.of(structure),
                List.of(AnnuaireCode.nos(GENRE, "GENR01"), AnnuaireCode.nos(MODE, mode)),
                List.of());
    }

    /** With one more code. */
    public AnnuaireActivity with(AnnuaireCode code) {
        List<AnnuaireCode> all = new ArrayList<>(codes);
        all.add(code);
        return new AnnuaireActivity(number, active, rpps, structure, all, mailboxes);
    }

    /** With exactly these mailboxes. */
    public AnnuaireActivity withMailboxes(AnnuaireMailbox... all) {
        return new AnnuaireActivity(number, active, rpps, structure, codes, List.of(all));
    }

    /** Elsewhere. */
    public AnnuaireActivity at(String newStructure) {
        return new AnnuaireActivity(number, active, rpps, Optional.of(newStructure), codes, mailboxes);
    }

    @Override
    public AnnuaireActivity removed() {
        return new AnnuaireActivity(number, false, rpps, Optional.empty(), List.of(), List.of());
    }

    @Override
    public String toString() {
        return "AnnuaireActivity[active=" + active + "]";
    }
}
