package org.segursdk.examples.cabinet.web;

import java.util.Map;
import org.segursdk.examples.cabinet.Cabinet;

/** Which screen has which address: the first part of the path. */
final class Screens {
    private Screens() {}

    static Map<String, Screen> of(Cabinet cabinet) {
        return Map.ofEntries(
                Map.entry("", new WorklistScreen(cabinet)),
                Map.entry("worklist", new WorklistScreen(cabinet)),
                Map.entry("item", new ItemScreen(cabinet)),
                Map.entry("messages", new MessagesScreen(cabinet)),
                Map.entry("patients", new PatientsScreen(cabinet)),
                Map.entry("patient", new RecordScreen(cabinet)),
                Map.entry("identity", new IdentityScreen(cabinet)),
                Map.entry("insi", new InsiScreen(cabinet)),
                Map.entry("traits", new TraitsScreen(cabinet)),
                Map.entry("dmp", new DmpScreen(cabinet)),
                Map.entry("document", new DocumentScreen(cabinet)),
                Map.entry("treat", new ToTreatScreen(cabinet)));
    }
}
