package org.segursdk.cda.internal.imaging;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.imaging.ImagingRequestDocument;
import org.segursdk.cda.imaging.ImagingValueSets;
import org.segursdk.cda.imaging.RequestedAct;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;

/** Rules of the request that the types do not enforce by themselves. Source: drim §7. */
final class RequestRules {
    private final Checks checks;
    private final Violations violations;
    private final Optional<CdaHeader> header;

    RequestRules(Optional<CdaHeader> header, Violations violations) {
        this.checks = new Checks(header, violations);
        this.violations = violations;
        this.header = header;
    }

    /** Returns the sizes of the attached documents. */
    List<Long> check(RequestContent request) {
        header.ifPresent(this::events);
        request.number()
                .flatMap(InstanceId::extension)
                .ifPresent(extension -> checks.texts.line(extension, "number.extension"));
        request.clinicalInformation()
                .ifPresent(info -> new ClinicalInformationRules(checks, info).check("clinicalInformation"));
        violations.check(!request.acts().isEmpty(), "acts", "REQUIRED", "au moins un acte", "at least one act");
        checks.each(request.acts(), "acts", this::act);
        checks.text(request.patientInformation(), "patientInformation");
        checks.text(request.previousResults(), "previousResults");
        return checks.attachments(request.attachments());
    }

    /** Exactly one documented act is the request itself. */
    private void events(CdaHeader present) {
        violations.check(
                present.event()
                        .code()
                        .filter(code -> !code.sameConceptAs(ImagingRequestDocument.TYPE))
                        .isEmpty(),
                "header.event.code",
                "IMG-EVENT",
                "l'acte principal d'une demande est 55115-0 (LOINC) : ne le donnez pas",
                "the principal act of a request is 55115-0 (LOINC): leave it out");
        for (int i = 0; i < present.furtherEvents().size(); i++) {
            violations.check(
                    !present.furtherEvents().get(i).sameConceptAs(ImagingRequestDocument.TYPE),
                    "header.furtherEvents[" + i + "]",
                    "IMG-FURTHER-EVENT",
                    "la demande ne se documente qu'une fois",
                    "the request is documented once");
        }
    }

    private void act(RequestedAct act, String path) {
        checks.inSet(act.modality(), ImagingValueSets.requestModality(), path + ".modality", "IMG-MODALITY");
        violations.check(
                !act.sites().isEmpty(),
                path + ".sites",
                "IMG-SITE",
                "au moins une localisation anatomique",
                "at least one place in the body");
        checks.each(
                act.sites(),
                path + ".sites",
                (site, at) -> checks.inSet(site, ImagingValueSets.bodySite(), at, "IMG-SITE"));
        checks.distinct(act.sites(), path + ".sites");
        checks.inSet(act.modifier(), ImagingValueSets.topographicModifier(), path + ".modifier", "IMG-MODIFIER");
        violations.check(
                act.modifier().isEmpty() || act.sites().size() == 1,
                path + ".modifier",
                "IMG-MODIFIER",
                "une précision topographique va avec une seule localisation : faites un acte de chaque",
                "a topographic modifier goes with one site: make one act of each");
        functions(act, path);
        checks.texts
                .text(act.urgency(), path + ".urgency")
                .text(act.event(), path + ".event")
                .text(act.comment(), path + ".comment");
        act.contacted().ifPresent(contacted -> checks.actors.author(contacted, path + ".contacted"));
    }

    /** What is studied: told for PET and scintigraphy, for nothing else. */
    private void functions(RequestedAct act, String path) {
        boolean pet = is(act.modality(), "PT");
        boolean scintigraphy = is(act.modality(), "NM");
        violations.check(
                act.petContrast().isEmpty() || pet,
                path + ".petContrast",
                "IMG-PET-CONTRAST",
                "l'injection n'est précisée que pour une TEP",
                "the injection is told for a PET only");
        checks.inSet(act.petContrast(), ImagingValueSets.petContrast(), path + ".petContrast", "IMG-PET-CONTRAST");
        violations.check(
                act.functions().isEmpty() == !(pet || scintigraphy),
                path + ".functions",
                "IMG-FUNCTION",
                "la fonction étudiée est dite pour une TEP ou une scintigraphie, et pour rien d'autre",
                "the studied function is told for a PET or a scintigraphy, and for nothing else");
        ValueSet set = scintigraphy ? ImagingValueSets.scintigraphyFunction() : ImagingValueSets.petFunction();
        checks.each(
                act.functions(),
                path + ".functions",
                (function, at) -> checks.inSet(function, set, at, "IMG-FUNCTION"));
        checks.distinct(act.functions(), path + ".functions");
    }

    private static boolean is(CodedValue modality, String dicom) {
        return modality.code().equals(dicom) && modality.codeSystem().equals(ImagingCodes.DCM);
    }
}
