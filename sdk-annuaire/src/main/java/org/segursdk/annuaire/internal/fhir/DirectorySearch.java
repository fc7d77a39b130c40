package org.segursdk.annuaire.internal.fhir;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.segursdk.annuaire.AnnuaireStatus;
import org.segursdk.annuaire.internal.http.DirectoryFailures;
import org.segursdk.annuaire.internal.http.DirectoryHttp;
import org.segursdk.annuaire.internal.http.Query;
import org.segursdk.annuaire.internal.http.Reply;
import org.segursdk.core.error.SegurException;

/** Searches and their pages. Thread-safe. Source: annuaire §5, §6. */
public final class DirectorySearch implements AutoCloseable {
    /** What a server answers to a page that it has forgotten. */
    private static final Set<Integer> FORGOTTEN = Set.of(400, 404, 410, 500);

    private final DirectoryHttp http;

    public DirectorySearch(DirectoryHttp http) {
        this.http = http;
    }

    /**
     * The first page of a search.
     *
     * @throws SegurException the directory refused, failed or could not be reached
     */
    public DirectoryPage first(Query query) {
        Reply reply = http.search(query);
        if (!reply.isSuccess()) {
            throw fault(reply, query.type() + ".search");
        }
        return FhirJson.page(reply.body());
    }

    /**
     * A following page; empty when the server does not know it any more, and the search is to be begun again.
     *
     * @param link as the server wrote it
     * @throws SegurException as {@link #first}; code {@code ANNUAIRE-FOREIGN-LINK}
     */
    public Optional<DirectoryPage> next(String link) {
        URI page = http.links().next(link);
        Reply reply = http.page(page);
        if (FORGOTTEN.contains(reply.status())) {
            return Optional.empty();
        }
        if (!reply.isSuccess()) {
            throw fault(reply, "page");
        }
        return Optional.of(FhirJson.page(reply.body()));
    }

    /** What the server says it can do. */
    public AnnuaireStatus metadata() {
        Reply reply = http.metadata();
        if (!reply.isSuccess()) {
            throw fault(reply, "metadata");
        }
        CapabilityStatement statement =
                FhirJson.resource(reply.body(), CapabilityStatement.class).orElseThrow(DirectoryFailures::notFhir);
        Map<String, Set<String>> parameters = new HashMap<>();
        for (CapabilityStatementRestComponent rest : statement.getRest()) {
            for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
                parameters.put(
                        Codings.text(resource.getType()),
                        resource.getSearchParam().stream()
                                .map(each -> Codings.text(each.getName()))
                                .collect(Collectors.toSet()));
            }
        }
        FHIRVersion version = statement.getFhirVersion();
        return new AnnuaireStatus(version == null ? "" : version.toCode(), parameters);
    }

    public DirectoryHttp http() {
        return http;
    }

    private SegurException fault(Reply reply, String operation) {
        return FhirFaults.of(
                reply, operation, http.settings().profile().excessStatus().value());
    }

    @Override
    public void close() {
        http.close();
    }
}
