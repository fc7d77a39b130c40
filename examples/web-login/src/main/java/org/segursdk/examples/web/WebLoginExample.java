package org.segursdk.examples.web;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.psc.ClientAuthentication;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscSettings;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.Sandbox;

/** Serves the application against the sandbox until Enter is pressed. For real, {@link #context} and {@link #client} are all that changes. */
public final class WebLoginExample {
    private WebLoginExample() {}

    public static void main(String[] args) throws IOException {
        try (Sandbox sandbox = Sandbox.builder().start();
                WebServer server = new WebServer(0, Optional.empty(), at -> {
                    register(sandbox, at);
                    return new WebApplication(client(context(sandbox), at));
                })) {
            System.out.println("Ouvrez " + server.uri() + " dans votre navigateur. Entrée : arrêter.");
            if (System.in.read() < 0) {
                System.out.println("Arrêt.");
            }
        }
    }

    /** What is told to Pro Santé Connect at enrolment, to the letter. */
    public static void register(Sandbox sandbox, URI at) {
        sandbox.psc()
                .register(PscRelyingParty.secret(PscRelyingParty.WITH_SECRET, PscRelyingParty.SECRET)
                        .withRedirectUri(at.resolve("/psc/return"))
                        .withPostLogoutUri(at.resolve("/goodbye"))
                        .withBackChannelLogout(at.resolve("/psc/backchannel-logout")));
    }

    static SegurContext context(Sandbox sandbox) {
        return SegurContext.builder()
                .software(Software.of("MonLGC-web", "1.0"))
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

    /** The client of the service {@code psc} of that context. */
    public static PscClient client(SegurContext context, URI at) {
        return PscClient.create(
                context,
                PscSettings.builder(
                                PscRelyingParty.WITH_SECRET,
                                ClientAuthentication.secretBasic(PscRelyingParty.SECRET::toCharArray))
                        .redirect(at.resolve("/psc/return"))
                        .postLogoutRedirect(at.resolve("/goodbye"))
                        .build());
    }
}
