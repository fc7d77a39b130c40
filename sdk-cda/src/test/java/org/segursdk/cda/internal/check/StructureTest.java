package org.segursdk.cda.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.internal.tree.TreeReader;

/** The notation of the structure tables, and that the tables we ship can be read whole. */
class StructureTest {
    private static Node parse(String content) throws Exception {
        String xml = "<box xmlns=\"urn:hl7-org:v3\" xmlns:s=\"urn:s\" xmlns:z=\"urn:z\">" + content + "</box>";
        return TreeReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the automaton says of these children: {@code ok}, the first that has no place, or {@code …} for one that lacks. */
    private static String verdict(ElementType type, String content) throws Exception {
        int state = ElementType.START;
        for (Node child : parse(content)) {
            int next = type.step(state, child);
            if (next == ElementType.NONE) {
                return child.name() + " for " + type.expected(state);
            }
            state = next;
        }
        return type.isComplete(state) ? "ok" : "... " + type.expected(state);
    }

    private static Structure table(String body) {
        return Structure.of("namespace s urn:s", "types\nA:\nusual A = a b c d e\nBox: " + body);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a b; <a/><b/>; ok",
                "a b; <a/>; ... b",
                "a b; <b/><a/>; b for a",
                "a b; <a/><a/><b/>; a for b",
                "a? b; <b/>; ok",
                "a? b?; ''; ok",
                "a* b; <a/><a/><a/><b/>; ok",
                "a+ b; <b/>; b for a",
                "a+ b; <a/><a/><b/>; ok",
                "(a | b) c; <b/><c/>; ok",
                "(a | b) c; <a/><b/>; b for c",
                "(a b | c)* d; <a/><b/><c/><a/><b/><d/>; ok",
                "(a b | c)* d; <a/><c/>; c for b",
                "(a b? | c)?; <a/>; ok",
                "a | b c; <b/><c/>; ok",
                "a s:b; <a/><s:b/>; ok",
                "a s:b; <a/><b/>; b for b",
                "a foreign?; <a/><z:any/>; ok",
                "a foreign?; <a/><a/>; a for ''",
                "a @x<st> b; <a/><b/>; ok"
            })
    void content_accordingToNotation_isAcceptedOrRefused(String body, String content, String expected)
            throws Exception {
        assertThat(verdict(table(body).type(Node.CDA, "Box"), content)).isEqualTo(expected.replace("''", ""));
    }

    @Test
    void group_usedTwice_isReadInEachPlace() throws Exception {
        Structure structure = Structure.of("types\nA:\nusual A = a b c\ngroup PAIR = @x<st>! a b?\nBox: PAIR c PAIR");
        ElementType box = structure.type(Node.CDA, "Box");
        assertThat(verdict(box, "<a/><b/><c/><a/>")).isEqualTo("ok");
        assertThat(verdict(box, "<a/><c/>")).isEqualTo("... a");
        assertThat(box.attribute("x")).isNotNull().satisfies(x -> assertThat(x.required())
                .isTrue());
    }

    @Test
    void attributes_typedFixedOrRequired_areRead() {
        Structure structure =
                Structure.of("types\ncodes Sex = F M\ncodes Wide = +Sex U # unknown\nusual @int = number\n"
                        + "Box: @number @sex<Wide*>! @kind=b/x-1 @mood=EVN!");
        ElementType box = structure.type(Node.CDA, "Box");
        assertThat(box.attributes)
                .extracting(ElementType.Attribute::name)
                .containsExactly("number", "sex", "kind", "mood");
        assertThat(box.attributes)
                .extracting(ElementType.Attribute::required)
                .containsExactly(false, true, false, true);
        assertThat(box.attributes[2].fixed()).isEqualTo("b/x-1");
        assertThat(box.attributes[3].fixed()).isEqualTo("EVN");
        assertThat(box.attributes[0].values().accepts("12")).isTrue();
        assertThat(box.attributes[0].values().accepts("1x")).isFalse();
        assertThat(box.attributes[1].values().accepts("F  U")).isTrue();
        assertThat(box.attributes[1].values().accepts("F X")).isFalse();
        assertThat(structure.codes("Wide").split(" ")).containsExactly("F", "M", "U");
    }

