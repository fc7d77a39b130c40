package org.segursdk.cda.internal.imaging;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.imaging.ActDescription;
import org.segursdk.cda.imaging.AdministeredProduct;
import org.segursdk.cda.imaging.ClinicalInformation;
import org.segursdk.cda.imaging.DoseQuantity;
import org.segursdk.cda.imaging.ImageReference;
import org.segursdk.cda.imaging.ImagingDevice;
import org.segursdk.cda.imaging.ImagingValueSets;
import org.segursdk.cda.imaging.RadiationExposure;
import org.segursdk.cda.imaging.Technique;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Rules of the structured report that the types do not enforce by themselves. Source: cda §9. */
final class ReportRules {
    private static final Pattern CIS = Pattern.compile("[0-9]{8}");
    /** HL7 and EDQM. */
    private static final Set<String> ROUTES = Set.of("2.16.840.1.113883.5.112", "0.4.0.127.0.16.1.1.2.1");

    private final HeaderActRules header;
    private final Checks checks;
    private final Violations violations;

    ReportRules(Optional<CdaHeader> header, Violations violations) {
        this.header = new HeaderActRules(header, violations);
        this.checks = this.header.checks;
        this.violations = violations;
    }

    /** Returns the sizes of the attached documents. */
    List<Long> check(ReportContent report) {
        header.check(report.headerActs(), ".act");
        report.clinicalInformation().ifPresent(this::clinicalInformation);
        checks.each(report.acts(), "acts", this::act);
        report.addendum().ifPresent(addendum -> {
            checks.actors.author(addendum.author().by(), "addendum.author.by");
            checks.text(addendum.text(), "addendum.text");
        });
        checks.each(report.devices(), "devices", this::device);
        checks.text(report.findings(), "findings");
        checks.text(report.previousResults(), "previousResults");
        checks.text(report.comparison(), "comparison");
        checks.text(report.conclusion(), "conclusion");
        checks.text(report.patientInformation(), "patientInformation");
        checks.text(report.comment(), "comment");
        return checks.attachments(report.attachments());
    }

    private void clinicalInformation(ClinicalInformation info) {
        new ClinicalInformationRules(checks, info).check("clinicalInformation");
        violations.check(
                info.careInformation().isEmpty(),
                "clinicalInformation.careInformation",
                "IMG-REQUEST-ONLY",
                "les informations pour la prise en charge appartiennent à la demande, pas au compte rendu",
                "care information belongs to the request, not to the report");
    }

    private void act(ActDescription act, String path) {
        violations.check(
                !act.techniques().isEmpty(),
                path + ".techniques",
                "IMG-TECHNIQUE",
                "au moins une technique, avec sa localisation anatomique",
                "at least one technique, with its place in the body");
        checks.each(act.techniques(), path + ".techniques", this::technique);
        checks.each(act.products(), path + ".products", this::product);
        act.complications()
                .ifPresent(statement -> checks.statement(statement, path + ".complications", checks.texts::text));
        act.exposure().ifPresent(exposure -> exposure(exposure, path + ".exposure"));
        checks.each(act.images(), path + ".images", this::image);
    }

    private void technique(Technique technique, String path) {
        checks.inSet(technique.site(), ImagingValueSets.bodySite(), path + ".site", "IMG-SITE");
        checks.inSet(technique.laterality(), ImagingValueSets.laterality(), path + ".laterality", "IMG-LATERALITY");
        checks.texts
                .text(technique.description(), path + ".description")
                .text(technique.parameters(), path + ".parameters");
    }

