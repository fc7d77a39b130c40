package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.patient.DmpPatientProfile;
import org.segursdk.dmp.patient.PatientCandidate;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.dmp.patient.PatientSearchResult;
import org.segursdk.dmp.patient.RecordState;
import org.segursdk.dmp.patient.SearchTrait;

/** TD0.5: the message and what its answer says. */
class PatientSearchTest {
    private static String request(PatientSearch search, DmpProfile profile) throws XMLStreamException {
        PatientSearchRequest request = new PatientSearchRequest(
                profile, Payload.SOFTWARE, search, Samples.NOW, new UUID(0, 1), new UUID(0, 2));
        return Payload.text(request::writeTo);
    }

    private static String parameters(PatientSearch search) throws XMLStreamException {
        String message = request(search, DmpProfile.defaults());
        return message.substring(
                message.indexOf("<parameterList>") + "<parameterList>".length(), message.indexOf("</parameterList>"));
    }

    private static DmpProfile profile(Set<SearchTrait> mandatory, Set<SearchTrait> all) {
        return DmpProfile.builder()
                .patient(DmpPatientProfile.builder()
                        .mandatorySearchTraits(mandatory)
                        .searchTraits(all)
                        .build())
                .build();
    }

    @Test
    void request_surnameAlone_isThatOfTheSample() throws XMLStreamException {
        assertThat(request(PatientSearch.of("EXEMPLE <&>"), DmpProfile.defaults()))
                .isEqualTo(Payload.oneLine("""
                        <PRPA_IN201305UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">
                        <id root="1.2.3.1" extension="00000000-0000-0000-0000-000000000001"/>
                        <creationTime value="20260115090000"/>
                        <interactionId root="2.16.840.1.113883.1.6" extension="PRPA_IN201305UV02"/>
                        <processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="AL"/>
                        <receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE">
                        <id root="1.2.250.1.213.4.1.1.1"/><softwareName>DMP</softwareName></device></receiver>
                        <sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE">
                        <id root="1.2.3"/><softwareName>MonLGC &amp; fils</softwareName></device></sender>
                        <controlActProcess classCode="CACT" moodCode="EVN">
                        <code code="PRPA_TE201305UV02" codeSystem="2.16.840.1.113883.1.6"/>
                        <queryByParameter><queryId root="1.2.3.2" extension="00000000-0000-0000-0000-000000000002"/>
                        <statusCode code="new"/><parameterList><livingSubjectName><value>
                        <family>EXEMPLE &lt;&amp;&gt;</family></value><semanticsText>LivingSubject.name</semanticsText>
                        </livingSubjectName></parameterList></queryByParameter></controlActProcess></PRPA_IN201305UV02>"""));
    }

    @Test
    void request_everyCriterion_standsInTheOrderOfTheSchema() throws XMLStreamException {
        PatientSearch search = PatientSearch.builder("EXEMPLE")
                .givenName("JEANNE")
                .birthDate(BirthDate.parse("1980-01-31"))
                .sex(Sex.FEMALE)
                .city("LILLE")
                .postalCode("59000")
                .build();
        assertThat(search.traits()).isEqualTo(EnumSet.allOf(SearchTrait.class));
        assertThat(search.toString()).doesNotContain("EXEMPLE", "JEANNE", "LILLE");
        assertThat(parameters(search)).isEqualTo(Payload.oneLine("""
                <livingSubjectAdministrativeGender><value code="F"/>
                <semanticsText>LivingSubject.administrativeGender</semanticsText></livingSubjectAdministrativeGender>
                <livingSubjectBirthTime><value value="19800131"/>
                <semanticsText>LivingSubject.birthTime</semanticsText></livingSubjectBirthTime>
                <livingSubjectName><value><given>JEANNE</given><family>EXEMPLE</family></value>
                <semanticsText>LivingSubject.name</semanticsText></livingSubjectName>
                <patientAddress><value><city>LILLE</city><postalCode>59000</postalCode></value>
                <semanticsText>Patient.addr</semanticsText></patientAddress>"""));
    }

