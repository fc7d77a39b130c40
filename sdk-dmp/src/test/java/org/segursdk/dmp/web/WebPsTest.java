package org.segursdk.dmp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.WireFact;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.TestKeys;

class WebPsTest {
    @TempDir
    private static Path folder;

    private static ClientCredentials credentials;

    @BeforeAll
    static void keys() throws Exception {
        credentials = TestKeys.make(folder, "RSA");
    }

    private static SegurContext.Builder context(Environment environment, String uri) {
        return SegurContext.builder()
                .software(
                        Software.builder("MonLGC", "4.2").dmpApproval("TEST-1").build())
                .structure(Samples.practice())
                .credentials(credentials)
                .endpoints(Endpoints.builder(environment)
                        .endpoint(WebPs.SERVICE, Endpoint.of(URI.create(uri)))
                        .build());
    }

    private static WebPs web(WebPsProfile profile) {
        return WebPs.create(
                context(Environment.INTEGRATION, "https://webps.invalid").build(), profile);
    }

    @ParameterizedTest
    @CsvSource({
        "DASHBOARD,TableauDeBord",
        "RECORD,DossierPatient",
        "MANAGEMENT,GestionDMPPatient",
        "DOCUMENTS,Documents",
        "CARE_PATHWAY,ParcoursDeSoins",
        "ACCESS_HISTORY,HistoriqueAcces",
        "WISHES_AND_RIGHTS,VolontesEtDroits",
        "VACCINATIONS,CarnetVaccination"
    })
    @Tag("REM-DMPC-01")
    @Tag("REM-DMPC-02")
    void open_pageOfAPatient_endsWithTheInsAlone(WebPsPatientPage page, String path) {
        WebPsLink link = web(WebPsProfile.defaults()).open(page, Samples.ins());
        assertThat(link.uri())
                .isEqualTo(URI.create("https://webps.invalid/AccesDirect/" + path + "/" + Samples.MATRICULE));
        assertThat(link.method()).isEqualTo(WebPsMethod.GET);
        assertThat(link.fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DASHBOARD,TableauDeBord", "SETTINGS,Parametrages"})
    @Tag("REM-DMPC-02")
    void open_pageOfNoPatient_bearsNone(WebPsPage page, String path) {
        assertThat(web(WebPsProfile.defaults()).open(page).uri())
                .isEqualTo(URI.create("https://webps.invalid/AccesDirect/" + path));
    }

    @Test
    @Tag("REM-DMPC-01")
    void open_asAForm_movesTheInsOutOfTheAddress() {
        WebPsLink link = web(WebPsProfile.builder()
                        .method(WebPsMethod.POST)
                        .insField("INS")
                        .build())
                .open(WebPsPatientPage.RECORD, Samples.ins());
        assertThat(link)
                .isEqualTo(new WebPsLink(
                        WebPsMethod.POST,
                        URI.create("https://webps.invalid/AccesDirect/DossierPatient"),
                        Map.of("INS", Samples.MATRICULE)));
    }

    @Test
    void open_asAFormWithoutField_leavesTheInsInTheAddress() {
        WebPsLink link = web(WebPsProfile.builder().method(WebPsMethod.POST).build())
                .open(WebPsPatientPage.RECORD, Samples.ins());
        assertThat(link.uri().getPath()).endsWith("/DossierPatient/" + Samples.MATRICULE);
        assertThat(link.fields()).isEmpty();
    }

    @Test
    void open_otherFormOfTheIns_isEncodedAsOneSegment() {
        WebPsLink link = web(WebPsProfile.builder()
                        .insForm("{number}^^^&{oid}/é?#%")
                        .build())
                .open(WebPsPatientPage.DOCUMENTS, Samples.ins());
        assertThat(link.uri().getRawPath())
                .isEqualTo("/AccesDirect/Documents/2790351215189%5E%5E%5E%261.2.250.1.213.1.4.10%2F%C3%A9%3F%23%25");
        assertThat(link.uri().getQuery()).isNull();
        assertThat(link.uri().getFragment()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://webps.invalid/", "https://webps.invalid"})
    void create_hostWithOrWithoutSlash_isTheSame(String uri) {
        WebPs web = WebPs.create(context(Environment.INTEGRATION, uri).build());
        assertThat(web.open(WebPsPage.DASHBOARD).uri())
                .isEqualTo(URI.create("https://webps.invalid/AccesDirect/TableauDeBord"));
    }

    @ParameterizedTest
    @EnumSource
    void toString_ofALink_showsNoIns(WebPsPatientPage page) {
        WebPs web = web(
                WebPsProfile.builder().method(WebPsMethod.POST).insField("INS").build());
        assertThat(web.open(page, Samples.ins()).toString()
                        + web(WebPsProfile.defaults()).open(page, Samples.ins())
                        + web)
                .doesNotContain(Samples.MATRICULE, Samples.MATRICULE.substring(0, 13));
    }

    @Test
    void create_withoutHost_isRefused() {
        SegurContext context = context(Environment.INTEGRATION, "https://webps.invalid")
                .endpoints(Endpoints.integration().build())
                .build();
        assertThatThrownBy(() -> WebPs.create(context)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void create_inProduction_wantsUnknownFactsAccepted_andRefusesATestIdentity() {
        SegurContext.Builder production = context(Environment.PRODUCTION, "https://webps.invalid");
        assertThatThrownBy(() -> WebPs.create(production.build()))
                .hasMessageContaining("dmp.web.insForm")
                .isInstanceOf(SegurSecurityException.class);
        String[] names = WebPsProfile.defaults().facts().stream()
                .filter(fact -> fact.certainty().needsAcceptance())
                .map(WireFact::name)
                .toArray(String[]::new);
        WebPs web = WebPs.create(production.acceptFacts(names).build());
        assertThatThrownBy(() -> web.open(WebPsPatientPage.RECORD, Samples.ins()))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("PRODUCTION-TEST-IDENTITY"));
    }
}
