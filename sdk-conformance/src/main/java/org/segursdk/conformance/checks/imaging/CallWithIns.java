package org.segursdk.conformance.checks.imaging;

import java.util.Locale;
import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.ContextualCallPort;
import org.segursdk.conformance.port.ContextualCallPort.Call;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** A call of another application bears matricule, OID of the authority and strict traits (REM-IMG-06). */
public final class CallWithIns extends PortCheck<ContextualCallPort> {
    private static final LocalizedText HINT = LocalizedText.of(
            "écrire dans l'appel Ins.matricule, Ins.authority et IdentityTraits (docs/insi.md)",
            "write Ins.matricule, Ins.authority and IdentityTraits into the call (docs/insi.md)");

    public CallWithIns() {
        super("img-06-outgoing-contextual-call-with-ins", ContextualCallPort.class, "REM-IMG-06");
    }

    @Override
    protected void look(ContextualCallPort product, KitBench bench, Findings findings) {
        InsiPerson person = InsiSimulator.testPersons().get(1);
        bench.sandbox().insi();
        Optional<Call> call = product.thirdParty(product.patient(person.ins(), person.traits(), true));
        if (call.isEmpty()) {
            return;
        }
        findings.saw("call");
        String all = call.get().address() + "\n" + call.get().body();
        findings.require(
                all.contains(person.ins().matricule().number()),
                "no-matricule",
                LocalizedText.of("l'appel ne porte pas le matricule", "the call does not bear the matricule"),
                HINT);
        findings.require(
                all.contains(person.ins().authority().oid().value()),
                "no-oid",
                LocalizedText.of(
                        "l'appel ne porte pas l'OID de l'autorité", "the call does not bear the OID of the authority"),
                HINT);
        findings.require(
                letters(all).contains(letters(person.traits().birthName()))
                        && letters(all).contains(letters(person.traits().birthGivenNames()))
                        && all.replace("-", "")
                                .contains(person.traits().birthDate().toIso().replace("-", ""))
                        && all.contains(person.traits().birthPlace().orElse("")),
                "no-traits",
                LocalizedText.of(
                        "l'appel ne porte pas le nom et les prénoms de naissance, la date et le lieu de naissance",
                        "the call does not bear birth name, birth given names, date and place of birth"),
                HINT);
    }

    /** Forms join given names by blanks, carets or plus signs. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}]", "").toUpperCase(Locale.ROOT);
    }
}
