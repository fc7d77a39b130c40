package org.segursdk.cda.check;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.internal.check.Catalogue;

/** Every rule of the linter, to be listed or explained. Reading it costs more than checking a document. */
public final class CdaRules {
    private CdaRules() {}

    /** All rules, by id. */
    public static List<Rule> all() {
        return Catalogue.all();
    }

    /** The rule of that id, whatever the case of its letters. */
    public static Optional<Rule> find(String id) {
        return Catalogue.find(id);
    }
}
