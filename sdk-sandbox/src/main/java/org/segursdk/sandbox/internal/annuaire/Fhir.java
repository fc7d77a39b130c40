package org.segursdk.sandbox.internal.annuaire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.AnswerBody;

/** HAPI, loaded when the first answer is written. Its own shared context is used, which takes a second to make and is never changed. */
final class Fhir {
    private static final String MEDIA_TYPE = "application/fhir+json;charset=utf-8";

    private Fhir() {}

    /** @param elements names of elements that resources are cut down to; empty: all */
    static Answer answer(int status, IBaseResource resource, List<String> elements) {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        if (!elements.isEmpty()) {
            parser.setEncodeElementsAppliesToChildResourcesOnly(true);
            parser.setEncodeElements(elements.stream().map(name -> "*." + name).collect(Collectors.toSet()));
        }
        return new Answer(status, MEDIA_TYPE, Map.of(), AnswerBody.of(parser.encodeResourceToString(resource)));
    }

    static Answer outcome(FhirError error) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.fromCode(error.code()))
                .setDiagnostics(error.text());
        return answer(error.status(), outcome, List.of());
    }
}
