package org.segursdk.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.KeyMaterial;

/** Hand-written DMP requests, which a test may deform. */
final class DmpMessages {
    static final String DOMINIQUE = "297022A02077878";
    static final String OID = "1.2.250.1.213.1.4.8";
    static final String EXISTENCE = "urn:hl7-org:v3:PRPA_IN201307UV02";
    static final String TRAITS = "urn:hl7-org:v3:PRPA_IN201305UV02";
    static final String AUTHORISE = "urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization";
    static final String PROFESSIONALS = "urn:si-dmp-habilitations:HabilitationsEndPoint:listAuthorizationByPatient";
    static final String LIST = "urn:si-dmp-patients:PatientSpecificEndPoint:patientList";
    static final String FEED = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String HL7 = "urn:hl7-org:v3";

    private DmpMessages() {}

    static String cx(String matricule) {
        return matricule + "^^^&amp;" + OID + "&amp;ISO^NH";
    }

    static String subject(KeyMaterial key) {
        return key.certificate().getSubjectX500Principal().getName();
    }

    /** An unsigned VIHF of a physician in INDIRECTE. */
    static String vihf(KeyMaterial signer, String matricule) {
        Instant now = Instant.now();
        return "<saml2:Assertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ID=\"_" + UUID.randomUUID()
                + "\" IssueInstant=\"" + now + "\" Version=\"2.0\">"
                + "<saml2:Issuer Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName\">"
                + subject(signer)
                + "</saml2:Issuer><saml2:Subject><saml2:NameID>899700366240</saml2:NameID></saml2:Subject>"
                + "<saml2:AuthnStatement AuthnInstant=\"" + now + "\"><saml2:AuthnContext><saml2:AuthnContextClassRef>"
                + "urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml2:AuthnContextClassRef></saml2:AuthnContext>"
                + "</saml2:AuthnStatement><saml2:AttributeStatement>"
                + attribute("VIHF_Version", "3.0")
                + attribute("Authentification_mode", "INDIRECTE")
                + attribute("Identifiant_Structure", "10B0193488")
                + attribute("Secteur_Activite", "SA07^1.2.250.1.71.4.2.4")
                + attribute("urn:oasis:names:tc:xspa:1.0:subject:subject-id", "Camille DUPRE")
                + "<saml2:Attribute Name=\"urn:oasis:names:tc:xacml:2.0:subject:role\"><saml2:AttributeValue>"
                + "<Role xmlns=\"" + HL7
                + "\" xsi:type=\"CE\" code=\"10\" codeSystem=\"1.2.250.1.71.1.2.7\" displayName=\"M\"/>"
                + "</saml2:AttributeValue><saml2:AttributeValue><Role xmlns=\"" + HL7
                + "\" xsi:type=\"CE\" code=\"SM26\" codeSystem=\"1.2.250.1.71.4.2.5\" displayName=\"S\"/>"
                + "</saml2:AttributeValue></saml2:Attribute>"
                + attribute("urn:oasis:names:tc:xacml:2.0:resource:resource-id", cx(matricule))
                + attribute("Ressource_URN", "urn:dmp")
                + "<saml2:Attribute Name=\"urn:oasis:names:tc:xspa:1.0:subject:purposeofuse\"><saml2:AttributeValue>"
                + "<PurposeOfUse xmlns=\"" + HL7
                + "\" xsi:type=\"CE\" code=\"normal\" codeSystem=\"1.2.250.1.213.1.1.4.248\""
                + " codeSystemName=\"mode acces VIHF 2.0\" displayName=\"Acces normal\"/></saml2:AttributeValue>"
                + "</saml2:Attribute>"
                + attribute("LPS_Nom", "DEMO-LPS")
                + attribute("LPS_Version", "1.0")
                + attribute("LPS_ID_HOMOLOGATION_DMP", "DEMO-0001")
                + "</saml2:AttributeStatement></saml2:Assertion>";
    }

    static String attribute(String name, String value) {
        return "<saml2:Attribute Name=\"" + name + "\"><saml2:AttributeValue>" + value
                + "</saml2:AttributeValue></saml2:Attribute>";
    }

