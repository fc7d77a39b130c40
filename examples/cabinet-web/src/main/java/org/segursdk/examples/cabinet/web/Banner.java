package org.segursdk.examples.cabinet.web;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.examples.cabinet.Patients;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.StoredIdentity;

/**
 * The traits on top of every screen of a patient's record: name and given names of birth, sex, date and place, names in use, status,
 * attributes, and the INS for who may see it. Source: RNIV, rem INS-02.
 */
final class Banner {
    private Banner() {}

    static Html of(Patients patients, String recordId, Request request) {
        StoredIdentity identity = patients.get(recordId);
        IdentityTraits traits = identity.traits();
        Optional<Ins> ins = patients.showIns(recordId, request.user());
        return Html.of(
                "<section class=\"banner\" aria-label=\"Identité du patient\"><div class=\"name\"><span class=\"label\">Nom de"
                        + " naissance</span> <strong id=\"birth-name\">{}</strong></div><dl>{}{}{}{}{}{}{}{}</dl>"
                        + "<p class=\"marks\">{}{}</p><nav aria-label=\"Dossier du patient\"><a href=\"/patient/{}\">Dossier</a>"
                        + "<a href=\"/identity/{}\">Identité et INS</a></nav></section>",
                traits.birthName(),
                entry("Prénoms de naissance", Optional.of(traits.birthGivenNames())),
                entry("Premier prénom", Optional.of(traits.firstGivenName())),
                entry("Né(e) le", Optional.of(Texts.day(traits.birthDate().toIso()))),
                entry("Sexe", Optional.of(Texts.sex(traits.sex()))),
                entry("Lieu (INSEE)", traits.birthPlace()),
                used(identity),
                ins.isPresent()
                        ? entry(
                                "Matricule INS",
                                ins.map(each -> spaced(each.matricule().value())))
                        : Html.NONE,
                ins.isPresent()
                        ? entry("OID", ins.map(each -> each.authority().oid().value()))
                        : Html.NONE,
                Texts.badge(identity.status()),
                attributes(identity),
                recordId,
                recordId);
    }

    private static Html used(StoredIdentity identity) {
        return Html.of(
                "{}{}",
                identity.usedName().isPresent() ? entry("Nom utilisé", identity.usedName()) : Html.NONE,
                identity.usedGivenName().isPresent() ? entry("Prénom utilisé", identity.usedGivenName()) : Html.NONE);
    }

    private static Html entry(String label, Optional<String> value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", label, value.orElse("non renseigné"));
    }

    /** By groups of the number, for a person to read. */
    static String spaced(String matricule) {
        return matricule.matches("[0-9AB]{15}")
                ? matricule.replaceFirst("(.)(..)(..)(..)(...)(...)(..)", "$1 $2 $3 $4 $5 $6 $7")
                : matricule;
    }

    static List<Html> attributes(StoredIdentity identity) {
        return identity.attributes().stream().sorted().map(Banner::mark).toList();
    }

    private static Html mark(IdentityAttribute attribute) {
        return Html.of(" <span class=\"badge warn\">⚠ {}</span>", Texts.attribute(attribute));
    }
}
