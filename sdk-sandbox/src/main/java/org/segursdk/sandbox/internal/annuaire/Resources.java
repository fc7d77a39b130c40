package org.segursdk.sandbox.internal.annuaire;

import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.PostalAddress.Part;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCareService;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireDevice;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireStructure;

/** Entries as FHIR resources, in the public profiles. Source: annuaire §2 to §4. */
final class Resources {
    private static final String PART = "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-";

    private Resources() {}

    static DomainResource of(Directory directory, Row row) {
        DomainResource resource =
                switch (row.type()) {
                    case PRACTITIONER -> practitioner((AnnuairePractitioner) row.entry());
                    case PRACTITIONER_ROLE -> activity(directory, row, (AnnuaireActivity) row.entry());
                    case ORGANIZATION -> structure(directory, row, (AnnuaireStructure) row.entry());
                    case HEALTHCARE_SERVICE -> service(directory, row, (AnnuaireCareService) row.entry());
                    case DEVICE -> device(directory, row, (AnnuaireDevice) row.entry());
                };
        resource.setId(row.id());
        resource.setMeta(Elements.meta(row));
        if (row.entry().active()) {
            resource.setLanguage("fr");
        }
        return resource;
    }

    private static Practitioner practitioner(AnnuairePractitioner entry) {
        Practitioner made = new Practitioner();
        made.setActive(entry.active());
        Elements.identifiers(entry).forEach(made::addIdentifier);
        if (!entry.family().isEmpty()) {
            HumanName name = made.addName().setFamily(entry.family());
            entry.given().forEach(name::addGiven);
            if (!entry.civility().isEmpty()) {
                name.addPrefix(entry.civility());
            }
            if (!entry.title().isEmpty()) {
                name.addSuffix(entry.title());
            }
        }
        entry.mailboxes().forEach(mailbox -> made.addTelecom(Elements.mailbox(mailbox)));
        for (List<AnnuaireCode> codes : entry.qualifications()) {
            CodeableConcept code = made.addQualification().getCode();
            codes.forEach(one -> code.addCoding(Elements.coding(one)));
        }
        for (String number : entry.cards()) {
            Extension card = made.addExtension().setUrl(Vocabulary.ANNUAIRE + "as-ext-smartcard");
            card.addExtension("number", new StringType(number));
        }
        return made;
    }

    private static PractitionerRole activity(Directory directory, Row row, AnnuaireActivity entry) {
        PractitionerRole made = new PractitionerRole();
        made.setActive(entry.active());
        Elements.identifiers(entry).forEach(made::addIdentifier);
        directory.target(row.entry(), "practitioner").ifPresent(target -> made.setPractitioner(reference(target)));
        directory.target(row.entry(), "organization").ifPresent(target -> made.setOrganization(reference(target)));
        entry.codes().forEach(code -> made.addCode(Elements.concept(code)));
        entry.mailboxes().forEach(mailbox -> made.addTelecom(Elements.mailbox(mailbox)));
        return made;
    }

    private static Reference reference(Row target) {
        return new Reference(target.type().fhirName() + "/" + target.id());
    }

    private static Organization structure(Directory directory, Row row, AnnuaireStructure entry) {
        Organization made = new Organization();
        made.setActive(entry.active());
        Elements.identifiers(entry).forEach(made::addIdentifier);
        if (!entry.name().isEmpty()) {
            made.setName(entry.name());
        }
        Vocabulary.types(entry).forEach(type -> made.addType(type(type)));
        entry.phones().forEach(phone -> made.addTelecom()
                .setSystem(ContactPoint.ContactPointSystem.PHONE)
                .setValue(phone));
        entry.emails().forEach(email -> made.addTelecom()
                .setSystem(ContactPoint.ContactPointSystem.EMAIL)
                .setValue(email));
        entry.mailboxes().forEach(mailbox -> made.addTelecom(Elements.mailbox(mailbox)));
        entry.address().ifPresent(address -> made.addAddress(address(address)));
        entry.licence()
                .ifPresent(licence -> made.addExtension(
                        Vocabulary.ANNUAIRE + "as-ext-organization-pharmacy-licence", new StringType(licence)));
        directory.target(row.entry(), "partof").ifPresent(parent -> made.setPartOf(reference(parent)));
        return made;
    }

    /** A live sample shows the category without the extension that names the others. Source: annuaire §2. */
    private static CodeableConcept type(AnnuaireCode code) {
        CodeableConcept made = Elements.concept(code);
        String slice = "";
        if (code.system().equals(Vocabulary.STRUCTURE_FORMS)) {
            slice = "organizationType";
        } else if (code.system().contains("TRE_R02-")) {
            slice = "secteurActiviteRASS";
        } else if (code.system().contains("TRE_R72-")) {
            slice = "statutJuridiqueINSEE";
        } else if (code.system().contains("TRE_R73-")) {
            slice = "sphParticipation";
        }
        if (!slice.isEmpty()) {
            made.addExtension(Vocabulary.ANNUAIRE + "as-ext-organization-types", new CodeType(slice));
        }
        return made;
    }

    /** The line is made of its parts alone. */
    private static Address address(PostalAddress entry) {
        Address made = new Address();
        StringType line = made.addLineElement();
        part(line, "houseNumber", entry, Part.HOUSE_NUMBER);
        part(line, "streetNameType", entry, Part.STREET_TYPE);
        part(line, "streetNameBase", entry, Part.STREET);
        entry.part(Part.CITY).ifPresent(made::setCity);
        entry.part(Part.POSTAL_CODE).ifPresent(made::setPostalCode);
        entry.part(Part.COUNTY)
                .ifPresent(code -> made.addExtension(
                        Vocabulary.CORE + "fr-core-address-insee-code",
                        Elements.coding(AnnuaireCode.nos("TRE_R13-Commune", code))));
        return made;
    }

    private static void part(StringType line, String name, PostalAddress entry, Part part) {
        entry.part(part).ifPresent(text -> line.addExtension(PART + name, new StringType(text)));
    }

    private static HealthcareService service(Directory directory, Row row, AnnuaireCareService entry) {
        HealthcareService made = new HealthcareService();
        made.setActive(entry.active());
        Elements.identifiers(entry).forEach(made::addIdentifier);
        directory.target(row.entry(), "organization").ifPresent(target -> made.setProvidedBy(reference(target)));
        entry.types().forEach(code -> made.addType(Elements.concept(code)));
        entry.categories().forEach(code -> made.addCategory(Elements.concept(code)));
        entry.characteristics().forEach(code -> made.addCharacteristic(Elements.concept(code)));
        return made;
    }

    private static Device device(Directory directory, Row row, AnnuaireDevice entry) {
        Device made = new Device();
        made.setStatus(entry.active() ? Device.FHIRDeviceStatus.ACTIVE : Device.FHIRDeviceStatus.INACTIVE);
        Elements.identifiers(entry).forEach(made::addIdentifier);
        directory.target(row.entry(), "organization").ifPresent(target -> made.setOwner(reference(target)));
        entry.types().stream().findFirst().ifPresent(code -> made.setType(Elements.concept(code)));
        if (!entry.manufacturer().isEmpty()) {
            made.setManufacturer(entry.manufacturer());
        }
        if (!entry.serial().isEmpty()) {
            made.setSerialNumber(entry.serial());
        }
        return made;
    }
}