    static String envelope(String action, String assertion, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header><a:MessageID>urn:uuid:"
                + UUID.randomUUID()
                + "</a:MessageID><a:To>https://localhost/</a:To><a:ReplyTo s:mustUnderstand=\"true\"><a:Address>"
                + "http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo><a:Action s:mustUnderstand=\"true\">"
                + action + "</a:Action><wsse:Security xmlns:wsse=\"" + WSSE + "\">" + assertion
                + "</wsse:Security></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    static String administrative(String matricule) {
        return existence(matricule).replace("TEST_EXST", "CNSLT_DATA");
    }

    static String traits(String surname) {
        return existence("000000000000000")
                .replace("PRPA_IN201307UV02", "PRPA_IN201305UV02")
                .replace("<attentionLine xsi:nil=\"true\"/>", "")
                .replace(
                        "<reasonCode code=\"TEST_EXST\" codeSystem=\"1.2.250.1.213.1.1.4.11\"/>",
                        "<code code=\"PRPA_TE201305UV02\" codeSystem=\"2.16.840.1.113883.1.6\"/>")
                .replaceAll(
                        "<parameterList>.*</parameterList>",
                        "<parameterList><livingSubjectName><value><family>" + surname
                                + "</family></value><semanticsText>LivingSubject.name</semanticsText></livingSubjectName>"
                                + "</parameterList>");
    }

    static String authorisation(String action, String role) {
        return "<setAuthorization xmlns=\"urn:si-dmp-habilitations\"><action>" + action + "</action>"
                + (role.isEmpty() ? "" : "<role>" + role + "</role>") + "</setAuthorization>";
    }

    static String professionals(String mode) {
        return "<listAuthorizationByPatient xmlns=\"urn:si-dmp-habilitations\"><mode>" + mode
                + "</mode></listAuthorizationByPatient>";
    }

    static String patientList(String start, String dateType, String rest) {
        return "<patientList xmlns=\"urn:si-dmp-patients\"><startDate>" + start + "</startDate><dateType>" + dateType
                + "</dateType>" + rest + "</patientList>";
    }

    static String existence(String matricule) {
        return "<PRPA_IN201307UV02 xmlns=\"" + HL7 + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " ITSVersion=\"XML_1.0\"><id root=\"1.2.3.1\" extension=\"" + UUID.randomUUID()
                + "\"/><creationTime value=\"20260115090000\"/>"
                + "<interactionId root=\"2.16.840.1.113883.1.6\" extension=\"PRPA_IN201307UV02\"/>"
                + "<processingCode code=\"P\"/><processingModeCode code=\"T\"/><acceptAckCode code=\"AL\"/>"
                + "<receiver typeCode=\"RCV\"><device classCode=\"DEV\" determinerCode=\"INSTANCE\">"
                + "<id root=\"1.2.250.1.213.4.1.1.1\"/><softwareName>DMP</softwareName></device></receiver>"
                + "<sender typeCode=\"SND\"><device classCode=\"DEV\" determinerCode=\"INSTANCE\"><id root=\"1.2.3\"/>"
                + "<softwareName>DEMO-LPS</softwareName></device></sender><attentionLine xsi:nil=\"true\"/>"
                + "<controlActProcess classCode=\"CACT\" moodCode=\"EVN\"><reasonCode code=\"TEST_EXST\""
                + " codeSystem=\"1.2.250.1.213.1.1.4.11\"/><queryByParameter><queryId root=\"1.2.3.2\" extension=\"q-1\"/>"
                + "<statusCode code=\"new\"/><parameterList><dataSource xsi:nil=\"true\"/><patientIdentifier><value root=\""
                + OID + "\" extension=\"" + matricule
                + "\"/><semanticsText>Patient.id</semanticsText></patientIdentifier>"
                + "</parameterList></queryByParameter></controlActProcess></PRPA_IN201307UV02>";
    }

