package org.segursdk.insi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.insi.InsiResult;
import org.segursdk.soap.SoapFault;
import org.w3c.dom.Document;

/** Answers that stray from the schema in the ways seen, and answers that must not pass. Source: insi §3.7–3.9. */
class InsiAnswerTest {
    private static final String TRAITS = "<TIQ><NomNaissance>D'ARTAGNAN DE L'HERAULT</NomNaissance>"
            + "<ListePrenom>PIERRE-ALAIN MURIEL</ListePrenom><Sexe>M</Sexe><DateNaissance>2001-06-17</DateNaissance>"
            + "<LieuNaissance>63220</LieuNaissance></TIQ>";
    private static final String ACTIVE =
            "<INSACTIF><IdIndividu><NumIdentifiant>1090763220834</NumIdentifiant><Cle>89</Cle>"
                    + "</IdIndividu><OID>1.2.250.1.213.1.4.8</OID></INSACTIF>";

    private static String resultat(String code, String person) {
        return "<RESULTAT xmlns=\"http://www.cnamts.fr/INSiResultat\"><CR><CodeCR>" + code
                + "</CodeCR><LibelleCR>label</LibelleCR></CR>" + person + "</RESULTAT>";
    }

    private static InsiResult read(String xml) throws Exception {
        XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        reader.nextTag();
        return InsiAnswer.read(reader).toResult("WS_INS2", "uuid:1", Route.INSI_TRAITS, Instant.EPOCH, true);
    }

    private static RetrievedIdentity found(String person) throws Exception {
        return ((InsiResult.Found) read(resultat("00", "<INDIVIDU>" + person + "</INDIVIDU>"))).identity();
    }

    @Test
    void read_prefixesCommentsAndCdata_readTheSame() throws Exception {
        String odd = resultat("00", "<INDIVIDU>" + ACTIVE + TRAITS + "</INDIVIDU>")
                .replace("<RESULTAT xmlns=", "<!-- c --><RESULTAT xmlns:ns0=\"urn:x\" xmlns=")
                .replace("<CodeCR>00</CodeCR>", "<!-- c --><CodeCR><![CDATA[00]]></CodeCR>");
        RetrievedIdentity identity = ((InsiResult.Found) read(odd)).identity();
        assertThat(identity.ins().matricule().value()).isEqualTo("109076322083489");
        assertThat(identity.traits().birthName()).isEqualTo("D'ARTAGNAN DE L'HERAULT");
        assertThat(identity.traits().firstGivenName()).isEqualTo("PIERRE-ALAIN");
        assertThat(identity.traits().birthGivenNames()).isEqualTo("PIERRE-ALAIN MURIEL");
        assertThat(identity.traits().sex()).isEqualTo(Sex.MALE);
        assertThat(identity.traits().birthPlace()).contains("63220");
    }

    @Test
    void read_historyWithRepeatsInvertedDatesAndObsoleteOid_isCleaned() throws Exception {
        String old = "<INSHISTO><DateDeb>2019-03-01</DateDeb><DateFin>2019-02-28+01:00</DateFin><IdIndividu>"
                + "<NumIdentifiant>2090763220834</NumIdentifiant><Cle>39</Cle><TypeMatricule>NIR</TypeMatricule></IdIndividu>"
                + "<OID>1.2.250.1.213.1.4.9</OID></INSHISTO>";
        String insC = old.replace("1.4.9", "1.4.2").replace("2090763220834", "2090763220835");
        String badDate = old.replace("2019-03-01", "2019-99-99")
                .replace("2090763220834", "2090663220123")
                .replace(">39<", ">55<");
        RetrievedIdentity identity =
                found(ACTIVE + old + old + ACTIVE.replace("INSACTIF", "INSHISTO") + insC + badDate + TRAITS);
        assertThat(identity.history()).hasSize(2);
        assertThat(identity.history().get(0).ins().authority()).isEqualTo(InsAuthority.NIA);
        assertThat(identity.history().get(0).from()).contains(LocalDate.of(2019, 3, 1));
        assertThat(identity.history().get(0).to()).contains(LocalDate.of(2019, 2, 28));
        assertThat(identity.history().get(1).from()).isEmpty();
    }

    @Test
    void read_keyAbsent_isComputedAndPrenomStandsForTheList() throws Exception {
        RetrievedIdentity identity = found(ACTIVE.replace("<Cle>89</Cle>", "")
                + TRAITS.replace("<ListePrenom>PIERRE-ALAIN MURIEL</ListePrenom>", "<Prenom>PIERRE-ALAIN</Prenom>"));
        assertThat(identity.ins().matricule().key()).isEqualTo("89");
        assertThat(identity.traits().birthGivenNames()).isEqualTo("PIERRE-ALAIN");
    }

