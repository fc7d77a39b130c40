package org.segursdk.cda.internal.biology;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Participant;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.internal.Assembly;
import org.segursdk.cda.internal.Concept;
import org.segursdk.cda.internal.DocumentModel;
import org.segursdk.cda.internal.DocumentedAct;
import org.segursdk.cda.internal.Metadata;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Checks a biology report and assembles it. Source: cda §8.1, §15. */
public final class BioAssembly {
    private static final String XD_LAB = "1.3.6.1.4.1.19376.1.3.3";
    private static final String TEMPLATE = "1.2.250.1.213.1.1.1.55";
    private static final String TEMPLATE_EXTENSION = "2024.01";
    private static final String FORMAT = "urn:ihe:lab:xd-lab:2008";
    private static final String VALIDATOR_TEMPLATE = "1.3.6.1.4.1.19376.1.3.3.1.5";
    private static final String PRESCRIBER_TEMPLATE = "1.3.6.1.4.1.19376.1.3.3.1.6";

    private BioAssembly() {}

    /** Adds every broken rule, and counts the bytes of the embedded contents. */
    public static void check(Optional<CdaHeader> header, BioContent content, Violations violations) {
        BioRules.check(header, content, violations);
    }

    /** The document; the rules were checked before. */
    public static Assembly assemble(CdaHeader header, BioContent content) {
        CodedValue specialty =
                header.event().code().orElseGet(() -> content.chapters().get(0).specialty());
        Instant performedAt =
                content.performedAt().or(() -> header.event().stop()).orElseThrow();
        DocumentedAct principal = DocumentedAct.principal(header.event())
                .code(Concept.of(specialty))
                .labStatus(content.status() == BioReport.Status.COMPLETE ? "completed" : "active")
                .performedAt(performedAt)
                .performerTemplates(BioActors.LABORATORY);
        DocumentModel model = DocumentModel.of(
                        Concept.of(BioReport.TYPE),
                        BioReport.DEFAULT_TITLE,
                        Metadata.format(FORMAT, CodeSystems.IHE_FORMAT_CODE),
                        principal)
                .namespace("lab", "urn:oid:1.3.6.1.4.1.19376.1.3.2")
                .template(XD_LAB)
                .template(TEMPLATE, TEMPLATE_EXTENSION)
                .attesterTemplate(VALIDATOR_TEMPLATE)
                .participantTemplate(PRESCRIBER_TEMPLATE, Participant.Role.REF)
                .contacts();
        content.accreditation().ifPresent(a -> model.responsibleId(a.number(), a.body()));
        furtherSpecialties(header, content, specialty, model);
        validators(header, content).values().forEach(model::attester);
        return new Assembly(header, model, writing -> new BioBody(writing, content).write());
    }

    private static void furtherSpecialties(
            CdaHeader header, BioContent content, CodedValue principal, DocumentModel model) {
        Set<String> told = new HashSet<>();
        told.add(principal.code());
        header.furtherEvents().forEach(event -> told.add(event.code()));
        for (BioChapter chapter : content.chapters()) {
            if (told.add(chapter.specialty().code())) {
                model.further(DocumentedAct.of(chapter.specialty()));
            }
        }
    }

    /** The biologists of the chapters whom the header does not name, each with their last validation. */
    private static Map<ProfessionalId, Attestation> validators(CdaHeader header, BioContent content) {
        Map<ProfessionalId, Attestation> validators = new LinkedHashMap<>();
        BioPlaces.eachResults(content, (results, path) -> {
            for (Attestation validation : results.validatedBy()) {
                validators.merge(
                        validation.by().professional().id(),
                        validation,
                        (first, next) -> next.at().isAfter(first.at()) ? next : first);
            }
        });
        header.attesters()
                .forEach(named -> validators.remove(named.by().professional().id()));
        return validators;
    }
}