    static byte[] cda(String uniqueId, String matricule, String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet href=\"x\"?>\n<ClinicalDocument xmlns=\""
                        + HL7
                        + "\"><!-- exemple --><typeId root=\"2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/><id root=\""
                        + uniqueId + "\"/><recordTarget><patientRole><id extension=\"" + matricule + "\" root=\"" + OID
                        + "\"/></patientRole></recordTarget><component><nonXMLBody><text representation=\"B64\""
                        + " mediaType=\"application/pdf\">" + text
                        + "</text></nonXMLBody></component></ClinicalDocument>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A whole TD2.1 with one document and its signature, to be deformed before {@link #build}. */
    static final class Feed {
        String matricule = DOMINIQUE;
        String uniqueId = "1.2.250.1.999." + Math.abs(UUID.randomUUID().getMostSignificantBits() >>> 1);
        String setId = uniqueId + ".1";
        String signatureId = uniqueId + ".2";
        byte[] cda = cda(uniqueId, matricule, "JVBERi0=");
        KeyMaterial signer;
        KeyMaterial dsgSigner;
        String digestMethod = TestSigner.SHA1;
        String signatureMethod = TestSigner.RSA_SHA1;
        UnaryOperator<String> vihf = x -> x;
        UnaryOperator<String> signedVihf = x -> x;
        UnaryOperator<String> metadata = x -> x;
        UnaryOperator<String> dsg = x -> x;
        UnaryOperator<String> signedDsg = x -> x;
        UnaryOperator<String> envelope = x -> x;
        /** Bytes actually sent instead of the document signed and hashed. */
        byte[] sentInstead;

        Map<String, String> extraHeaders = new LinkedHashMap<>();

        /** Only the metadata of its set are of use. */
        Feed() {}

        Feed(ClientCredentials credentials) {
            signer = credentials.signature();
            dsgSigner = signer;
        }

        Feed document(byte[] bytes) {
            cda = bytes;
            return this;
        }

        byte[] build() throws Exception {
            byte[] signature = signedDsg.apply(Dsg.sign(this, dsg)).getBytes(StandardCharsets.UTF_8);
            String assertion = signedVihf.apply(TestSigner.assertion(vihf.apply(vihf(signer, matricule)), signer));
            String soap = envelope.apply(envelope(FEED, assertion, metadata.apply(request(signature))));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            part(
                    out,
                    "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"",
                    "root@lps",
                    soap.getBytes(StandardCharsets.UTF_8));
            part(out, "text/xml", "doc1@lps", sentInstead == null ? cda : sentInstead);
            part(out, "text/xml", "sig1@lps", signature);
            out.writeBytes("--B--\r\n".getBytes(StandardCharsets.US_ASCII));
            return out.toByteArray();
        }

        private String request(byte[] signature) {
            return "<xds:ProvideAndRegisterDocumentSetRequest xmlns:xds=\"urn:ihe:iti:xds-b:2007\""
                    + " xmlns:lcm=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\""
                    + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\"><lcm:SubmitObjectsRequest><RegistryObjectList>"
                    + Rim.set(this) + Rim.document(this) + Rim.signature(this, signature)
                    + Rim.association(
                            "a1",
                            "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember",
                            "SubmissionSet01",
                            "Document01")
                    + Rim.association(
                            "a2",
                            "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember",
                            "SubmissionSet01",
                            "Signature01")
                    + Rim.association("a3", "urn:ihe:iti:2007:AssociationType:signs", "Signature01", "SubmissionSet01")
                    + "</RegistryObjectList></lcm:SubmitObjectsRequest>"
                    + include("Document01", "doc1@lps") + include("Signature01", "sig1%40lps")
                    + "</xds:ProvideAndRegisterDocumentSetRequest>";
        }

        private static String include(String id, String cid) {
            return "<xds:Document id=\"" + id + "\"><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
                    + " href=\"cid:" + cid + "\"/></xds:Document>";
        }
    }

    static final String MULTIPART = "multipart/related; boundary=B; type=\"application/xop+xml\"; start=\"<root@lps>\";"
            + " start-info=\"application/soap+xml\"";

    static void part(ByteArrayOutputStream out, String type, String id, byte[] content) {
        out.writeBytes(("--B\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id
                        + ">\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    static String hex(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    }

    /** Canonical form by the JDK. */
    static byte[] canonical(byte[] xml) throws Exception {
        TransformService service =
                TransformService.getInstance("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", "DOM");
        service.init((TransformParameterSpec) null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OctetStreamData result =
                (OctetStreamData) service.transform(new OctetStreamData(new java.io.ByteArrayInputStream(xml)), null);
        result.getOctetStream().transferTo(out);
        return out.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