    @Test
    void read_lunarDate_isKept() throws Exception {
        RetrievedIdentity identity = found(ACTIVE + TRAITS.replace("2001-06-17", "1907-00-00"));
        assertThat(identity.traits().birthDate().toIso()).isEqualTo("1907-00-00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "0", "000", "OK", "99", ""})
    void read_unexpectedCode_isNeverSuccess(String code) {
        ServiceFaultException fault = catchThrowableOfType(
                ServiceFaultException.class,
                () -> read(resultat(code, "<INDIVIDU>" + ACTIVE + TRAITS + "</INDIVIDU>")));
        assertThat(fault.layer()).isEqualTo(ServiceFaultException.Layer.FUNCTIONAL);
        assertThat(fault.rawCode()).isEqualTo(code);
        assertThat(fault.rawErrors().get(0).text()).isEqualTo("label");
        assertThat(fault.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<INDIVIDU/>",
                "<INDIVIDU>{T}</INDIVIDU>",
                "<INDIVIDU>{A}</INDIVIDU>",
                "<INDIVIDU><INSACTIF><OID>1.2.250.1.213.1.4.8</OID></INSACTIF>{T}</INDIVIDU>",
                "<INDIVIDU><INSACTIF><IdIndividu><NumIdentifiant>DUPONT</NumIdentifiant></IdIndividu>"
                        + "<OID>1.2.250.1.213.1.4.8</OID></INSACTIF>{T}</INDIVIDU>",
                "<INDIVIDU><INSACTIF><IdIndividu><NumIdentifiant>1090763220834</NumIdentifiant></IdIndividu>"
                        + "<OID>1.2.3</OID></INSACTIF>{T}</INDIVIDU>",
                "<INDIVIDU>{A}<TIQ><NomNaissance>DUPONT</NomNaissance></TIQ></INDIVIDU>",
                "<INDIVIDU>{A}<TIQ><Sexe>X</Sexe><DateNaissance>2001-06-17</DateNaissance></TIQ></INDIVIDU>",
                "<INDIVIDU>{A}<TIQ><Sexe>M</Sexe><DateNaissance>17/06/2001</DateNaissance></TIQ></INDIVIDU>"
            })
    void read_incompleteIdentity_isAnInvalidAnswer(String person) {
        String filled = person.replace("{A}", ACTIVE).replace("{T}", TRAITS);
        TransportException failure = catchThrowableOfType(TransportException.class, () -> read(resultat("00", filled)));
        assertThat(failure.code()).isEqualTo("INSI-ANSWER-INVALID");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.toString()).doesNotContain("DUPONT");
        assertThat(failure.getCause()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<RESULTAT/>", "<OTHER xmlns=\"http://www.cnamts.fr/INSiResultat\"/>"})
    void read_otherPayload_isAnInvalidAnswer(String xml) {
        TransportException failure = catchThrowableOfType(TransportException.class, () -> read(xml));
        assertThat(failure.code()).isEqualTo("INSI-ANSWER-INVALID");
    }

    private static SoapFault fault(String code, String detail) throws Exception {
        Document document = SecureXml.parse(new ByteArrayInputStream(
                ("<Detail xmlns:siram=\"urn:siram\">" + detail + "</Detail>").getBytes(StandardCharsets.UTF_8)));
        return new SoapFault(code, "siram_100", "raison", "fr", Optional.of(document.getDocumentElement()), 500);
    }

    @Test
    void fault_bothShapes_giveTheSameCodes() throws Exception {
        String attributes =
                "<siram:Erreur code=\"desir_550\" severite=\"erreur\" messageID=\"uuid:1\">texte</siram:Erreur>";
        String children =
                "<x><Erreur><Code>desir_550</Code><Severite>erreur</Severite><Descriptif>texte</Descriptif></Erreur></x>";
        for (String detail : new String[] {attributes, children}) {
            ServiceFaultException exception = InsiFaults.exception("WS_INS2", fault("Sender", detail));
            assertThat(exception.rawErrors()).hasSize(1);
            assertThat(exception.rawErrors().get(0).code()).isEqualTo("desir_550");
            assertThat(exception.rawErrors().get(0).subcode()).isEqualTo("siram_100");
            assertThat(exception.rawErrors().get(0).severity()).isEqualTo("erreur");
            assertThat(exception.rawErrors().get(0).text()).isEqualTo("texte");
            assertThat(exception.retryable()).isFalse();
        }
    }

    @Test
    void fault_withoutDetail_keepsTheSubcode() {
        ServiceFaultException exception = InsiFaults.exception(
                "WS_INS2", new SoapFault("Receiver", "siram_40", "raison", "fr", Optional.empty(), 500));
        assertThat(exception.rawCode()).isEqualTo("siram_40");
        assertThat(exception.retryable()).isTrue();
        assertThat(exception.getMessage()).doesNotContain("raison");
    }
}
