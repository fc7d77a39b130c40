package org.segursdk.cda.child;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ContactPerson;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Certificates and measurements of a synthetic child. */
public final class Children {
    private static final ClinicalDate DAY = ClinicalDate.day(LocalDate.of(2026, 7, 14));

    private Children() {}

    static VitalSign sign(VitalSignKind kind, String value, String unit) {
        return VitalSign.of(kind, Quantity.of(value, unit), DAY);
    }

    public static CdaHeader.Builder header() {
        Structure practice = Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(Address.structured(
                        PostalAddress.builder()
                                .street("3", "Rue X")
                                .city("75005", "PARIS")
                                .build(),
                        Address.Use.WORK))
                .build();
        return Fixtures.header()
                .event(ServiceEvent.of(DocumentAuthor.of(Fixtures.doctor(), practice), Fixtures.NOW.minusSeconds(1800)))
                .encounter(Encounter.of(practice, Fixtures.NOW.minusSeconds(1800)));
    }

    static Parent mother() {
        return Parent.of(Parent.Kin.MOTHER)
                .name("DECOURCY", "Marie")
                .birthDate(LocalDate.of(1989, 5, 31))
                .education(EducationLevel.BAC_PLUS_3_OR_MORE)
                .occupation(Occupation.EXECUTIVE)
                .activity(ParentActivity.EMPLOYED)
                .addAddress(Address.home("24 avenue de Breteuil", "75007 PARIS"))
                .build();
    }

    static ChildCertificate.Builder common(ChildCertificate.Builder certificate) {
        return certificate
                .header(header())
                .addParent(mother())
                .addParent(Parent.of(Parent.Kin.FATHER)
                        .occupation(Occupation.SELF_EMPLOYED)
                        .build())
                .dayCare(true)
                .dayCareKind(ChildCare.COLLECTIVE)
                .childrenAtHome(2)
                .exclusiveBreastfeedingMonths(4)
                .mixedFeedingMonths(5)
                .veryPremature(false)
                .addHomeAccident(AccidentCause.BURN)
                .addMeasurement(sign(VitalSignKind.WEIGHT, "8900", "g"))
                .addMeasurement(sign(VitalSignKind.HEIGHT, "72", "cm"))
                .addMeasurement(sign(VitalSignKind.HEAD_CIRCUMFERENCE, "45", "cm"))
                .neurodevelopment(NeurodevelopmentScreening.NO_DISORDER)
                .vaccinations(Statement.entries(Vaccination.of("BCG")
                        .kind(VaccinationKind.PRIMARY_SERIES)
                        .addTranslation(CodedValue.of("J07AN", CodeSystems.ATC, "vaccins de la tuberculose"))
                        .rank(1)
                        .build()))
                .addOrientation(Orientation.PMI_PHYSICIAN);
    }

    public static ChildCertificate.Builder ninth() {
        return common(ChildCertificate.ninthMonth()).noRsvAntibody();
    }

    public static ChildCertificate.Builder twentyFourth() {
        return common(ChildCertificate.twentyFourthMonth())
                .addMeasurement(sign(VitalSignKind.BODY_MASS_INDEX, "17.2", "kg/m2"))
                .walks(true)
                .walkingAgeMonths(12)
                .leadRisk(false)
                .screenExposure(ScreenExposure.NEVER)
                .allergies(Statement.entries(
                        Allergy.of(AllergyType.FOOD_ALLERGY, "Arachide").build()));
    }

    public static ChildMeasurements.Builder measurements() {
        return ChildMeasurements.builder().header(header()).addMeasurement(sign(VitalSignKind.WEIGHT, "3900", "g"));
    }

    private static Address address() {
        return Address.structured(
                PostalAddress.builder()
                        .street("24", "Avenue de Breteuil")
                        .city("75007", "PARIS")
                        .build(),
                Address.Use.HOME);
    }

    /** The mother among the contacts, the physician who will follow the child among the participants. */
    public static CdaHeader.Builder birthHeader() {
        return header().patient(Fixtures.qualifiedPatient("1979-03-28")
                        .addAddress(address())
                        .build())
                .addContact(new ContactPerson(
                        ContactPerson.Kind.INFORMANT,
                        Optional.of(CodedValue.of("MTH", CodeSystems.HL7_ROLE_CODE, "Mère")),
                        "DECOURCY",
                        Optional.of("Marie"),
                        List.of(),
                        List.of()))
                .addParticipant(new Participant(
                        Participant.Role.CON,
                        Optional.of(CodedValue.of("CORRE", "1.2.250.1.213.1.1.4.2.280", "Correspondant")),
                        Fixtures.doctor(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Pregnancy.Builder pregnancy() {
        return Pregnancy.builder()
                .counts(2, 1)
                .earlierCaesarean(false)
                .firstVisit(Pregnancy.FirstVisit.FIRST_TRIMESTER)
                .preeclampsia(false)
                .hypertension(Pregnancy.Hypertension.NONE)
                .diabetes(true)
                .trisomy21Screening(true)
                .ultrasounds(4, true)
                .earlyInterview(false)
                .hepatitisB(Pregnancy.HepatitisB.NEGATIVE);
    }

    static Delivery.Builder delivery() {
        return Delivery.builder()
                .gestationalWeeks(38)
                .presentation(Delivery.Presentation.VERTEX)
                .earlyRupture(false)
                .labour(Delivery.Labour.SPONTANEOUS)
                .analgesia(Delivery.Analgesia.EPIDURAL)
                .method(Delivery.Method.VAGINAL);
    }

    static Newborn.Builder newborn() {
        return Newborn.builder()
                .addMeasurement(sign(VitalSignKind.WEIGHT, "3900", "g"))
                .addMeasurement(sign(VitalSignKind.APGAR_1, "9", "{score}"))
                .addMeasurement(sign(VitalSignKind.APGAR_5, "10", "{score}"))
                .addMeasurement(sign(VitalSignKind.APGAR_10, "10", "{score}"))
                .hearingToRecheck(false)
                .noDisease()
                .specialisedCare(false)
                .screened(true)
                .feeding(Newborn.Feeding.BREAST_MILK);
    }

    public static EighthDayCertificate.Builder eighthDay() {
        return EighthDayCertificate.builder()
                .header(birthHeader())
                .mother(mother())
                .motherHabits(MotherHabits.none())
                .childrenAtHome(1)
                .coverage(SocialCoverage.PUMA)
                .pregnancy(pregnancy().build())
                .delivery(delivery().build())
                .newborn(newborn().build())
                .noImmunoglobulin()
                .vaccinations(Statement.notRecorded())
                .pmiContact(false);
    }
}
