package org.segursdk.conformance.checks.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.DmpConsultationPort;
import org.segursdk.conformance.port.DmpConsultationPort.Consent;
import org.segursdk.conformance.port.DmpPatientsPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;
import org.segursdk.sandbox.RecordedExchange;

/** The patient of these scenarios, and what the DMP simulator recorded. */
final class Wire {
    /** ADRDEUX LAURENT of the published test persons. */
    static final InsiPerson PERSON = InsiSimulator.testPersons().get(1);

    static final String MATRICULE = PERSON.ins().matricule().value();
    static final LocalizedText HINT = text(
            "ouvrir le DMP par DmpAirClient.open, qui vérifie consentement et droits (docs/dmp.md)",
            "open the DMP by DmpAirClient.open, which checks consent and rights (docs/dmp.md)");

    private Wire() {}

    static LocalizedText text(String french, String english) {
        return LocalizedText.of(french, english);
    }

    static void dmp(KitBench bench, DmpPatient.Authorisation authorisation) {
        bench.sandbox().dmp().put(DmpPatient.open(PERSON.ins()).with(authorisation));
    }

    static String register(DmpPatientsPort product, boolean qualified) {
        return product.patient(PERSON.ins(), PERSON.traits(), qualified);
    }

    /** Registers the patient, with the consent declared. */
    static String consenting(DmpConsultationPort product) {
        String patient = register(product, true);
        product.consent(patient, Consent.DECLARED);
        return patient;
    }

    static List<String> operations(KitBench bench) {
        return bench.exchanges("dmp").stream().map(RecordedExchange::operation).toList();
    }

    static long count(KitBench bench, String prefix) {
        return operations(bench).stream()
                .filter(each -> each.startsWith(prefix))
                .count();
    }

    static String request(RecordedExchange exchange) throws IOException {
        try (InputStream in = exchange.requestBody().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A port check out of a lambda. */
    static class Question<P> extends PortCheck<P> {
        @FunctionalInterface
        interface Look<P> {
            void at(P product, KitBench bench, Findings findings) throws Exception;
        }

        private final Look<P> look;

        Question(String id, Class<P> subject, Look<P> look, String... requirements) {
            super(id, subject, requirements);
            this.look = look;
        }

        @Override
        protected void look(P product, KitBench bench, Findings findings) throws Exception {
            look.at(product, bench, findings);
        }
    }

    /** A live check out of lambdas. */
    static class Gesture<P> extends LiveCheck<P> {
        @FunctionalInterface
        interface Step<A> {
            void on(A first, KitBench bench) throws Exception;
        }

        private final LocalizedText instruction;
        private final Step<KitBench> setting;
        private final Step<P> gesture;
        private final Step<Findings> verdict;

        Gesture(
                String id,
                Class<P> subject,
                LocalizedText instruction,
                Step<KitBench> setting,
                Step<P> gesture,
                Step<Findings> verdict,
                String... requirements) {
            super(id, subject, requirements);
            this.instruction = instruction;
            this.setting = setting;
            this.gesture = gesture;
            this.verdict = verdict;
        }

        @Override
        protected void arrange(KitBench bench) throws Exception {
            setting.on(bench, bench);
        }

        @Override
        protected LocalizedText instruction() {
            return instruction;
        }

        @Override
        protected void act(P product, KitBench bench) throws Exception {
            gesture.on(product, bench);
        }

        @Override
        protected void judge(KitBench bench, Findings findings) throws Exception {
            verdict.on(findings, bench);
        }
    }
}
