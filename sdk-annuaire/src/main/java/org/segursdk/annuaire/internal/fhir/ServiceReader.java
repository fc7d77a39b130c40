package org.segursdk.annuaire.internal.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.HealthcareService;
import org.segursdk.annuaire.CareService;
import org.segursdk.annuaire.CareServiceKind;
import org.segursdk.annuaire.HeavyEquipment;

/** What structures offer, out of FHIR. Whatever is missing is empty. Source: annuaire §2, §3, §7. */
final class ServiceReader {
    private ServiceReader() {}

    static FoundService service(HealthcareService resource) {
        return new FoundService(
                ResourceReader.target(resource.getProvidedBy()),
                new CareService(
                        Codings.value(resource.getIdentifier(), each -> true),
                        ResourceReader.isActive(resource.getActiveElement()),
                        kind(resource),
                        Codings.all(resource.getType()),
                        Codings.all(resource.getCategory()),
                        Codings.all(resource.getCharacteristic()),
                        Optional.empty(),
                        ResourceReader.lastUpdated(resource)));
    }

    private static Optional<CareServiceKind> kind(HealthcareService resource) {
        for (CanonicalType profile : resource.getMeta().getProfile()) {
            String name = Codings.text(profile.getValue());
            if (name.endsWith(Systems.CARE_ACTIVITY_PROFILE)) {
                return Optional.of(CareServiceKind.CARE_ACTIVITY);
            }
            if (name.endsWith(Systems.SOCIAL_EQUIPMENT_PROFILE)) {
                return Optional.of(CareServiceKind.SOCIAL_EQUIPMENT);
            }
        }
        return Optional.empty();
    }

    static FoundEquipment equipment(Device resource) {
        return new FoundEquipment(
                ResourceReader.target(resource.getOwner()),
                new HeavyEquipment(
                        Codings.value(resource.getIdentifier(), each -> true),
                        resource.getStatus() != FHIRDeviceStatus.INACTIVE,
                        Codings.all(resource.getType()).stream().findFirst(),
                        Codings.some(resource.getManufacturer()),
                        Codings.some(resource.getModelNumber()),
                        Optional.empty(),
                        ResourceReader.lastUpdated(resource)));
    }
}
