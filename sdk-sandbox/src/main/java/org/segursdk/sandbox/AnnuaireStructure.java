package org.segursdk.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.segursdk.core.actor.PostalAddress;

/**
 * A legal entity, a geographical entity or a practice (Organization). {@code toString} shows its form alone. Source: annuaire §2, §3.
 *
 * @param number national identifier (IDNST), prefix included
 * @param active false: removed
 * @param legal true: legal entity (EJ); false: geographical entity (EG), practices too
 * @param name empty: none
 * @param identifiers further ones by type code: {@code FINEJ}, {@code FINEG}, {@code SIREN}, {@code SIRET}, {@code RPPSRG},
 *     {@code INTRN} (a rank in the form of the documentation)
 * @param types sector, category and other codes
 * @param address street, postal code, city; the commune's code as {@link PostalAddress.Part#COUNTY}
 * @param parent IDNST of the legal entity
 * @param phones telephone numbers
 * @param emails ordinary mailboxes, not of MSSanté
 * @param mailboxes MSSanté mailboxes
 * @param licence of a pharmacy
 */
public record AnnuaireStructure(
        String number,
        boolean active,
        boolean legal,
        String name,
        Map<String, String> identifiers,
        List<AnnuaireCode> types,
        Optional<PostalAddress> address,
        Optional<String> parent,
        List<String> phones,
        List<String> emails,
        List<AnnuaireMailbox> mailboxes,
        Optional<String> licence)
        implements AnnuaireEntry {
    public static final String SECTOR = "TRE_R02-SecteurActivite";
    public static final String CATEGORY = "TRE_R66-CategorieEtablissement";

    public AnnuaireStructure {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        identifiers = Collections.unmodifiableMap(new TreeMap<>(identifiers));
        types = List.copyOf(types);
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(parent, "parent");
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        mailboxes = List.copyOf(mailboxes);
        Objects.requireNonNull(licence, "licence");
    }

    /** A geographical entity known by its FINESS number, 9 characters. */
    public static AnnuaireStructure geographic(String finess, String name) {
        return bare("1" + finess, false, name, Map.of("FINEG", finess));
    }

    /** A legal entity known by its FINESS number, 9 characters. */
    public static AnnuaireStructure legal(String finess, String name) {
        return bare("1" + finess, true, name, Map.of("FINEJ", finess));
    }

    /** A practice known by its RPPS rank: the number of its holder and three digits. */
    public static AnnuaireStructure practice(String rank, String name) {
        return bare("4" + rank, false, name, Map.of("RPPSRG", rank));
    }

    private static AnnuaireStructure bare(String number, boolean legal, String name, Map<String, String> identifiers) {
        return new AnnuaireStructure(
                number,
                true,
                legal,
                name,
                identifiers,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** With one more identifier. */
    public AnnuaireStructure withIdentifier(String type, String value) {
        Map<String, String> all = new TreeMap<>(identifiers);
        all.put(type, value);
        return withIdentifiers(all);
    }

    /** With exactly these identifiers, beside the national one. */
    public AnnuaireStructure withIdentifiers(Map<String, String> all) {
        return copy(name, all, types, address, parent, phones, emails, mailboxes, licence);
    }

    public AnnuaireStructure withName(String value) {
        return copy(value, identifiers, types, address, parent, phones, emails, mailboxes, licence);
    }

    /** @param sector of TRE_R02, such as {@code SA01} */
    public AnnuaireStructure withSector(String sector) {
        return withType(AnnuaireCode.nos(SECTOR, sector));
    }

    /** With one more type. */
    public AnnuaireStructure withType(AnnuaireCode type) {
        List<AnnuaireCode> all = new ArrayList<>(types);
        all.add(type);
        return copy(name, identifiers, all, address, parent, phones, emails, mailboxes, licence);
    }

    public AnnuaireStructure withAddress(PostalAddress value) {
        return copy(name, identifiers, types, Optional.of(value), parent, phones, emails, mailboxes, licence);
    }

    /** @param idnst of the legal entity */
    public AnnuaireStructure within(String idnst) {
        return copy(name, identifiers, types, address, Optional.of(idnst), phones, emails, mailboxes, licence);
    }

    /** With that telephone number and that ordinary mailbox. */
    public AnnuaireStructure withContact(String phone, String email) {
        return copy(name, identifiers, types, address, parent, List.of(phone), List.of(email), mailboxes, licence);
    }

    /** With exactly these mailboxes. */
    public AnnuaireStructure withMailboxes(AnnuaireMailbox... all) {
        return copy(name, identifiers, types, address, parent, phones, emails, List.of(all), licence);
    }

    public AnnuaireStructure withLicence(String value) {
        return copy(name, identifiers, types, address, parent, phones, emails, mailboxes, Optional.of(value));
    }

    private AnnuaireStructure copy(
            String newName,
            Map<String, String> newIdentifiers,
            List<AnnuaireCode> newTypes,
            Optional<PostalAddress> newAddress,
            Optional<String> newParent,
            List<String> newPhones,
            List<String> newEmails,
            List<AnnuaireMailbox> newMailboxes,
            Optional<String> newLicence) {
        return new AnnuaireStructure(
                number,
                active,
                legal,
                newName,
                newIdentifiers,
                newTypes,
                newAddress,
                newParent,
                newPhones,
                newEmails,
                newMailboxes,
                newLicence);
    }

    @Override
    public AnnuaireStructure removed() {
        return new AnnuaireStructure(
                number,
                false,
                legal,
                name,
                identifiers,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "AnnuaireStructure[" + (legal ? "legal" : "geographic") + ", active=" + active + "]";
    }
}
