package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.Certainty;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.WireFact;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;

class DmpProfileTest {
    @TempDir
    private static Path folder;

    private static SegurContext.Builder production() throws Exception {
        return SegurContext.builder()
                .software(
                        Software.builder("MonLGC", "4.2").dmpApproval("TEST-1").build())
                .structure(Samples.practice())
                .credentials(TestKeys.make(folder, "RSA"))
                .endpoints(Endpoints.production()
                        .endpoint(DmpClient.SERVICE, Endpoint.of(URI.create("https://dmp.invalid/services")))
                        .build());
    }

    private static String[] needingAcceptance(DmpProfile profile) {
        return profile.facts().stream()
                .filter(fact -> fact.certainty().needsAcceptance())
                .map(WireFact::name)
                .toArray(String[]::new);
    }

    @Test
    void facts_haveDistinctNamesAndSources() {
        assertThat(DmpProfile.defaults().facts())
                .extracting(WireFact::name)
                .doesNotHaveDuplicates()
                .contains("dmp.xades.form", "dmp.vihf.version");
        assertThat(DmpProfile.defaults().facts())
                .allSatisfy(fact -> assertThat(fact.source()).contains("§"));
    }

    @Test
    void create_inProduction_wantsInferredFactsAcceptedByName() throws Exception {
        SegurContext context = production().build();
        assertThatThrownBy(() -> DmpClient.create(context))
                .hasMessageContaining("dmp.hl7v3.processingCode")
                .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                        .isEqualTo("PRODUCTION-UNACCEPTED-FACTS"));
        String[] names = needingAcceptance(DmpProfile.defaults());
        assertThat(names).isNotEmpty();
        DmpClient.create(production().acceptFacts(names).build()).close();
    }

    @Test
    void feed_testIdentityInProduction_isRefused() throws Exception {
        SegurContext context = production()
                .acceptFacts(needingAcceptance(DmpProfile.defaults()))
                .build();
        try (DmpClient client = DmpClient.create(context)) {
            assertThatThrownBy(() -> client.feed(Samples.session(), Samples.document(Oid.of("1.2.3"))))
                    .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                            .isEqualTo("PRODUCTION-TEST-IDENTITY"));
            assertThatThrownBy(() -> client.checkExistence(Samples.session(), Samples.ins()))
                    .isInstanceOf(SegurSecurityException.class);
        }
    }

    @Test
    void create_noEndpoint_isRefused() throws Exception {
        SegurContext context =
                production().endpoints(Endpoints.integration().build()).build();
        assertThatThrownBy(() -> DmpClient.create(context)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void override_changesTheFactAndItsCertainty() {
        DmpProfile profile = DmpProfile.defaults().toBuilder()
                .processingCode("D")
                .transformAssociation(true)
                .contentTypes(Map.of("", "60"))
                .build();
        assertThat(profile.processingCode().value()).isEqualTo("D");
        assertThat(profile.processingCode().certainty()).isEqualTo(Certainty.OBSERVED);
        assertThat(profile.transformAssociation().value()).isTrue();
        assertThat(profile.defaultContentType("AMBULATOIRE").code()).isEqualTo("60");
        assertThat(needingAcceptance(profile)).doesNotContain("dmp.hl7v3.processingCode");
        assertThat(DmpProfile.defaults().processingCode().value()).isEqualTo("P");
    }

    @Test
    void defaultContentType_eachPracticeSetting_isOfTheNationalList() {
        assertThat(ValueSets.practiceSetting().concepts())
                .allSatisfy(setting -> assertThat(ValueSets.submissionContentType()
                                .contains(DmpProfile.defaults().defaultContentType(setting.code())))
                        .isTrue());
        assertThat(DmpProfile.defaults().defaultContentType("AMBULATOIRE").code())
                .isEqualTo("07");
    }
}
