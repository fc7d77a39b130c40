package org.segursdk.examples.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.psc.BrowserOpener;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.PscSettings;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.Sandbox;

/** Logs its user in against the sandbox, in the system's browser. For real, {@link #context} and {@link #client} are all that changes. */
public final class DesktopLoginExample {
    private DesktopLoginExample() {}

    public static void main(String[] args) throws IOException {
        try (Sandbox sandbox = Sandbox.builder().start();
                PscClient psc = client(context(sandbox));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
            LoginDesk desk = new LoginDesk(psc, BrowserOpener.system(), in, System.out);
            Optional<PscSession> session = desk.logIn();
            if (session.isPresent()) {
                desk.leave(session.get());
            }
        }
    }

    static SegurContext context(Sandbox sandbox) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET FICTIF")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(sandbox.pki().credentials("psc"))
                .endpoints(sandbox.endpoints())
                .build();
    }

    static PscClient client(SegurContext context) {
        return PscClient.create(
                context,
                PscSettings.builder(
                                PscRelyingParty.WITH_SECRET,
                                ClientAuthentication.secretBasic(PscRelyingParty.SECRET::toCharArray))
                        .build());
    }
}
