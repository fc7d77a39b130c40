package org.segursdk.cda.internal.imaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Order;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.imaging.ImagingAct;
import org.segursdk.cda.imaging.ImagingValueSets;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Rules on the header of a report, structured or not: requests and acts. Source: cda §9.1. */
final class HeaderActRules {
    private static final Pattern LOINC = Pattern.compile("[0-9]{1,7}-[0-9]");
    private static final Pattern CCAM = Pattern.compile("[A-Z]{4}[0-9]{3}");

    final Checks checks;
    private final Violations violations;
    private final Optional<CdaHeader> header;

    HeaderActRules(Optional<CdaHeader> header, Violations violations) {
        this.checks = new Checks(header, violations);
        this.violations = violations;
        this.header = header;
    }

    /**
     * @param suffix what leads from an element of {@code acts} to the act itself
     */
    void check(List<ImagingAct> acts, String suffix) {
        violations.check(!acts.isEmpty(), "acts", "REQUIRED", "au moins un acte", "at least one act");
        header.ifPresent(present -> {
            orders(present);
            events(present, acts);
        });
        for (int i = 0; i < acts.size(); i++) {
            act(acts.get(i), i, "acts[" + i + "]" + suffix);
        }
    }

    private void orders(CdaHeader present) {
        List<Order> orders = present.orders();
        for (int i = 0; i < orders.size(); i++) {
            violations.check(
                    orders.get(i)
                            .accessionNumber()
                            .flatMap(InstanceId::extension)
                            .isPresent(),
                    "header.orders[" + i + "].accessionNumber",
                    "IMG-ACCESSION",
                    "chaque demande d'un compte rendu d'imagerie porte un accession number (autorité et numéro)",
                    "each request of an imaging report bears an accession number (authority and number)");
        }
    }

    /** Acts are given as acts; what the header adds is context, such as a CIM-10 code of screening. */
    private void events(CdaHeader present, List<ImagingAct> acts) {
        violations.check(
                present.event()
                        .code()
                        .filter(code -> acts.isEmpty()
                                || !code.sameConceptAs(acts.get(0).code()))
                        .isEmpty(),
                "header.event.code",
                "IMG-EVENT",
                "le code de l'acte principal est celui du premier acte : ne le donnez pas ici",
                "the code of the principal act is that of the first act: leave it out here");
        for (int i = 0; i < present.furtherEvents().size(); i++) {
            violations.check(
                    !present.furtherEvents().get(i).codeSystem().equals(CodeSystems.LOINC),
                    "header.furtherEvents[" + i + "]",
                    "IMG-FURTHER-EVENT",
                    "un acte LOINC se donne comme acte, avec sa modalité et son examen",
                    "a LOINC act is given as an act, with its modality and its study");
        }
    }

    private void act(ImagingAct act, int index, String path) {
        violations.check(
                act.code().codeSystem().equals(CodeSystems.LOINC)
                        && LOINC.matcher(act.code().code()).matches(),
                path + ".code",
                "IMG-ACT-CODE",
                "l'acte est codé en LOINC (JDV_CodesDocumentImagerie)",
                "the act is coded in LOINC (JDV_CodesDocumentImagerie)");
        checks.texts.code(act.code(), path + ".code").code(act.ccam(), path + ".ccam");
        violations.check(
                !act.modalities().isEmpty(),
                path + ".modalities",
                "IMG-MODALITY",
                "au moins une modalité d'acquisition",
                "at least one modality");
        checks.each(
                act.modalities(),
                path + ".modalities",
                (code, at) -> checks.inSet(code, ImagingValueSets.modality(), at, "IMG-MODALITY"));
        checks.distinct(act.modalities(), path + ".modalities");
        checks.each(
                act.regions(),
                path + ".regions",
                (code, at) -> checks.inSet(code, ImagingValueSets.anatomicalRegion(), at, "IMG-REGION"));
        checks.distinct(act.regions(), path + ".regions");
        violations.check(
                act.ccam()
                        .map(CodedValue::code)
                        .filter(code -> !CCAM.matcher(code).matches())
                        .isEmpty(),
                path + ".ccam",
                "IMG-CCAM",
                "un code CCAM a quatre lettres et trois chiffres",
                "a CCAM code has four letters and three digits");
        act.performer().ifPresent(performer -> checks.actors.author(performer, path + ".performer"));
        times(act, index, path);
    }

    private void times(ImagingAct act, int index, String path) {
        if (index > 0) {
            violations.check(
                    act.start().isPresent(),
                    path + ".start",
                    "IMG-ACT-DATE",
                    "un acte a une date de début",
                    "an act has a beginning");
            checks.instants(act.start(), act.stop(), path + ".stop");
            return;
        }
        header.map(CdaHeader::event).ifPresent(event -> {
            violations.check(
                    agrees(act, event),
                    path,
                    "IMG-ACT-PRINCIPAL",
                    "le premier acte est l'acte principal : ses dates et son exécutant sont ceux de header.event",
                    "the first act is the principal one: its times and performer are those of header.event");
        });
    }

    private static boolean agrees(ImagingAct act, ServiceEvent event) {
        Optional<Instant> stop = act.stop();
        return act.start().filter(start -> !start.equals(event.start())).isEmpty()
                && (stop.isEmpty() || stop.equals(event.stop()))
                && act.performer()
                        .filter(performer -> !performer.equals(event.performer()))
                        .isEmpty();
    }
}
