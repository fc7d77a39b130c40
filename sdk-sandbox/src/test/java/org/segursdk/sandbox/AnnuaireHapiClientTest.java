package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.AdditionalRequestHeadersInterceptor;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.apache.http.impl.client.HttpClients;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HAPI's own client, with which vendors ask the Annuaire: the second witness. */
class AnnuaireHapiClientTest extends AnnuaireTestBase {
    private IGenericClient client;

    @BeforeAll
    void connect() throws Exception {
        FhirContext context = FhirContext.forR4();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        context.getRestfulClientFactory()
                .setHttpClient(HttpClients.custom()
                        .setSSLContext(Http.tls(sandbox.pki()))
                        .build());
        client = context.newRestfulGenericClient(sandbox.baseUri() + AnnuaireSimulator.PATH);
        AdditionalRequestHeadersInterceptor key = new AdditionalRequestHeadersInterceptor();
        key.addHeaderValue("ESANTE-API-KEY", KEY);
        client.registerInterceptor(key);
    }

    @Test
    void searchesAndPages_areUnderstood() {
        Bundle page = client.search()
                .forResource(Practitioner.class)
                .where(Practitioner.ACTIVE.exactly().code("true"))
                .count(60)
                .returnBundle(Bundle.class)
                .execute();
        int seen = page.getEntry().size();
        int total = page.getTotal();
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = client.loadPage().next(page).execute();
            seen += page.getEntry().size();
        }

        assertThat(seen).isEqualTo(total).isGreaterThan(180);
    }

    @Test
    void search_byPostAndWithIncludes_isUnderstood() {
        Bundle found = client.search()
                .forResource(Practitioner.class)
                .where(Practitioner.IDENTIFIER.exactly().systemAndCode("https://rpps.esante.gouv.fr", "99700366240"))
                .revInclude(PractitionerRole.INCLUDE_PRACTITIONER)
                .usingStyle(SearchStyleEnum.POST)
                .returnBundle(Bundle.class)
                .execute();

        assertThat(found.getEntry()).hasSize(3);
        PractitionerRole role = (PractitionerRole) found.getEntry().get(1).getResource();
        Organization place = client.read()
                .resource(Organization.class)
                .withId(role.getOrganization().getReferenceElement().getIdPart())
                .execute();
        assertThat(place.getName()).isEqualTo("CABINET MME SPECIMEN");
        assertThat(found.getEntryFirstRep().getResource().getIdElement().getIdPart())
                .isEqualTo(role.getPractitioner().getReferenceElement().getIdPart());
    }

    @Test
    void capabilities_areUnderstood() {
        CapabilityStatement statement =
                client.capabilities().ofType(CapabilityStatement.class).execute();

        assertThat(statement.getRestFirstRep().getResource()).hasSize(5);
    }

    @Test
    void refusals_areUnderstood() {
        assertThatThrownBy(() -> client.read()
                        .resource(Practitioner.class)
                        .withId("003-0")
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.search()
                        .byUrl("Practitioner?unknown=1")
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Unknown search parameter");
        annuaire.next(AnnuaireSituation.of(AnnuaireSituation.Kind.UNAUTHORIZED));
        assertThatThrownBy(() ->
                        client.capabilities().ofType(CapabilityStatement.class).execute())
                .isInstanceOf(AuthenticationException.class);
    }
}
