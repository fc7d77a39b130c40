package org.segursdk.examples.cabinet.web;

import java.util.Map;
import org.segursdk.examples.cabinet.Cabinet;

/** Which screen has which address: the first part of the path. */
final class Screens {
    private Screens() {}

    static Map<String, Screen> of(Cabinet cabinet) {
        return Map.of(
                "", new WorklistScreen(cabinet),
                "worklist", new WorklistScreen(cabinet),
                "item", new ItemScreen(cabinet),
                "patients", new PatientsScreen(cabinet),
                "patient", new RecordScreen(cabinet),
                "identity", new IdentityScreen(cabinet),
                "insi", new InsiScreen(cabinet),
                "traits", new TraitsScreen(cabinet),
                "document", new DocumentScreen(cabinet),
                "treat", new ToTreatScreen(cabinet));
    }
}
