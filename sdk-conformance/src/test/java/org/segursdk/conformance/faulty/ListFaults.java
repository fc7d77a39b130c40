package org.segursdk.conformance.faulty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.faulty.Twists.Gesture;

/** Faults 29 and 31: the order of the list, and an address that nobody published. */
final class ListFaults {
    private ListFaults() {}

    static void plant(Twists twists) {
        twists.put("WorklistPort.list", ListFaults::oldestFirst);
        twists.put("DirectoryPort.mailboxes", ListFaults::invented);
    }

    private static Object oldestFirst(Gesture gesture) throws Throwable {
        Optional<?> shown = (Optional<?>) gesture.done();
        return shown.map(each -> {
            List<Object> items = new ArrayList<>((List<?>) each);
            Collections.reverse(items);
            return items;
        });
    }

    private static Object invented(Gesture gesture) throws Throwable {
        Optional<?> known = (Optional<?>) gesture.done();
        return known.map(each -> {
            List<Object> addresses = new ArrayList<>((List<?>) each);
            addresses.add("prenom.nom@medecin.test.example");
            return addresses;
        });
    }
}
