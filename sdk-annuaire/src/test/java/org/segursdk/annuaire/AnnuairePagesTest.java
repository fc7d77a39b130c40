package org.segursdk.annuaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.annuaire.AnnuaireProfile.ForeignLink;
import org.segursdk.annuaire.FakeAnnuaire.Answer;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;

/** Pages: followed as they come, and never with the key to another server. */
class AnnuairePagesTest extends AnnuaireTestBase {
    private static final ProfessionalQuery ALL =
            ProfessionalQuery.builder().name("SPECIMEN").limit(100).build();

    private void persons(int count) {
        for (int i = 1; i <= count; i++) {
            data.put(new Person(i).row());
        }
        data.largestPage = 4;
    }

    @Test
    void pages_areFollowedByGetAlone() {
        persons(10);
        try (AnnuaireClient client = client()) {
            assertThat(client.professionals(ALL).items()).hasSize(10);
        }
        assertThat(server.requests).hasSize(3);
        assertThat(server.requests.get(1).method()).isEqualTo("GET");
        assertThat(server.requests.get(1).target()).isEqualTo(FakeAnnuaire.BASE + "/_page?id=page-0");
    }

    @Test
    void foreignLink_isFollowedOnTheConfiguredServer() {
        persons(10);
        TestDirectory otherData = new TestDirectory();
        try (FakeAnnuaire other = new FakeAnnuaire(serverContext(), otherData);
                AnnuaireClient client = client()) {
            data.linkBase = other.uri().toString();
            assertThat(client.professionals(ALL).items()).hasSize(10);
            assertThat(other.requests).isEmpty();
        }
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void foreignLink_whereRewritingIsOff_isRefused() {
        persons(10);
        data.linkBase = "https://gateway.preprod.test/fhir/v2";
        AnnuaireProfile profile =
                AnnuaireProfile.builder().foreignLink(ForeignLink.REFUSE).build();
        try (AnnuaireClient client =
                client(AnnuaireSettings.builder().key(key()).profile(profile).build())) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> client.professionals(ALL));
            assertThat(failure).isInstanceOf(SegurSecurityException.class);
            assertThat(failure.code()).isEqualTo("ANNUAIRE-FOREIGN-LINK");
        }
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/annuaire/fhir/v2/secrets?id=1",
                "https://localhost:PORT/other/api?id=1",
                "https://localhost:PORT/annuaire/fhir/v2/../../other?id=1",
                "https://localhost:PORT/annuaire/fhir/v2/%2e%2e/other?id=1",
                "https://localhost:PORT/annuaire/fhir/v2evil?id=1",
                "https://localhost:PORT@evil.test/annuaire/fhir/v2/x?id=1",
                "https://evil.test/collect?id=1",
                "https://localhost.evil.test/annuaire/fhir/v2/x?id=1",
                "//evil.test/x?id=1",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "::not a link::",
                "_page"
            })
    void link_thatLeadsElsewhere_isNeverCalled(String link) {
        server.instead =
                request -> Answer.json("{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\""
                        + link.replace("PORT", String.valueOf(server.uri().getPort())) + "\"}]}");
        try (AnnuaireClient client = client()) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> client.professionals(ALL));
            assertThat(failure.code()).isEqualTo("ANNUAIRE-FOREIGN-LINK");
            assertThat(failure.getMessage()).doesNotContain("evil");
        }
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void pagesForgottenOnce_searchBeginsAgain() {
        persons(10);
        AtomicBoolean forgotten = new AtomicBoolean();
        server.instead = request -> {
            if (request.path().endsWith("_page") && forgotten.compareAndSet(false, true)) {
                data.forgetPages();
            }
            return null;
        };
        try (AnnuaireClient client = client()) {
            assertThat(client.professionals(ALL).items()).hasSize(10);
        }
        assertThat(server.requests).hasSize(5);
    }

    @Test
    void pagesForgottenAlways_isAFailure() {
        persons(10);
        data.forgetful = true;
        try (AnnuaireClient client = client()) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> client.professionals(ALL));
            assertThat(failure.code()).isEqualTo("ANNUAIRE-PAGES-LOST");
            assertThat(failure.retryable()).isTrue();
        }
        assertThat(server.requests).hasSize(6);
    }

    @Test
    void pagesInACircle_end() {
        data.put(new Person(1).name("AUTRE", "A").row());
        server.instead =
                request -> Answer.json("{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\""
                        + server.uri() + "/_page?id=1\"}]}");
        AnnuaireProfile fast = AnnuaireProfile.builder().callsPerSecond(1000).build();
        try (AnnuaireClient client =
                client(AnnuaireSettings.builder().key(key()).profile(fast).build())) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> client.professionals(ALL));
            assertThat(failure.code()).isEqualTo("ANNUAIRE-PAGES-LOST");
        }
    }
}
