package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.xml.RefusedXmlException;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.patient.PatientListEntry;

/** What no answer should be, for every reader of the patient's transactions. */
class HostileAnswerTest {
    private enum Reader {
        EXISTENCE("PRPA_IN201308UV02", "urn:hl7-org:v3") {
            @Override
            Object read(XMLStreamReader in) throws XMLStreamException {
                return ExistenceAnswer.read(in, Samples.ins().ins());
            }
        },
        ADMINISTRATIVE("PRPA_IN201308UV02", "urn:hl7-org:v3") {
            @Override
            Object read(XMLStreamReader in) throws XMLStreamException {
                return AdministrativeDataAnswer.read(in, Samples.ins().ins());
            }
        },
        SEARCH("PRPA_IN201306UV02", "urn:hl7-org:v3") {
            @Override
            Object read(XMLStreamReader in) throws XMLStreamException {
                return PatientSearchAnswer.read(in);
            }
        },
        AUTHORISATION("setAuthorizationResponse", "urn:si-dmp-habilitations") {
            @Override
            Object read(XMLStreamReader in) throws XMLStreamException {
                return AuthorisationAnswer.read(in);
            }
        },
        PATIENTS("patientListResponse", "urn:si-dmp-patients") {
            @Override
            Object read(XMLStreamReader in) throws XMLStreamException {
                return PatientListAnswer.read(in, DmpProfile.defaults());
            }
        },
        PROFESSIONALS("listAuthorizationByPatientResponse", "urn:si-dmp-habilitations") {
            @Override
            Object read(XMLStreamReader in) throws XMLStreamException {
                return ProfessionalListAnswer.read(in, DmpProfile.defaults());
            }
        };

        private final String root;
        private final String namespace;

        Reader(String root, String namespace) {
            this.root = root;
            this.namespace = namespace;
        }

        abstract Object read(XMLStreamReader in) throws XMLStreamException;

        Object answer(String content) throws XMLStreamException {
            return read(Payload.reader(document(content)));
        }

