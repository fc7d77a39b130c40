package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.sandbox.Caller.xpath;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.identity.InsAuthority;

/** Scripted answers of the DMP, cards, revocation, the tolerant mode, the console. */
class DmpSituationsTest extends DmpTestBase {
    private static String existence(Caller caller) throws Exception {
        return caller.send("patients", DmpMessages.EXISTENCE, DmpMessages.existence(caller.matricule()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CLOCK_SKEW; SandboxInvalidVihf; IssueInstant",
                "AIR_REFUSED; SandboxForbidden; INDIRECTE_RENFORCEE",
                "STRUCTURE_MISMATCH; SandboxInvalidVihf; Structure introuvable",
                "WRONG_KEY_USAGE; DMPInvalidCertificate; Not a valid signature certificate",
                "FAULT; DMPInvalidCertificate; Scripted"
            })
    void faults_areGivenByEveryTransaction(DmpSituation.Kind kind, String code, String text) throws Exception {
        sandbox.dmp().always(DmpSituation.of(kind));

        assertThat(existence(air())).contains(":Fault>", ":" + code + "<", text);
        assertThat(Xds.find(air(), Xds.APPROVED)).contains(":" + code + "<", text);
        assertThat(Xds.retrieve(air(), "1.2.3")).contains(":" + code + "<", text);
        assertThat(air().send("habilitations", DmpMessages.AUTHORISE, DmpMessages.authorisation("AJOUT", "")))
                .contains(":" + code + "<", text);
        assertThat(ai().feed(ai().newFeed())).contains(":" + code + "<", text);
    }

    @Test
    void unknownCodes_standWhereKnownOnesWould() throws Exception {
        deposit(DmpSeed.document());
        sandbox.dmp()
                .next(
                        DmpSituation.UNKNOWN_CODE,
                        DmpSituation.UNKNOWN_AUTHORISATION,
                        DmpSituation.UNKNOWN_CODE,
                        DmpSituation.UNKNOWN_CODE,
                        DmpSituation.UNKNOWN_STATUS,
                        DmpSituation.UNKNOWN_ENTRY_STATUS,
                        DmpSituation.UNKNOWN_STATUS);

        assertThat(existence(air())).contains("queryResponseCode code=\"SandboxUnknown\"");
        assertThat(existence(air())).contains("CV\" code=\"SandboxUnknown\"", "queryResponseCode code=\"OK\"");
        assertThat(air().send("habilitations", DmpMessages.AUTHORISE, DmpMessages.authorisation("AJOUT", "")))
                .contains(":status>SandboxUnknown<");
        assertThat(air().send(
                                "patientsSpecific",
                                DmpMessages.LIST,
                                DmpMessages.patientList("20260101000000", "LASTDOC", "")))
                .contains(":status>SandboxUnknown<");
        assertThat(Xds.find(air(), Xds.APPROVED)).contains("ResponseStatusType:SandboxUnknown\"");
        assertThat(Xds.find(air(), Xds.APPROVED)).contains("StatusType:SandboxUnknown\" mimeType");
        assertThat(ai().feed(ai().newFeed())).contains("ResponseStatusType:SandboxUnknown\"");
    }

    @Test
    void registryError_isGivenByEveryXdsTransaction() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        sandbox.dmp().always(DmpSituation.registryError("XDSRegistryBusy"));

        assertThat(Xds.find(air(), Xds.APPROVED)).contains("AdhocQueryResponse", "errorCode=\"XDSRegistryBusy\"");
        assertThat(Xds.archive(air(), document)).contains("errorCode=\"XDSRegistryBusy\"");
        assertThat(now(document)).isEqualTo(document);
    }

    @Test
    void noneAndClosed_holdForEveryTransaction() throws Exception {
        sandbox.dmp().next(DmpSituation.NONE, DmpSituation.CLOSED, DmpSituation.NONE);

        assertThat(Xds.find(air(), Xds.APPROVED)).contains("XDSUnknownPatientId");
        assertThat(Xds.find(air(), Xds.APPROVED)).contains("DMPClosed");
        assertThat(air().send("habilitations", DmpMessages.AUTHORISE, DmpMessages.authorisation("AJOUT", "")))
                .contains("SandboxNoDmp");
    }

