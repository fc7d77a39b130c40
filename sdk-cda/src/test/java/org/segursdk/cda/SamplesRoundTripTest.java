package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every text that goes in comes out, whatever it holds; nothing dangles. Seed 20260714. */
class SamplesRoundTripTest {
    private static final long SEED = 20_260_714L;

    static IntStream indexes() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void vsm_everyTextComesBack(int index) {
        VsmDocument vsm = CdaSamples.vsm(SEED, index);
        Element document = Fixtures.dom(vsm.toDocument());
        Set<String> narrative = new HashSet<>();
        for (String element : List.of("td", "item", "content", "paragraph")) {
            narrative.addAll(texts(document, element));
        }
        Set<String> missing = new HashSet<>(clinicalTexts(vsm));
        missing.removeAll(narrative);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void patient_namesComeBack(int index) {
        Document document = CdaSamples.n1(SEED, index).toDocument();
        Element dom = Fixtures.dom(document);
        Patient patient = document.metadata().patient();
        assertThat(texts(dom, "family")).contains(patient.traits().birthName());
        assertThat(texts(dom, "given"))
                .contains(patient.traits().birthGivenNames(), patient.traits().firstGivenName());
        patient.usedName().ifPresent(name -> assertThat(texts(dom, "family")).contains(name));
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void linter_findsNothing(int index) throws IOException {
        assertThat(findings(CdaSamples.vsm(SEED, index).toDocument())).isEmpty();
        assertThat(findings(CdaSamples.n1(SEED, index).toDocument())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void sameSeed_sameBytes(int index) {
        assertThat(Fixtures.bytes(CdaSamples.vsm(SEED, index).toDocument()))
                .isEqualTo(Fixtures.bytes(CdaSamples.vsm(SEED, index).toDocument()));
    }

    private static List<Finding> findings(Document document) throws IOException {
        try (InputStream in = document.content().open()) {
            return CdaChecker.check(in);
        }
    }

    private static List<String> texts(Element from, String name) {
        NodeList nodes = from.getElementsByTagNameNS("urn:hl7-org:v3", name);
        List<String> texts = new ArrayList<>();
        // Asking for the length walks to the end of the document each time.
        for (int i = 0, length = nodes.getLength(); i < length; i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> clinicalTexts(VsmDocument vsm) {
        List<String> texts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(vsm.problems().items());
        problems.addAll(vsm.medicalHistory().items());
        for (Problem problem : problems) {
            add(texts, Optional.of(problem.label()), problem.comment());
        }
        for (Procedure act : vsm.surgicalHistory().items()) {
            add(texts, Optional.of(act.label()), act.comment(), act.performedBy());
        }
        for (Allergy allergy : vsm.allergies().items()) {
            add(texts, Optional.of(allergy.agent()), allergy.reaction(), allergy.comment());
        }
        vsm.lifestyle().items().forEach(observation -> add(texts, Optional.of(observation.text())));
        vsm.familyHistory().items().stream()
                .flatMap(relative -> relative.conditions().stream())
                .forEach(condition -> add(texts, Optional.of(condition.label())));
        for (Treatment treatment : vsm.treatments().items()) {
            add(texts, Optional.of(treatment.product()), treatment.dosage(), treatment.comment());
        }
        vsm.occupationalRisks().items().forEach(text -> add(texts, Optional.of(text)));
        vsm.vigilance().items().forEach(text -> add(texts, Optional.of(text)));
        return texts;
    }

    @SafeVarargs
    private static void add(List<String> texts, Optional<String>... more) {
        for (Optional<String> text : more) {
            // Line ends come back as line feeds: XML readers make them so.
            text.ifPresent(known -> texts.add(known.replace("\r\n", "\n").replace('\r', '\n')));
        }
    }
}