    private void product(AdministeredProduct product, String path) {
        checks.texts.line(product.name(), path + ".name").text(product.comment(), path + ".comment");
        product.lot().ifPresent(lot -> checks.texts.line(lot, path + ".lot"));
        violations.check(
                product.cis()
                        .filter(cis -> !CIS.matcher(cis.code()).matches()
                                || !cis.codeSystem().equals(CodeSystems.CIS))
                        .isEmpty(),
                path + ".cis",
                "IMG-CIS",
                "un code CIS a huit chiffres ; les autres codes sont des traductions",
                "a CIS code has eight digits; other codes are translations");
        checks.each(product.translations(), path + ".translations", checks.texts::code);
        checks.distinct(product.translations(), path + ".translations");
        product.dose().ifPresent(dose -> checks.quantity(dose, path + ".dose"));
        product.route().ifPresent(route -> {
            violations.check(
                    ROUTES.contains(route.codeSystem()),
                    path + ".route",
                    "CDA-ROUTE",
                    "voie d'administration EDQM ou HL7 attendue",
                    "a route of EDQM or HL7 is expected");
            checks.texts.code(route, path + ".route");
        });
    }

    private void exposure(RadiationExposure exposure, String path) {
        checks.actors.professional(exposure.authorisedBy(), path + ".authorisedBy");
        checks.each(exposure.doses(), path + ".doses", this::dose);
        exposure.radiopharmaceutical().ifPresent(product -> product(product, path + ".radiopharmaceutical"));
    }

    private void dose(DoseQuantity dose, String path) {
        checks.inSet(dose.measure(), ImagingValueSets.doseQuantity(), path + ".measure", "IMG-DOSE");
        checks.inSet(dose.site(), ImagingValueSets.bodySite(), path + ".site", "IMG-SITE");
        violations.check(
                !ImagingValueSets.doseQuantity().contains(dose.measure())
                        || DoseUnits.fits(dose.measure(), dose.value()),
                path + ".value.unit",
                "IMG-DOSE-UNIT",
                "unité d'une autre grandeur : Gy (dose), mGy.cm (PDL), Gy.m2 (PDS), Sv, Bq, s, rien pour un nombre d'images",
                "unit of another kind: Gy (dose), mGy.cm (DLP), Gy.m2 (DAP), Sv, Bq, s, none for a number of images");
        violations.check(
                dose.value().value().signum() >= 0,
                path + ".value",
                "IMG-DOSE-NEGATIVE",
                "une dose n'est pas négative",
                "a dose is not negative");
        checks.texts.characters(dose.value().unitLabel(), path + ".value.unitLabel");
    }

    private void image(ImageReference image, String path) {
        checks.inSet(image.modality(), ImagingValueSets.modality(), path + ".modality", "IMG-MODALITY");
        violations.check(
                image.sopClass().codeSystem().equals(ImageReference.DICOM_UID)
                        && Oid.isValid(image.sopClass().code()),
                path + ".sopClass",
                "IMG-SOP-CLASS",
                "la classe SOP est un UID DICOM (système 1.2.840.10008.2.6.1)",
                "the SOP class is a DICOM UID (system 1.2.840.10008.2.6.1)");
        checks.texts.code(image.sopClass(), path + ".sopClass");
        violations.check(
                image.link().map(ReportRules::isLink).orElse(true),
                path + ".link",
                "IMG-LINK",
                "lien absolu http ou https, avec un hôte et sans identifiants de connexion",
                "an absolute http or https link, with a host and without credentials");
    }

    private static boolean isLink(URI link) {
        String scheme = link.getScheme();
        return scheme != null
                && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                && link.getHost() != null
                && link.getUserInfo() == null;
    }

    private void device(ImagingDevice device, String path) {
        checks.texts.text(device.label(), path + ".label").code(device.emdn(), path + ".emdn");
        violations.check(
                device.emdn()
                        .map(CodedValue::codeSystem)
                        .filter(system -> !system.equals(ImagingDevice.EMDN))
                        .isEmpty(),
                path + ".emdn",
                "IMG-EMDN",
                "la catégorie d'un dispositif est codée en EMDN ; les autres codes sont des traductions",
                "the category of a device is coded in EMDN; other codes are translations");
        checks.each(device.translations(), path + ".translations", checks.texts::code);
        checks.distinct(device.translations(), path + ".translations");
        device.udi()
                .flatMap(udi -> udi.extension())
                .ifPresent(extension -> checks.texts.line(extension, path + ".udi.extension"));
    }
}