    @Test
    void every_namesAndFamilies_applyToWhatFollows() throws Exception {
        Structure structure = Structure.of("""
                abstract ANY:
                A < ANY:
                usual A = a
                types P.
                every @x<st> a?
                Plain:
                mixed part.% < ANY for one/UNO two/DUO: @kind=$
                every
                Bare: a
                """);
        assertThat(structure.type(Node.CDA, "Plain").name).isEqualTo("P.Plain");
        ElementType two = structure.type(Node.CDA, "part.two");
        assertThat(two.attributes[1].fixed()).isEqualTo("DUO");
        assertThat(two.mixed).isTrue();
        assertThat(two.derivesFrom(structure.type(Node.CDA, "ANY"))).isTrue();
        assertThat(two.derivesFrom(structure.type(Node.CDA, "A"))).isFalse();
        assertThat(verdict(two, "<a/>")).isEqualTo("ok");
        assertThat(verdict(structure.type(Node.CDA, "Bare"), "")).isEqualTo("... a");
    }

    @Test
    void typesByFullName_areThoseOfTheirNamespace() {
        Structure structure = Structure.get();
        ElementType act = structure.named(Node.CDA, "POCD_MT000040.Act");
        assertThat(act).isNotNull().isSameAs(structure.type(Node.CDA, "Act"));
        assertThat(structure.named(Node.CDA, "Act")).isNull();
        assertThat(structure.named(Node.CDA, "CD")).isNotNull();
        assertThat(structure.named("urn:ihe:pharm:medication", "CD"))
                .isNotNull()
                .isNotSameAs(structure.named(Node.CDA, "CD"));
        assertThat(structure.named("urn:hl7-org:sdtc", "CD")).isNull();
        assertThat(structure.named("urn:unknown", "CD")).isNull();
        assertThat(structure.named(Node.CDA, "NOTHING")).isNull();
    }

    @Test
    void shippedTables_everyTypeAndPlace_canBeRead() {
        Structure structure = Structure.get();
        assertThat(structure.all()).hasSizeGreaterThan(200).allSatisfy(type -> {
            for (ElementType.Place place : type.places) {
                assertThat(place.name.isEmpty() || "digits functionCode".contains(place.name) || place.type() != null)
                        .as("%s/%s", type.name, place.name)
                        .isTrue();
            }
            for (ElementType.Attribute attribute : type.attributes) {
                assertThat(attribute.fixed() == null
                                || attribute.values() == ValueType.ANYTHING
                                || attribute.values().accepts(attribute.fixed()))
                        .as("%s/@%s", type.name, attribute.name())
                        .isTrue();
            }
        });
        assertThat(structure.root().name).isEqualTo("POCD_MT000040.ClinicalDocument");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Box: NOSUCHGROUP",
                "Box: a<Nothing>",
                "Box: @x<nothing>",
                "Box: @x",
                "Box: z:a",
                "Box: a)",
                "Box a"
            })
    void mistakesOfATable_areRefused(String line) {
        assertThatThrownBy(() -> {
                    ElementType box = Structure.of("types\n" + line).type(Node.CDA, "Box");
                    for (ElementType.Place place : box.places) {
                        place.type();
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("structure table: ");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "cs; A1; A B",
                "st; ' '; ''",
                "bl; true; 1",
                "ts; 20240131103000.12+0100; 2024-01-31",
                "ts; 2024; 20240131103000.+01",
                "ts; 202401+1; 202401+12345",
                "int; -12; 1.0",
                "pos; 1; 0",
                "real; -1.5e3; 1,5",
                "real; INF; .",
                "uid; 1.2.250.0; 1.2..3",
                "uid; zzzzzzzz-0000-0000-0000-000000000000; 1.02",
                "bin; QUJD; QUJ",
                "id; é-1; 1a",
                "idref; a.b; a:b",
                "token; 1:a; a b",
                "tokens; xRule Bold; ' '"
            })
    void basicTypes_acceptTheirForm_refuseAnother(String name, String good, String bad) {
        ValueType type = ValueType.named(name);
        assertThat(type.accepts(good)).isTrue();
        assertThat(type.accepts(bad)).isFalse();
    }
}
