package org.segursdk.sandbox.internal.annuaire;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.sandbox.AnnuaireCareService;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireDevice;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuaireStructure;

/** The structures of a population, and what they offer: a legal entity with its hospital and nursing home, a pharmacy, practices. */
final class Structures {
    private static final String FORM = "TRE_R276-FormeActivite";
    private static final String ACTIVITY_TYPE = "TRE_R209-TypeActivite";
    private static final String EQUIPMENT = "TRE_R272-EquipementMaterielLourd";

    private final Population population;

    Structures(Population population) {
        this.population = population;
    }

    @Nullable
    AnnuaireStructure structure(int slot) {
        String city = city(slot).name();
        String finess = slot % Numbers.STRUCTURES < Numbers.FIRST_PRACTICE ? Numbers.finess(slot) : "";
        return switch (slot % Numbers.STRUCTURES) {
            case Numbers.LEGAL ->
                AnnuaireStructure.legal(finess, "GROUPE HOSPITALIER DE " + city)
                        .withIdentifier("SIREN", Numbers.siren(slot))
                        .withSector("SA01")
                        .withType(AnnuaireCode.nos("TRE_R72-FinessStatutJuridique", "13"))
                        .withAddress(address(slot));
            case Numbers.HOSPITAL -> hospital(slot, finess, city);
            case Numbers.PHARMACY ->
                AnnuaireStructure.geographic(finess, "PHARMACIE " + Names.family(population.dice(3, slot)))
                        .withIdentifier("SIRET", Numbers.siret(slot))
                        .withSector("SA33")
                        .withType(AnnuaireCode.nos(AnnuaireStructure.CATEGORY, "620"))
                        .withLicence("97#" + finess.substring(3))
                        .withContact("0099000000", "contact@pharmacie" + slot + ".example")
                        .withAddress(address(slot));
            case Numbers.HOME ->
                AnnuaireStructure.geographic(finess, "EHPAD " + Names.street(population.dice(3, slot)))
                        .withIdentifier("SIRET", Numbers.siret(slot))
                        .withType(AnnuaireCode.nos(AnnuaireStructure.CATEGORY, "500"))
                        .within(Numbers.idnst(slot - Numbers.HOME))
                        .withMailboxes(AnnuaireMailbox.of(AnnuaireMailbox.Kind.APP, "dui" + slot + "@ehpad.test"))
                        .withAddress(address(slot));
            default -> practice(slot);
        };
    }

    private AnnuaireStructure hospital(int slot, String finess, String city) {
        String domain = "@ch-" + Names.slug(city) + ".test";
        return AnnuaireStructure.geographic(finess, "CENTRE HOSPITALIER DE " + city)
                .withIdentifier("SIRET", Numbers.siret(slot))
                .withSector("SA01")
                .withType(AnnuaireCode.nos(AnnuaireStructure.CATEGORY, "355"))
                .withType(AnnuaireCode.nos("TRE_R73-ESPIC", "1"))
                .within(Numbers.idnst(slot - Numbers.HOSPITAL))
                .withContact("0099000001", "accueil@ch-" + Names.slug(city) + ".example")
                .withMailboxes(
                        AnnuaireMailbox.of(AnnuaireMailbox.Kind.ORG, "secretariat.cardiologie" + slot + domain)
                                .withDescription("Secrétariat de cardiologie", "Cardiologie")
                                .withRank(1),
                        AnnuaireMailbox.of(AnnuaireMailbox.Kind.APP, "comptes-rendus" + slot + domain)
                                .withDigitization(true))
                .withAddress(address(slot));
    }

    /** Practices bear their rank in the form of the guide or in that of the documentation. Source: annuaire §3. */
    private @Nullable AnnuaireStructure practice(int slot) {
        Person holder = population.holder(slot).orElse(null);
        if (holder == null) {
            return null;
        }
        AnnuaireStructure made = AnnuaireStructure.practice(
                Numbers.rank(slot), "CABINET " + (holder.woman() ? "MME " : "M ") + holder.family());
        if (slot % 2 == 1) {
            made = made.withIdentifiers(Map.of("INTRN", Numbers.rank(slot)));
        }
        return made.withIdentifier("SIRET", Numbers.siret(slot))
                .withSector("SA07")
                .withAddress(address(slot));
    }

    private Names.City city(int slot) {
        return population.city(slot / Numbers.STRUCTURES * Numbers.BLOCK);
    }

    private PostalAddress address(int slot) {
        SplittableRandom dice = population.dice(4, slot);
        Names.City city = city(slot);
        return PostalAddress.builder()
                .part(PostalAddress.Part.HOUSE_NUMBER, Integer.toString(1 + dice.nextInt(150)))
                .part(PostalAddress.Part.STREET_TYPE, Names.streetType(dice))
                .part(PostalAddress.Part.STREET, Names.street(dice))
                .city(city.postalCode(), city.name())
                .part(PostalAddress.Part.COUNTY, city.insee())
                .build();
    }

    /** Two care activities of the hospital, one social equipment of the nursing home. */
    AnnuaireCareService service(int slot) {
        int first = slot / Numbers.SERVICES * Numbers.STRUCTURES;
        boolean social = slot % Numbers.SERVICES == 2;
        return new AnnuaireCareService(
                Numbers.service(slot),
                true,
                social,
                Numbers.idnst(first + (social ? Numbers.HOME : Numbers.HOSPITAL)),
                List.of(),
                List.of(),
                List.of(
                        social
                                ? AnnuaireCode.nos(ACTIVITY_TYPE, "11")
                                : AnnuaireCode.nos(FORM, slot % Numbers.SERVICES == 0 ? "07" : "01")));
    }

    AnnuaireDevice device(int slot) {
        return new AnnuaireDevice(
                Numbers.device(slot),
                true,
                Numbers.idnst(slot * Numbers.STRUCTURES + Numbers.HOSPITAL),
                List.of(AnnuaireCode.nos(EQUIPMENT, "05602")),
                "MARQUE FICTIVE",
                "SN" + Numbers.device(slot));
    }
}
