package org.segursdk.psc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.PostalAddress.Part;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * One place where a professional practises, as the national directory knows it. Source: psc §7.
 *
 * @param values what is told, by the names of userinfo ({@code codeSecteurDactivite}…); empty texts are left out
 */
public record Activity(Map<String, String> values) {
    public Activity {
        values = Map.copyOf(values);
    }

    /** A value by its name in userinfo. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** {@code L} on one's own account, {@code S} employed, {@code B} benevolent. */
    public Optional<String> modeCode() {
        return value("codeModeExercice");
    }

    /** Secteur d'activité, {@code SAxx}. */
    public Optional<String> sectorCode() {
        return value("codeSecteurDactivite");
    }

    /** Section of the order of pharmacists, {@code A} to {@code H}. */
    public Optional<String> pharmacistSection() {
        return value("codeSectionPharmacien");
    }

    public Optional<String> roleCode() {
        return value("codeRole");
    }

    /** {@code GENRxx}. */
    public Optional<String> kindCode() {
        return value("codeGenreActivite");
    }

    /** Nine characters; not always digits in tests. */
    public Optional<String> finessSite() {
        return value("numeroFinessSite");
    }

    public Optional<String> finessLegal() {
        return value("numeroFinessetablissementJuridique");
    }

    public Optional<String> siretSite() {
        return value("numeroSiretSite");
    }

    public Optional<String> sirenSite() {
        return value("numeroSirenSite");
    }

    /** {@code F} and a FINESS, {@code R} and a number for a practice. */
    public Optional<String> technicalId() {
        return value("identifiantTechniqueDeLaStructure");
    }

    public Optional<String> formerId() {
        return value("ancienIdentifiantDeLaStructure");
    }

    /** Raison sociale, else the sign. */
    public Optional<String> structureName() {
        return value("raisonSocialeSite").or(() -> value("enseigneCommercialeSite"));
    }

    /** Autorité d'enregistrement. */
    public Optional<String> registrar() {
        return value("autoriteDenregistrement");
    }

    /**
     * The national identifier of the structure, from the first source that has one.
     *
     * @param order see {@link PscProfile#structureIdOrder()}
     */
    public Optional<StructureId> structureId(List<StructureIdSource> order) {
        return order.stream().flatMap(each -> each.of(this).stream()).findFirst();
    }

    /** Whether this structure is known by an identifier, with or without its prefix. */
    public boolean isAt(String structure) {
        return Stream.of(finessSite(), finessLegal(), siretSite(), sirenSite(), technicalId(), formerId())
                        .flatMap(Optional::stream)
                        .anyMatch(structure::equals)
                || Stream.of(StructureIdSource.values())
                        .flatMap(each -> each.of(this).stream())
                        .anyMatch(id -> id.value().equals(structure));
    }

    /** The address of the place, in parts. */
    public Optional<Address> address() {
        PostalAddress.Builder parts = PostalAddress.builder();
        boolean any = put(parts, Part.UNIT, value("complementDestinataire"))
                | put(parts, Part.LOCATOR, value("complementPointGeographique"))
                | put(parts, Part.HOUSE_NUMBER, value("numeroVoie").map(number -> value("indiceRepetitionVoie")
                        .map(index -> number + ' ' + index)
                        .orElse(number)))
                | put(parts, Part.STREET_TYPE, value("codeTypeDeVoie"))
                | put(parts, Part.STREET, value("libelleVoie"))
                | put(parts, Part.PRECINCT, value("mentionDistribution"))
                | put(parts, Part.POSTAL_CODE, value("codePostal"))
                | put(parts, Part.CITY, city());
        if (!any) {
            return Optional.empty();
        }
        put(parts, Part.COUNTY, value("codeCommune"));
        return Optional.of(Address.structured(parts.build(), Address.Use.WORK));
    }

    // "75009 PARIS": the code stands apart already.
    private Optional<String> city() {
        String code = value("codePostal").orElse("");
        return value("bureauCedex")
                .map(text -> !code.isEmpty() && text.startsWith(code + ' ') ? text.substring(code.length() + 1) : text)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static boolean put(PostalAddress.Builder parts, Part part, Optional<String> value) {
        value.ifPresent(text -> parts.part(part, text));
        return value.isPresent();
    }

    /** Telephones, fax and mail of the place; what has not the form of one is left out. */
    public List<Telecom> telecoms() {
        List<Telecom> telecoms = new ArrayList<>();
        add(telecoms, "tel:", value("telephone"));
        add(telecoms, "tel:", value("telephone2"));
        add(telecoms, "fax:", value("telecopie"));
        add(telecoms, "mailto:", value("adresseEMail"));
        return List.copyOf(telecoms);
    }

    private static void add(List<Telecom> telecoms, String scheme, Optional<String> value) {
        value.flatMap(text -> new Violations().nested("", () -> new Telecom(scheme + text, Address.Use.WORK)))
                .ifPresent(telecoms::add);
    }

    /**
     * The structure, for a context.
     *
     * @param practiceSetting code of JDV_J04, which Pro Santé Connect does not tell
     * @param order where its identifier is taken from
     * @throws InvalidInputException rules {@code PSC-STRUCTURE-ID}, {@code PSC-STRUCTURE-NAME}, {@code JDV-J02}, {@code JDV-J04}
     */
    public Structure structure(String practiceSetting, List<StructureIdSource> order) {
        Optional<StructureId> id = structureId(order);
        new Violations()
                .check(
                        id.isPresent(),
                        "activity.structureId",
                        "PSC-STRUCTURE-ID",
                        "aucun identifiant national de la structure",
                        "no national identifier of the structure")
                .check(
                        structureName().isPresent(),
                        "activity.structureName",
                        "PSC-STRUCTURE-NAME",
                        "la structure n'a pas de nom",
                        "the structure has no name")
                .throwIfAny("Activity");
        var builder = Structure.builder()
                .id(id.orElseThrow())
                .name(structureName().orElseThrow())
                .practiceSetting(practiceSetting);
        sectorCode().ifPresent(builder::sector);
        address().ifPresent(builder::addAddress);
        telecoms().forEach(builder::addTelecom);
        return builder.build();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Activity[redacted]";
    }
}
