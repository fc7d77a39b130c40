package org.segursdk.annuaire.internal.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Practitioner.PractitionerQualificationComponent;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.KnowHow;
import org.segursdk.core.terminology.CodedValue;

/**
 * Professionals and activities out of FHIR. Whatever is missing is empty: a resource that was removed keeps little and may break
 * its profile. Source: annuaire §2, §3, §7.
 */
final class ResourceReader {
    private ResourceReader() {}

    static FoundProfessional professional(Practitioner resource) {
        List<Identifier> identifiers = resource.getIdentifier();
        HumanName name = resource.getName().stream()
                .filter(HumanName::hasFamily)
                .findFirst()
                .orElseGet(() -> resource.getName().stream().findFirst().orElseGet(HumanName::new));
        Qualifications qualifications = new Qualifications(resource.getQualification());
        return new FoundProfessional(
                technicalId(resource),
                new DirectoryProfessional(
                        Codings.value(
                                identifiers,
                                each -> Codings.hasType(each, "IDNPS")
                                        || Codings.isUntyped(each) && Systems.IDNPS.equals(each.getSystem())),
                        Codings.value(
                                identifiers,
                                each -> Codings.hasType(each, "RPPS")
                                        || Codings.isUntyped(each) && Systems.RPPS.equals(each.getSystem())),
                        isActive(resource.getActiveElement()),
                        Codings.text(name.getFamily()),
                        joined(name.getGiven()),
                        Codings.some(joined(name.getPrefix())),
                        Codings.some(joined(name.getSuffix())),
                        qualifications.professions,
                        qualifications.categories,
                        qualifications.knowHow,
                        qualifications.degrees,
                        Mailboxes.of(resource.getTelecom()),
                        List.of(),
                        lastUpdated(resource)));
    }

    static FoundActivity activity(PractitionerRole resource) {
        Optional<String> id = Codings.value(resource.getIdentifier(), each -> true);
        return new FoundActivity(
                technicalId(resource),
                target(resource.getPractitioner()),
                target(resource.getOrganization()),
                new Activity(
                        id,
                        isActive(resource.getActiveElement()),
                        Codings.all(resource.getCode()),
                        Mailboxes.of(resource.getTelecom()),
                        Optional.empty()));
    }

    static String technicalId(Resource resource) {
        return Codings.text(resource.getIdElement().getIdPart());
    }

    /** A missing mark is not a removal: the profile wants one, the base resource does not. */
    static boolean isActive(BooleanType mark) {
        return !Boolean.FALSE.equals(mark.getValue());
    }

    static Optional<Instant> lastUpdated(Resource resource) {
        return resource.getMeta().getLastUpdated() == null
                ? Optional.empty()
                : Optional.of(resource.getMeta().getLastUpdated().toInstant());
    }

    static String target(Reference reference) {
        return Codings.text(reference.getReferenceElement().getIdPart());
    }

    private static String joined(List<StringType> parts) {
        return parts.stream()
                .map(part -> Codings.text(part.getValue()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The three kinds of qualification, told apart by the tables of their codes. */
    private static final class Qualifications {
        final List<CodedValue> professions = new ArrayList<>();
        final List<CodedValue> categories = new ArrayList<>();
        final List<KnowHow> knowHow = new ArrayList<>();
        final List<CodedValue> degrees = new ArrayList<>();

        Qualifications(List<PractitionerQualificationComponent> qualifications) {
            qualifications.forEach(each -> add(Codings.all(each.getCode())));
        }

        private void add(List<CodedValue> codes) {
            boolean degree = Codings.first(codes, Systems.DEGREE_TYPE).isPresent();
            Optional<CodedValue> type = Codings.first(codes, Systems.KNOW_HOW_TYPE);
            for (CodedValue code : codes) {
                if (Codings.isOf(code, Systems.PROFESSIONS::contains)) {
                    professions.add(code);
                } else if (Codings.isOf(code, Systems.CATEGORY::equals)) {
                    categories.add(code);
                } else if (Codings.isOf(code, Systems.KNOW_HOW::contains)) {
                    knowHow.add(new KnowHow(type, code));
                } else if (degree && !Codings.isOf(code, Systems.DEGREE_TYPE::equals)) {
                    degrees.add(code);
                }
            }
        }
    }
}