        String document(String content) {
            return "<" + root + " xmlns='" + namespace + "'>" + content + "</" + root + ">";
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherRoot_isRefused(Reader reader) {
        for (String other : List.of("<" + reader.root + "/>", "<html xmlns='" + reader.namespace + "'/>")) {
            assertThatThrownBy(() -> reader.read(Payload.reader(other))).isInstanceOf(XMLStreamException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void dtd_isRefused(Reader reader) {
        assertThatThrownBy(() -> reader.read(Payload.reader("<!DOCTYPE x [<!ENTITY e 'x'>]>" + reader.document("&e;"))))
                .isInstanceOf(RefusedXmlException.class);
    }

    @ParameterizedTest
    @EnumSource
    void depthWithoutEnd_isRefused(Reader reader) {
        assertThatThrownBy(() -> reader.answer("<a>".repeat(1_000) + "</a>".repeat(1_000)))
                .isInstanceOf(XMLStreamException.class);
    }

    @ParameterizedTest
    @EnumSource
    void textWithoutEnd_isRefused(Reader reader) {
        assertThatThrownBy(() -> reader.answer("<a>" + "x".repeat(XmlWalk.MAX_TEXT + 1) + "</a>"))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining("4000");
    }

    @ParameterizedTest
    @EnumSource
    void brokenOff_isRefused(Reader reader) {
        String whole = reader.document("<a><b/></a>");
        for (int end = whole.indexOf('>') + 1; end < whole.length(); end++) {
            String part = whole.substring(0, end);
            assertThatThrownBy(() -> reader.read(Payload.reader(part))).as(part).isInstanceOf(XMLStreamException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void muchSpaceBetweenElements_isNoText(Reader reader) throws XMLStreamException {
        assertThat(reader.answer(("<a/>" + " ".repeat(50)).repeat(1_000))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DMPNon", "DMPOk"})
    void contextWithoutEnd_isCut(String status) throws XMLStreamException {
        AuthorisationAnswer answer = AuthorisationAnswer.read(Payload.reader(Reader.AUTHORISATION.document(
                "<output><status>" + status + "</status><context>" + "x".repeat(10_000) + "</context></output>")));
        assertThat(answer.context()).hasSize(XmlWalk.MAX_TEXT);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void detailsWithoutEnd_areCut() throws XMLStreamException {
        PatientSearchAnswer answer = PatientSearchAnswer.read(Payload.reader(Reader.SEARCH.document("<acknowledgement>"
                + ("<acknowledgementDetail><code code='X'/><text>" + "x".repeat(5_000)
                                + "</text></acknowledgementDetail>")
                        .repeat(150)
                + "</acknowledgement>")));
        assertThat(answer.details()).hasSize(100).allSatisfy(each -> assertThat(each.text())
                .hasSize(XmlWalk.MAX_TEXT));
    }

    @Test
    void entriesWithoutEnd_areRefused() {
        String entries = "<patientlistData/>".repeat(Functional.MAX_ENTRIES + 1);
        assertThatThrownBy(() -> Reader.PATIENTS.answer("<output>" + entries + "</output>"))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageContaining(Integer.toString(Functional.MAX_ENTRIES));
        assertThatThrownBy(() -> Reader.ADMINISTRATIVE.answer("<patient>"
                        + "<telecom value='tel:%d'/>".repeat(1).formatted(1) + addresses(1_001) + "</patient>"))
                .isInstanceOf(XMLStreamException.class);
    }

    private static String addresses(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("<addr><city>V").append(i).append("</city></addr>");
        }
        return all.toString();
    }

    /** However the XML is dressed, the same entries come out. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void patientList_dressedAnyhow_readsTheSame(long seed) throws XMLStreamException {
        Random random = new Random(seed);
        int count = random.nextInt(40);
        List<String> fields =
                new ArrayList<>(List.of("MT", "message", "lastAccessDate", "lastUpdateDate", "lastAddDate"));
        StringBuilder plain = new StringBuilder("<output>");
        StringBuilder dressed = new StringBuilder("<q:output>");
        for (int i = 0; i < count; i++) {
            plain.append("<patientlistData>");
            dressed.append(noise(random)).append("<q:patientlistData unknown='1'>");
            List<String> kept = new ArrayList<>(fields);
            kept.removeIf(each -> random.nextInt(4) == 0);
            for (String each : kept) {
                String value = each.endsWith("Date")
                        ? String.format("20260%d%02d12%02d00", 1 + random.nextInt(9), 1 + random.nextInt(28), i % 60)
                        : Boolean.toString(random.nextBoolean());
                plain.append('<')
                        .append(each)
                        .append('>')
                        .append(value)
                        .append("</")
                        .append(each)
                        .append('>');
            }
            String body = plain.substring(plain.lastIndexOf("<patientlistData>") + "<patientlistData>".length());
            dressed.append(body.replaceAll("<(/?)", "<$1q:").replaceAll(">(\\w+)<", "> <![CDATA[$1]]>\n<"))
                    .append(noise(random))
                    .append("</q:patientlistData>");
            plain.append("</patientlistData>");
        }
        plain.append("<status>DMPOk</status></output>");
        dressed.append("<q:status>DMPOk</q:status></q:output>");
        List<PatientListEntry> expected = entries(Reader.PATIENTS.document(plain.toString()));
        assertThat(expected).hasSize(count);
        assertThat(entries(
                        "<q:patientListResponse xmlns:q='urn:si-dmp-patients'>" + dressed + "</q:patientListResponse>"))
                .isEqualTo(expected);
    }

    private static List<PatientListEntry> entries(String xml) throws XMLStreamException {
        return PatientListAnswer.read(Payload.reader(xml), DmpProfile.defaults())
                .entries(new FunctionalMeaning("dmp", "TD0.4", true));
    }

    private static String noise(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "<!-- c -->";
            case 1 -> "<?pi x?>";
            case 2 -> "<q:nouveau><q:MT>true</q:MT><q:status>DMPNon</q:status></q:nouveau>";
            case 3 -> "<x:MT xmlns:x='urn:x'>true</x:MT>";
            default -> "\n  ";
        };
    }
}