    @ParameterizedTest
    @CsvSource({"1980-01-00,198001", "1980-00-00,1980", "1980-00-12,1980", "1980-10-10,19801010"})
    void request_lunarDate_isSentAsFarAsItIsKnown(String date, String sent) throws XMLStreamException {
        assertThat(parameters(PatientSearch.builder("X")
                        .birthDate(BirthDate.parse(date))
                        .build()))
                .contains("<value value=\"" + sent + "\"/>");
    }

    @Test
    void search_blankCriteria_areAllReported() {
        PatientSearch.Builder builder = PatientSearch.builder(" ")
                .givenName("")
                .city(" ")
                .postalCode("")
                .sex(Sex.UNKNOWN);
        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder("familyName", "givenName", "city", "postalCode", "sex"));
    }

    @Test
    void request_criteriaTheProfileWantsOrRefuses_areAllReported() {
        DmpProfile profile = profile(
                EnumSet.of(SearchTrait.FAMILY_NAME, SearchTrait.BIRTH_DATE, SearchTrait.GIVEN_NAME),
                EnumSet.of(SearchTrait.FAMILY_NAME, SearchTrait.BIRTH_DATE, SearchTrait.GIVEN_NAME));
        assertThatThrownBy(() -> request(
                        PatientSearch.builder("X").givenName("Y").city("LILLE").build(), profile))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(each -> each.rule() + " " + each.path())
                        .containsExactly("DMP-SEARCH-MANDATORY birthDate", "DMP-SEARCH-PARAMETER city"));
    }

    private static PatientSearchResult meaning(String subjects, String acknowledgement) throws XMLStreamException {
        String xml = """
                <PRPA_IN201306UV02 xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">
                <acknowledgement><typeCode code="AA"/><targetMessage><id root="1.2.3.1" extension="m1"/></targetMessage></acknowledgement>
                <controlActProcess classCode="CACT" moodCode="EVN"><code code="PRPA_TE201306UV02"/>%s
                <queryAck><queryId root="1.2.250.1.999.1" extension="654654"/>%s</queryAck>
                <queryByParameter><queryId root="1.2.3.2" extension="q"/><statusCode code="new"/><parameterList><livingSubjectName>
                <value use=""><family>EXEMPLE</family></value></livingSubjectName></parameterList></queryByParameter>
                </controlActProcess></PRPA_IN201306UV02>""".formatted(subjects, acknowledgement);
        return new PatientSearchMeaning("dmp", "TD0.5").of(PatientSearchAnswer.read(Payload.reader(xml)), "m1");
    }

    private static String ack(String code, int total, int current, int remaining) {
        return "<queryResponseCode code=\"" + code + "\"/><resultTotalQuantity value=\"" + total
                + "\"/><resultCurrentQuantity value=\"" + current + "\"/><resultRemainingQuantity value=\"" + remaining
                + "\"/>";
    }

    private static String subject(String content) {
        return "<subject><registrationEvent><statusCode code=\"active\"/><subject1><patient>" + content
                + "</patient></subject1></registrationEvent></subject>";
    }

    private static String match(String value) {
        return "<subjectOf1><queryMatchObservation><code code=\"POURCENTAGE\" xsi:type=\"CS\"/><value value=\"" + value
                + "\" xsi:type=\"INT\"/></queryMatchObservation></subjectOf1>";
    }

    private static String opposition(String value) {
        return "<subjectOf2><administrativeObservation><code code=\"OPPOSITION_ACCES_URGENCE\"/><value value=\"" + value
                + "\" xsi:type=\"BL\"/></administrativeObservation></subjectOf2>";
    }

    @Test
    void answer_ofTheSample_isRead() throws XMLStreamException {
        PatientSearchResult result = meaning(
                subject("<id root=\"1.2.250.1.213.1.4.10\" extension=\"157069329642881\"/>"
                        + "<id root=\"1.2.250.1.213.1.4.2\" extension=\"1418878867934420256667\"/><statusCode code=\"active\"/>"
                        + "<patientPerson><name><given>IRENE</given></name><birthTime value=\"19570628\"/></patientPerson>"
                        + match("100")
                        + opposition("false")),
                ack("OK", 1, 1, 0));
        assertThat(result.candidates())
                .containsExactly(new PatientCandidate(
                        Optional.of(new Ins(Matricule.received("1570693296428", "81"), InsAuthority.NIR_TEST)),
                        Optional.of(RecordState.OPEN),
                        OptionalInt.of(100),
                        Optional.of(false)));
        assertThat(result.isPartial()).isFalse();
        assertThat(result.toString()).doesNotContain("157069329642881", "IRENE");
    }

    @Test
    void answer_moreFoundThanSent_isPartial() throws XMLStreamException {
        assertThat(meaning(subject(match("40")), ack("OK", 51, 1, 50)).isPartial())
                .isTrue();
        assertThat(meaning(subject(match("40")), ack("OK", 51, 1, 0)).isPartial())
                .isTrue();
        PatientSearchResult uncounted = meaning(subject(match("40")), "<queryResponseCode code=\"OK\"/>");
        assertThat(uncounted.isPartial()).isFalse();
        assertThat(uncounted.total()).isEmpty();
        assertThat(uncounted.remaining()).isEmpty();
    }

    @Test
    void answer_nobody_isAnEmptyList() throws XMLStreamException {
        assertThat(meaning("", ack("NF", 0, 0, 0)).candidates()).isEmpty();
        assertThat(meaning("", ack("OK", 0, 0, 0)).candidates()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "", "99,5", "abc", "9999999999999"})
    void answer_percentageThatIsNone_isNotTold(String value) throws XMLStreamException {
        assertThat(meaning(subject(match(value)), ack("OK", 1, 1, 0)).candidates())
                .singleElement()
                .satisfies(each -> assertThat(each.matchPercentage()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"27903512151898", "279035121518989X", "27903512151#989", ""})
    void answer_insOfAnotherForm_isNotGiven(String extension) throws XMLStreamException {
        assertThat(meaning(
                                subject("<id root=\"1.2.250.1.213.1.4.8\" extension=\"" + extension + "\"/>"),
                                ack("OK", 1, 1, 0))
                        .candidates())
                .singleElement()
                .satisfies(each -> assertThat(each.ins()).isEmpty());
    }

    @Test
    void answer_queryError_isAFault() {
        assertThatThrownBy(() -> meaning("", ack("QE", 0, 0, 0)))
                .isInstanceOfSatisfying(ServiceFaultException.class, e -> assertThat(e.rawCode())
                        .isEqualTo("QE"));
    }

    /** What one patient has is never told of the next. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answer_manyCandidates_eachKeepsItsOwn(long seed) throws XMLStreamException {
        Random random = new Random(seed);
        List<PatientCandidate> expected = new ArrayList<>();
        StringBuilder subjects = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            Optional<Ins> ins = random.nextBoolean()
                    ? Optional.of(new Ins(Matricule.ofNumber(String.format("2%09d000", i)), InsAuthority.NIR))
                    : Optional.empty();
            Optional<RecordState> state = random.nextBoolean() ? Optional.of(RecordState.CLOSED) : Optional.empty();
            OptionalInt percentage = random.nextBoolean() ? OptionalInt.of(random.nextInt(101)) : OptionalInt.empty();
            Optional<Boolean> opposed = random.nextBoolean() ? Optional.of(random.nextBoolean()) : Optional.empty();
            expected.add(new PatientCandidate(ins, state, percentage, opposed));
            subjects.append(subject(ins.map(each -> "<id root=\"1.2.250.1.213.1.4.8\" extension=\""
                                    + each.matricule().value() + "\"/>")
                            .orElse("")
                    + state.map(each -> "<statusCode code=\"terminated\"/>").orElse("")
                    + (percentage.isPresent() ? match(Integer.toString(percentage.getAsInt())) : "")
                    + opposed.map(each -> opposition(each.toString())).orElse("")));
        }
        assertThat(meaning(subjects.toString(), ack("OK", 50, 50, 0)).candidates())
                .isEqualTo(expected);
    }
}
