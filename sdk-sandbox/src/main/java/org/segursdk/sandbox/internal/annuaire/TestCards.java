package org.segursdk.sandbox.internal.annuaire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireEntry;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuaireMailbox.Kind;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireStructure;

/** Professionals of the test cards, whom Pro Santé Connect's test users bear too. Source: psc §16. */
final class TestCards {
    static final Instant SINCE = Instant.parse("2025-06-01T08:00:00Z");

    private static final String LEGAL = "1B0064166";
    private static final String HOSPITAL = "0B0193488";

    private TestCards() {}

    static List<AnnuaireEntry> entries() {
        List<AnnuaireEntry> all = new ArrayList<>();
        all.add(AnnuaireStructure.legal(LEGAL, "GROUPE DOC DES ESSAIS")
                .withSector("SA01")
                .withAddress(address("1")));
        all.add(AnnuaireStructure.geographic(HOSPITAL, "CLINIQUE DOC DES ESSAIS")
                .withSector("SA01")
                .withType(AnnuaireCode.nos(AnnuaireStructure.CATEGORY, "355"))
                .within("1" + LEGAL)
                .withContact("0099000002", "accueil@hopital-fictif.example")
                .withMailboxes(
                        AnnuaireMailbox.of(Kind.ORG, "secretariat@hopital-fictif.test")
                                .withDescription("Secrétariat", "Médecine"),
                        AnnuaireMailbox.of(Kind.APP, "automate@hopital-fictif.test"))
                .withAddress(address("3")));
        card(all, doctor("99700366240", "SPECIMEN", "JULIE", "SM54").withTitles("MME", "DR"), true);
        card(all, doctor("99700427869", "DOC0042786", "KIT", "SM26"), true);
        card(all, AnnuairePractitioner.of("99700427885", "DOC0042788", "KIT").withProfession("21"), false);
        card(all, doctor("99700218896", "SANSACTIVITE", "CAMILLE", "SM04"), false);
        return all;
    }

    private static AnnuairePractitioner doctor(String rpps, String family, String given, String specialty) {
        return AnnuairePractitioner.of(rpps, family, given)
                .withTitles("M", "")
                .withProfession("10")
                .withSpecialty(specialty);
    }

    /** @param alsoSalaried whether the professional works in the hospital too */
    private static void card(List<AnnuaireEntry> all, AnnuairePractitioner person, boolean alsoSalaried) {
        String rpps = person.rpps();
        String address = Names.slug(person.given().get(0)) + "." + Names.slug(person.family());
        String rank = rpps + "001";
        all.add(person.withMailboxes(
                AnnuaireMailbox.of(Kind.PER, address + "@medecin.test").withRank(1)));
        all.add(AnnuaireStructure.practice(rank, ("CABINET " + person.civility()).strip() + " " + person.family())
                .withSector("SA07")
                .withAddress(address("5")));
        all.add(AnnuaireActivity.of("96" + rpps.substring(3), rpps, "4" + rank, "L"));
        if (alsoSalaried) {
            all.add(AnnuaireActivity.of("95" + rpps.substring(3), rpps, "1" + HOSPITAL, "S")
                    .withMailboxes(AnnuaireMailbox.of(Kind.PER, address + "@hopital-fictif.test")));
        }
    }

    private static PostalAddress address(String number) {
        return PostalAddress.builder()
                .part(PostalAddress.Part.HOUSE_NUMBER, number)
                .part(PostalAddress.Part.STREET_TYPE, "R")
                .part(PostalAddress.Part.STREET, "DES TESTS")
                .city("75016", "PARIS")
                .part(PostalAddress.Part.COUNTY, "75116")
                .build();
    }
}