    @ParameterizedTest
    @CsvSource({"registry", "habilitations", "patientsSpecific", "patientsPDQ", "patients"})
    void busyThenSuccess_onEveryPath(String service) throws Exception {
        sandbox.dmp().next(DmpSituation.HTTP_503);

        assertThat(air().post(service, "urn:x", "<x/>").statusCode()).isEqualTo(503);
        assertThat(air().send(service, "urn:x", "<x/>")).contains("ActionNotSupported");
    }

    @Test
    void situations_areScriptedOverHttpWithTheirArgument() throws Exception {
        control("POST", "dmp/situations?next=UNKNOWN_STATUS:Bizarre&next=TAMPERED_DOCUMENT");

        assertThat(Xds.find(air(), Xds.APPROVED)).contains("ResponseStatusType:Bizarre\"");
    }

    @Test
    void revoked_isRefusedWhenTheConnectionIsOpened() throws Exception {
        for (ClientCredentials revoked : new ClientCredentials[] {
            sandbox.pki().revoked("dmp"), sandbox.pki().revokedCard(Caller.DUPRE)
        }) {
            assertThatThrownBy(() -> existence(air().with(revoked))).isInstanceOf(IOException.class);
        }
        assertThat(existence(air())).contains("queryResponseCode code=\"OK\"");
        assertThat(Files.readString(sandbox.pki().directory().resolve("ca.crl")))
                .contains("BEGIN X509 CRL");
    }

    @Test
    void revoked_signature_isRefusedByTheVihf() throws Exception {
        ClientCredentials mixed =
                sandbox.pki().credentials("dmp").withSignature(sandbox.pki().revoked("dmp"));

        assertThat(existence(air().with(mixed))).contains("DMPInvalidCertificate", "revoked");
    }

    @Test
    void revoked_byAnotherProcess_isSeenAllTheSame() throws Exception {
        SandboxPki other = SandboxPki.open(sandbox.pki().directory());
        ClientCredentials revoked = other.revokedCard("899700009999");

        assertThatThrownBy(() -> existence(Caller.card(sandbox).with(revoked))).isInstanceOf(IOException.class);
    }

    @Test
    void cards_haveTheirTypesAndFiles() throws Exception {
        assertThat(existence(Caller.card(sandbox))).contains("queryResponseCode code=\"OK\"");
        assertThat(existence(Caller.staffCard(sandbox))).contains("queryResponseCode code=\"OK\"");
        byte[] type = sandbox.pki()
                .staffCard(Caller.STAFF)
                .authentication()
                .certificate()
                .getExtensionValue("1.2.250.1.71.1.2.2");
        assertThat(type[type.length - 1]).isEqualTo((byte) 2);
        try (var files = Files.list(sandbox.pki().directory().resolve("certificates"))) {
            assertThat(files.map(f -> f.getFileName().toString()).toList())
                    .anyMatch(f -> f.endsWith("-auth-cpe.p12"))
                    .anyMatch(f -> f.endsWith("-sign-cpe.pem"))
                    .anyMatch(f -> f.endsWith("-sign-card.p12"));
        }
    }

    @Test
    void cards_ofTheWrongKind_areRefused() throws Exception {
        Caller professionalOnStaffCard =
                Caller.card(sandbox).with(sandbox.pki().staffCard(Caller.STAFF)).holder(Caller.STAFF);
        assertThat(existence(professionalOnStaffCard)).contains(":Fault>", "the card is a CPE");
        assertThat(existence(Caller.staffCard(sandbox).edited(">Camille DUPRE<", "><")))
                .contains(":Fault>", "subject-id");
    }

    @Test
    void authorities_ofAnotherEnvironment_areRefused() throws Exception {
        sandbox.dmp().insAuthorities(InsAuthority.NIR_TEST);
        assertThat(existence(air())).contains(":Fault>", "environment");
        sandbox.dmp().insAuthorities(InsAuthority.NIR);
        assertThat(existence(air())).contains("queryResponseCode code=\"OK\"");
    }

