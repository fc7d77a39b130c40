package org.segursdk.sandbox.internal.annuaire;

import java.util.Locale;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations;

/** What {@code metadata} answers. Source: annuaire §9. */
final class Capabilities {
    private Capabilities() {}

    /** @param withMailboxType whether {@code mailbox-mss-type} is known */
    static CapabilityStatement statement(String base, boolean withMailboxType) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setStatus(Enumerations.PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType("2026-01-01T00:00:00+00:00"));
        statement.setKind(CapabilityStatement.CapabilityStatementKind.INSTANCE);
        statement.getSoftware().setName("Sandbox of the Ségur SDK (simulation, not the Annuaire Santé)");
        statement
                .getImplementation()
                .setDescription("Simulation with synthetic data")
                .setUrl(base);
        statement.setFhirVersion(Enumerations.FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json");
        statement.addFormat("json");
        CapabilityStatementRestComponent rest = statement.addRest();
        rest.setMode(CapabilityStatement.RestfulCapabilityMode.SERVER);
        for (Type type : Type.values()) {
            describe(rest.addResource(), type, withMailboxType);
        }
        return statement;
    }

    private static void describe(
            CapabilityStatementRestResourceComponent resource, Type type, boolean withMailboxType) {
        resource.setType(type.fhirName());
        resource.setProfile(Vocabulary.ANNUAIRE
                + switch (type) {
                    case HEALTHCARE_SERVICE -> "as-dp-healthcareservice-healthcare-activity";
                    default -> "as-dp-" + type.fhirName().toLowerCase(Locale.ROOT);
                });
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        if (!type.references().isEmpty()) {
            resource.addSearchInclude("*");
        }
        type.includes().forEach(resource::addSearchInclude);
        type.reverseIncludes().forEach(resource::addSearchRevInclude);
        SearchParameters.of(type).forEach((name, parameter) -> {
            if (withMailboxType || !SearchParameters.MAILBOX_TYPE.equals(name)) {
                resource.addSearchParam()
                        .setName(name)
                        .setType(Enumerations.SearchParamType.valueOf(
                                parameter.kind().name()));
            }
        });
    }
}
