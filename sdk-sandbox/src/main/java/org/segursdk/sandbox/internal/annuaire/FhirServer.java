package org.segursdk.sandbox.internal.annuaire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.segursdk.sandbox.AnnuaireSituation;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;

/** Reads, searches, pages and {@code metadata}, over a directory. Source: annuaire §1, §5, §6, §9. */
final class FhirServer {
    private static final String ROOT = "/fhir/v2";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LONGEST_FORM = 1 << 20;

    private final Pages pages;
    private volatile Directory directory;
    private volatile int standard;
    private volatile int ceiling;
    private volatile boolean mailboxType;

    FhirServer(Pages pages, Directory directory) {
        this.pages = pages;
        this.directory = directory;
        settings(50, 500);
        mailboxTypeSearch(true);
    }

    /** @param newCeiling entries of a page at most */
    void settings(int newStandard, int newCeiling) {
        standard = newStandard;
        ceiling = newCeiling;
    }

    void mailboxTypeSearch(boolean known) {
        mailboxType = known;
    }

    void directory(Directory value) {
        directory = value;
        pages.clear();
    }

    Directory directory() {
        return directory;
    }

    Answer answer(Incoming request, AnnuaireSituation situation) throws FhirError, IOException {
        String path = request.path().startsWith(ROOT) ? request.path().substring(ROOT.length()) : request.path();
        String base = base(request, situation);
        boolean get = "GET".equals(request.method());
        boolean form = "POST".equals(request.method()) && isForm(request);
        String[] parts = path.split("/");
        String first = parts.length > 1 ? parts[1] : "";
        request.operation(operation(request.method(), parts, first));
        if (!get && !form) {
            throw new FhirError(403, "processing", "Access denied: the directory is read only.");
        }
        if (get && "metadata".equals(first) && parts.length == 2) {
            return Fhir.answer(200, Capabilities.statement(base, mailboxType), List.of());
        }
        boolean total = situation.kind() != AnnuaireSituation.Kind.NO_TOTAL;
        Bundles bundles = new Bundles(pages, base, total, situation.kind() == AnnuaireSituation.Kind.SEARCH_MODE);
        if (get && "_page".equals(first) && parts.length == 2) {
            return page(bundles, request);
        }
        Type type = Type.of(first).orElseThrow(() -> FhirError.bad("HAPI-0302: Unknown resource type"));
        if (form && parts.length == 3 && "_search".equals(parts[2])) {
            return search(bundles, request, type, request.query() + "&" + body(request));
        }
        if (get && (parts.length == 2 || parts.length == 3 && "_search".equals(parts[2]))) {
            return search(bundles, request, type, request.query());
        }
        if (get && parts.length == 3) {
            return read(type, parts[2]);
        }
        throw FhirError.bad("Invalid request: the directory has read and search only.");
    }

    private static boolean isForm(Incoming request) {
        return request.header("Content-Type").toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static String operation(String method, String[] parts, String first) {
        boolean known = Type.of(first).isPresent() || "_page".equals(first) || "metadata".equals(first);
        String what = known ? first : "unknown";
        boolean read = parts.length == 3 && !"_search".equals(parts[2]);
        return method + " " + what + (read ? "/{id}" : "");
    }

    private static String body(Incoming request) throws IOException, FhirError {
        InputStream in = request.body();
        byte[] bytes = in.readNBytes(LONGEST_FORM + 1);
        if (bytes.length > LONGEST_FORM) {
            throw FhirError.bad("The form is too long.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As the client named the server, unless another base is scripted. */
    private static String base(Incoming request, AnnuaireSituation situation) {
        String host = request.header("Host");
        if (situation.kind() == AnnuaireSituation.Kind.FOREIGN_LINKS) {
            if (!situation.argument().isEmpty()) {
                return situation.argument();
            }
            host = "127.0.0.1" + (host.contains(":") ? host.substring(host.lastIndexOf(':')) : "");
        }
        return "https://" + host + "/annuaire" + (request.path().startsWith(ROOT) ? ROOT : "");
    }

    private Answer read(Type type, String id) throws FhirError {
        Directory current = directory;
        Row row = current.byId(type, id)
                .orElseThrow(() -> new FhirError(404, "processing", "HAPI-2001: Resource is not known"));
        return Fhir.answer(200, Resources.of(current, row), List.of());
    }

    private Answer search(Bundles bundles, Incoming request, Type type, String encoded) throws FhirError {
        Query query = Query.of(type, Parameters.parse(encoded), mailboxType);
        Directory current = directory;
        BitSet indices = Searcher.find(current, query);
        int size = Math.min(query.count() < 0 ? standard : query.count(), ceiling);
        Pages.Found found = new Pages.Found(current, query, indices, indices.cardinality(), size);
        String self = "/" + type.fhirName() + (request.query().isEmpty() ? "" : "?" + request.query());
        Bundle bundle = bundles.page(found, 0, self);
        return Fhir.answer(200, bundle, query.elements());
    }

    private Answer page(Bundles bundles, Incoming request) throws FhirError {
        String id = Parameters.parse(request.query()).stream()
                .filter(asked -> "id".equals(asked.name()))
                .map(asked -> asked.values().get(0))
                .findFirst()
                .orElseThrow(() -> FhirError.bad("No page is named."));
        Pages.Page page = pages.page(id);
        Bundle bundle = bundles.page(page.found(), page.from(), "/_page?id=" + id);
        return Fhir.answer(200, bundle, page.found().query().elements());
    }
}