    @Test
    void tolerant_acceptsTheDefectsOfTheSamples() throws Exception {
        try (Sandbox tolerant = Sandbox.builder().tolerant(true).start()) {
            Caller ai = Caller.ai(tolerant);
            DmpMessages.Feed feed = ai.newFeed();
            feed.envelope = text -> text.replace(
                            "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/")
                    .replace("<xds:Document id=\"Document01\"", "<xds:Document id=\"document01\"");
            feed.metadata = text -> text.replaceAll("<Slot name=\"(hash|size)\">.*?</Slot>", "");
            assertThat(ai.feed(feed)).contains("ResponseStatusType:Success");
            DmpDocument stored = tolerant.dmp().documents(DmpMessages.DOMINIQUE).get(0);
            assertThat(Xds.find(
                            Caller.air(tolerant),
                            Xds.APPROVED,
                            Xds.slot("$XDSDocumentEntryClassCode", "('11')"),
                            Xds.slot("$Other", "'x'")))
                    .contains(stored.sha1());
            tolerant.dmp().insAuthorities(InsAuthority.NIR_TEST);
            assertThat(existence(Caller.air(tolerant))).contains("queryResponseCode code=\"OK\"");

            DmpMessages.Feed same = Caller.ai(sandbox).newFeed();
            same.envelope = feed.envelope;
            assertThat(Caller.ai(sandbox).feed(same)).contains("VersionMismatch");
        }
    }

    @Test
    void undecodedReference_isForTheTolerantOnly() throws Exception {
        try (Sandbox tolerant = Sandbox.builder().tolerant(true).start()) {
            assertThat(feedUndecoded(Caller.ai(tolerant))).contains("ResponseStatusType:Success");
        }
        assertThat(feedUndecoded(ai())).contains("XDSMissingDocument");
    }

    /** The Content-ID of the signature is written as its reference is, never decoded. */
    private static String feedUndecoded(Caller caller) throws Exception {
        byte[] body = caller.newFeed().build();
        String text = new String(body, StandardCharsets.ISO_8859_1).replace("<sig1@lps>", "<sig1%40lps>");
        return new String(
                caller.post("repository", DmpMessages.MULTIPART, text.getBytes(StandardCharsets.ISO_8859_1))
                        .body(),
                StandardCharsets.UTF_8);
    }

    private static String control(String method, String path) throws Exception {
        HttpClient client = Http.anonymous(sandbox.pki());
        URI uri = sandbox.baseUri().resolve("/_control/" + path);
        return client.send(
                        HttpRequest.newBuilder(uri)
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void console_showsDocumentsAndAuthorisations() throws Exception {
        String of = "?matricule=" + DmpMessages.DOMINIQUE;
        assertThat(control("POST", "dmp/documents" + of + "&count=3")).contains("\"deposited\":3");
        deposit(DmpSeed.document().title("Secret").masked().archived());
        assertThat(control("POST", "dmp/grants" + of + "&holder=" + OTHER_ID + "&authorisation=INTERDIT"))
                .isEqualTo("{}");

        assertThat(control("GET", "dmp/documents" + of))
                .contains(
                        "\"version\":1", "\"visibility\":[\"MASQUE_PS\"]", "Archived", "\"structure\":\"10B0193488\"");
        assertThat(control("GET", "dmp/grants" + of)).contains(OTHER_ID, "INTERDIT");
        String page = Http.get(Http.anonymous(sandbox.pki()), sandbox.baseUri().resolve("/"))
                .body();
        assertThat(page).contains("« Secret » v1", "Archived MASQUE_PS", OTHER_ID + " INTERDIT");
        assertThat(control("POST", "dmp/grants" + of + "&holder=x&authorisation=NON"))
                .contains("VALIDE");
        assertThat(control("POST", "dmp/documents?matricule=1&count=1")).contains("synthetic");
    }

    @Test
    void feed_byStaffCard_isTd22() throws Exception {
        Caller staff = Caller.staffCard(sandbox);

        assertThat(staff.feed(staff.newFeed())).contains("ResponseStatusType:Success");
        assertThat(sandbox.recorder().exchanges())
                .extracting(RecordedExchange::operation)
                .containsExactly("TD2.2");
        assertThat(xpath(Xds.references(staff, Xds.APPROVED), "//@totalResultCount"))
                .isEqualTo("2");
    }
}
