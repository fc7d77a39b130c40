package org.segursdk.examples.kit;

import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiSimulator;

// A check of our own, of a requirement of the catalogue: it looks at what the sandbox received.
public final class OneCallPerSearch extends LiveCheck<SearchPort> {
    public OneCallPerSearch() {
        super("acme-one-call-per-search", SearchPort.class, "REM-INS-25");
    }

    @Override
    protected LocalizedText instruction() {
        return LocalizedText.of("Rechercher l'INS d'une personne de test.", "Search the INS of a test person.");
    }

    @Override
    protected void act(SearchPort product, KitBench bench) {
        product.search(InsiSimulator.testPersons().get(0).traits());
    }

    @Override
    protected void judge(KitBench bench, Findings findings) {
        findings.saw("INSi");
        findings.require(
                bench.exchanges("insi").size() == 1,
                "one-call",
                LocalizedText.of("un autre nombre d'appels qu'un", "another number of calls than one"),
                LocalizedText.of("interroger une fois par recherche", "ask once a search"));
    }
}
