package org.segursdk.conformance.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssSimulator;
import org.segursdk.sandbox.Sandbox;

/** Where a product reaches a sandbox: addresses, ports, certificates. */
final class SandboxPage {
    private SandboxPage() {}

    /** Makes the usual client certificates, for clients that are not written in Java. */
    static void certificates(Sandbox sandbox) {
        sandbox.pki().credentials("insi");
        sandbox.pki().credentials("dmp");
    }

    private static Map<String, String> addresses(Sandbox sandbox) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("INSi", sandbox.baseUri() + "/insi");
        all.put("DMP", sandbox.baseUri() + "/dmp");
        all.put("PSC", sandbox.baseUri() + "/psc");
        all.put("Annuaire", sandbox.baseUri() + "/annuaire/fhir/v2");
        all.put("e-prescription", sandbox.baseUri() + "/eprescription");
        for (MssListener listener : MssListener.values()) {
            all.put("mail " + listener, MssSimulator.HOST + ":" + sandbox.mss().port(listener));
        }
        all.put("certificates", sandbox.pki().directory().toAbsolutePath().toString());
        return all;
    }

    static void print(Sandbox sandbox, PrintWriter out) {
        out.println("SIMULATION – " + sandbox.baseUri());
        addresses(sandbox)
                .forEach((name, address) -> out.println(String.format(Locale.ROOT, "%-22s %s", name, address)));
    }

    static String json(Sandbox sandbox) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sandbox", sandbox.baseUri().toString());
        addresses(sandbox).forEach(node::put);
        return node.toString();
    }
}
