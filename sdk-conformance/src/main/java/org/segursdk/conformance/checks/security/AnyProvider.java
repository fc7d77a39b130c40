package org.segursdk.conformance.checks.security;

import java.util.Optional;
import org.segursdk.conformance.checks.login.SandboxBrowser;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.OidcLoginPort;
import org.segursdk.conformance.port.OidcLoginPort.OidcProvider;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.Sandbox;

/** Two providers one after the other, by configuration alone. The second is another sandbox's. Requirement REM-SEC-13. */
final class AnyProvider extends PortCheck<OidcLoginPort> {
    AnyProvider() {
        super("sec-13-openid-connect-with-any-provider", OidcLoginPort.class, "REM-SEC-13");
    }

    @Override
    public CheckMode mode() {
        return CheckMode.LIVE;
    }

    @Override
    protected void look(OidcLoginPort product, KitBench bench, Findings findings) throws Exception {
        logsIn(product, bench.sandbox(), PscRelyingParty.WITH_SECRET, PscRelyingParty.SECRET, "first", findings);
        // The same authority, so that nothing but the provider differs.
        try (Sandbox local = Sandbox.builder()
                .directory(bench.folder().resolve("sandbox"))
                .clock(bench.clock())
                .start()) {
            String client = "client-local";
            local.psc().register(PscRelyingParty.secret(client, "secret-local"));
            logsIn(product, local, client, "secret-local", "second", findings);
        }
    }

    private static void logsIn(
            OidcLoginPort product, Sandbox at, String client, String secret, String which, Findings findings)
            throws Exception {
        product.configure(new OidcProvider(at.psc().issuer(), at.psc().discovery(), client, secret));
        Optional<String> user = product.logIn(SandboxBrowser.of(at, PscUser.DOCTOR, PscMeans.CARD));
        findings.saw(which + " provider");
        boolean exchanged = at.recorder().exchanges().stream()
                .anyMatch(each ->
                        each.service().equals("psc") && each.operation().startsWith("token ") && each.status() == 200);
        findings.require(
                exchanged && user.equals(Optional.of(PscUser.DOCTOR)),
                which + "-provider",
                LocalizedText.of(
                        "la connexion n'aboutit pas chez le fournisseur configuré",
                        "the login does not succeed at the configured provider"),
                LocalizedText.of(
                        "PscSettings.openId avec issuer et discovery (docs/psc.md, « Another provider »)",
                        "PscSettings.openId with issuer and discovery (docs/psc.md, \"Another provider\")"));
    }
}
