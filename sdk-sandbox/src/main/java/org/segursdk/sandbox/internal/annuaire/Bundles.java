package org.segursdk.sandbox.internal.annuaire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.segursdk.sandbox.internal.annuaire.Pages.Found;

/** Pages of what a search found, with what they include. Source: annuaire §5, §6. */
final class Bundles {
    private final Pages pages;
    /** Of links and {@code fullUrl}. */
    private final String base;

    private final boolean withTotal;
    private final boolean withMode;

    Bundles(Pages pages, String base, boolean withTotal, boolean withMode) {
        this.pages = pages;
        this.base = base;
        this.withTotal = withTotal;
        this.withMode = withMode;
    }

    /**
     * A page.
     *
     * @param from index of its first entry
     * @param self what was asked, below the base
     */
    Bundle page(Found found, int from, String self) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET);
        bundle.setId(UUID.randomUUID().toString());
        if (withTotal && found.query().total()) {
            bundle.setTotal(found.total());
        }
        bundle.addLink().setRelation("self").setUrl(base + self);
        Map<String, Row> included = new LinkedHashMap<>();
        Map<String, Row> matched = new LinkedHashMap<>();
        Table table = found.directory().table(found.query().type());
        int index = found.size() == 0 ? -1 : found.indices().nextSetBit(from);
        for (;
                index >= 0 && matched.size() < found.size();
                index = found.indices().nextSetBit(index + 1)) {
            Row row = Objects.requireNonNull(table.row(index));
            matched.put(row.id(), row);
            include(found, row, included);
        }
        if (index >= 0) {
            bundle.addLink().setRelation("next").setUrl(base + "/_page?id=" + pages.keep(found, index));
        }
        matched.values().forEach(row -> add(bundle, found, row, Bundle.SearchEntryMode.MATCH));
        included.keySet().removeAll(matched.keySet());
        included.values().forEach(row -> add(bundle, found, row, Bundle.SearchEntryMode.INCLUDE));
        return bundle;
    }

    private static void include(Found found, Row row, Map<String, Row> into) {
        for (String parameter : found.query().includes()) {
            Optional<Row> target = found.directory().target(row.entry(), parameter);
            target.ifPresent(one -> into.put(one.id(), one));
        }
        for (String reverse : found.query().reverseIncludes()) {
            String[] parts = reverse.split(":", 2);
            found.directory()
                    .referring(Type.of(parts[0]).orElseThrow(), parts[1], row)
                    .forEach(one -> into.put(one.id(), one));
        }
    }

    private void add(Bundle bundle, Found found, Row row, Bundle.SearchEntryMode mode) {
        Bundle.BundleEntryComponent entry = bundle.addEntry();
        entry.setFullUrl(base + "/" + row.type().fhirName() + "/" + row.id());
        entry.setResource(Resources.of(found.directory(), row));
        if (withMode) {
            entry.getSearch().setMode(mode);
        }
    }
}
