package org.segursdk.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A professional (Practitioner). {@code toString} shows nothing of the person. Source: annuaire §2.
 *
 * @param rpps 11 digits
 * @param active false: removed
 * @param civility such as {@code M} or {@code MME}; empty: none
 * @param title civility of exercise, such as {@code DR}; empty: none
 * @param family name of exercise; empty: the resource has no name
 * @param given names of exercise, in order
 * @param qualifications each a list of codes that stand in one {@code qualification.code}: profession and category, type and value of
 *     a know-how, type and value of a diploma
 * @param cards numbers of the CPx cards
 * @param mailboxes MSSanté mailboxes tied to the person
 */
public record AnnuairePractitioner(
        String rpps,
        boolean active,
        String civility,
        String title,
        String family,
        List<String> given,
        List<List<AnnuaireCode>> qualifications,
        List<String> cards,
        List<AnnuaireMailbox> mailboxes)
        implements AnnuaireEntry {
    public static final String PROFESSION = "TRE_G15-ProfessionSante";
    public static final String CATEGORY = "TRE_R09-CategorieProfessionnelle";
    public static final String KNOW_HOW_TYPE = "TRE_R04-TypeSavoirFaire";
    public static final String SPECIALTY = "TRE_R38-SpecialiteOrdinale";
    public static final String DIPLOMA_TYPE = "TRE_R14-TypeDiplome";
    public static final String DIPLOMA = "TRE_R48-DiplomeEtatFrancais";

    private static final Pattern FORM = Pattern.compile("[0-9]{11}");

    /** @throws IllegalArgumentException when the RPPS number has not 11 digits */
    public AnnuairePractitioner {
        if (!FORM.matcher(rpps).matches()) {
            throw new IllegalArgumentException("an RPPS number has 11 digits");
        }
        Objects.requireNonNull(civility, "civility");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(family, "family");
        given = List.copyOf(given);
        qualifications = qualifications.stream().map(List::copyOf).toList();
        cards = List.copyOf(cards);
        mailboxes = List.copyOf(mailboxes);
    }

    /** A professional of that name, without profession yet. */
    public static AnnuairePractitioner of(String rpps, String family, String... given) {
        return new AnnuairePractitioner(rpps, true, "", "", family, List.of(given), List.of(), List.of(), List.of());
    }

    @Override
    public String number() {
        return rpps;
    }

    /** The national identifier (IDNPS), which is also Pro Santé Connect's subject: 8 and the RPPS number. */
    public String nationalId() {
        return "8" + rpps;
    }

    /** @param code of TRE_G15, such as {@code 10} for a doctor, who gets the title DR */
    public AnnuairePractitioner withProfession(String code) {
        AnnuairePractitioner with =
                withQualification(AnnuaireCode.nos(PROFESSION, code), AnnuaireCode.nos(CATEGORY, "C"));
        return "10".equals(code) ? with.withTitles(civility, "DR") : with;
    }

    /** @param code of TRE_R38, such as {@code SM41} */
    public AnnuairePractitioner withSpecialty(String code) {
        return withQualification(AnnuaireCode.nos(KNOW_HOW_TYPE, "S"), AnnuaireCode.nos(SPECIALTY, code));
    }

    /** Adds a qualification that bears these codes. */
    public AnnuairePractitioner withQualification(AnnuaireCode... codes) {
        List<List<AnnuaireCode>> all = new ArrayList<>(qualifications);
        all.add(List.of(codes));
        return new AnnuairePractitioner(rpps, active, civility, title, family, given, all, cards, mailboxes);
    }

    public AnnuairePractitioner withTitles(String newCivility, String newTitle) {
        return new AnnuairePractitioner(
                rpps, active, newCivility, newTitle, family, given, qualifications, cards, mailboxes);
    }

    public AnnuairePractitioner withName(String newFamily, String... newGiven) {
        return new AnnuairePractitioner(
                rpps, active, civility, title, newFamily, List.of(newGiven), qualifications, cards, mailboxes);
    }

    /** With exactly these mailboxes. */
    public AnnuairePractitioner withMailboxes(AnnuaireMailbox... all) {
        return new AnnuairePractitioner(
                rpps, active, civility, title, family, given, qualifications, cards, List.of(all));
    }

    public AnnuairePractitioner withCards(String... numbers) {
        return new AnnuairePractitioner(
                rpps, active, civility, title, family, given, qualifications, List.of(numbers), mailboxes);
    }

    @Override
    public AnnuairePractitioner removed() {
        return new AnnuairePractitioner(rpps, false, "", "", "", List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public String toString() {
        return "AnnuairePractitioner[active=" + active + "]";
    }
}
