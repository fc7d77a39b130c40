package org.segursdk.annuaire.internal.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.segursdk.annuaire.internal.http.DirectoryFailures;
import org.segursdk.core.error.TransportException;

/** JSON to resources, by HAPI's parser. What cannot be read is never quoted. Thread-safe. */
public final class FhirJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Made at first use, since that takes a second or two; it never changes afterwards. */
    private static final class Holder {
        static final FhirContext CONTEXT = make();

        private static FhirContext make() {
            FhirContext context = FhirContext.forR4();
            // The hundred and forty types that the directory does not have are not looked at.
            context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
            return context;
        }
    }

    private FhirJson() {}

    /**
     * A page of a search.
     *
     * @throws TransportException code {@code ANNUAIRE-ANSWER-NOT-FHIR}
     */
    public static DirectoryPage page(byte[] body) {
        Collected collected = new Collected();
        Optional<Bundle> whole = resource(body, Bundle.class);
        Bundle bundle = whole.isPresent() ? whole.get() : byEntries(body, collected);
        for (BundleEntryComponent entry : bundle.getEntry()) {
            collected.add(entry.getResource());
        }
        Optional<String> next = bundle.getLink().stream()
                .filter(link -> "next".equals(link.getRelation()))
                .map(BundleLinkComponent::getUrl)
                .flatMap(url -> Codings.some(url).stream())
                .findFirst();
        Integer counted = bundle.getTotalElement().getValue();
        OptionalLong total = counted == null ? OptionalLong.empty() : OptionalLong.of(counted);
        return new DirectoryPage(
                collected.professionals,
                collected.activities,
                collected.structures,
                collected.services,
                collected.equipment,
                total,
                next,
                collected.unreadable);
    }

    /** A resource of that type, if the body is one. */
    static <T extends Resource> Optional<T> resource(byte[] body, Class<T> type) {
        try {
            return Optional.of(parser().parseResource(type, new String(body, StandardCharsets.UTF_8)));
        } catch (DataFormatException | IllegalArgumentException | ClassCastException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** One entry that cannot be read must not take the others away. */
    private static Bundle byEntries(byte[] body, Collected collected) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree == null || !"Bundle".equals(tree.path("resourceType").asText())) {
                throw DirectoryFailures.notFhir();
            }
            for (JsonNode entry : tree.path("entry")) {
                byte[] alone = JSON.writeValueAsBytes(entry.path("resource"));
                String type = entry.path("resource").path("resourceType").asText();
                collected.add(read(type, alone).orElse(null));
            }
            if (tree instanceof ObjectNode object) {
                object.remove("entry");
            }
            return resource(JSON.writeValueAsBytes(tree), Bundle.class).orElseThrow(DirectoryFailures::notFhir);
        } catch (IOException e) {
            throw DirectoryFailures.notFhir();
        }
    }

    private static Optional<? extends Resource> read(String type, byte[] body) {
        return switch (type) {
            case "Practitioner" -> resource(body, Practitioner.class);
            case "PractitionerRole" -> resource(body, PractitionerRole.class);
            case "Organization" -> resource(body, Organization.class);
            case "HealthcareService" -> resource(body, HealthcareService.class);
            case "Device" -> resource(body, Device.class);
            default -> Optional.empty();
        };
    }

    /** Says nothing of what it meets: a warning would quote values. */
    private static IParser parser() {
        IParser parser = Holder.CONTEXT.newJsonParser();
        parser.setParserErrorHandler(new ErrorHandlerAdapter());
        return parser;
    }

    /** Resources by type; others come with includes and are passed over. */
    private static final class Collected {
        final List<FoundProfessional> professionals = new ArrayList<>();
        final List<FoundActivity> activities = new ArrayList<>();
        final List<FoundStructure> structures = new ArrayList<>();
        final List<FoundService> services = new ArrayList<>();
        final List<FoundEquipment> equipment = new ArrayList<>();
        int unreadable;

        void add(@Nullable Resource resource) {
            try {
                take(resource);
            } catch (RuntimeException e) {
                // The model's getters fail on values that its parser let pass.
                unreadable++;
            }
        }

        private void take(@Nullable Resource resource) {
            if (resource == null) {
                unreadable++;
            } else if (resource instanceof Practitioner practitioner) {
                professionals.add(ResourceReader.professional(practitioner));
            } else if (resource instanceof PractitionerRole role) {
                activities.add(ResourceReader.activity(role));
            } else if (resource instanceof Organization organization) {
                structures.add(StructureReader.structure(organization));
            } else if (resource instanceof HealthcareService service) {
                services.add(ServiceReader.service(service));
            } else if (resource instanceof Device device) {
                equipment.add(ServiceReader.equipment(device));
            }
        }
    }
}
