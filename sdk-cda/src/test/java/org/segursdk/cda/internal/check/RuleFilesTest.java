package org.segursdk.cda.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.internal.check.Path.Axis;
import org.segursdk.cda.internal.check.Path.Step;
import org.segursdk.cda.internal.check.RuleSheet.Block;
import org.segursdk.cda.internal.check.RuleSheet.Line;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.internal.tree.TreeReader;

/** Every rule of the rule files is seen failing, on small documents made at random from the words of the rule. */
class RuleFilesTest {
    private static final int TRIES = 6_000;
    private static final Pattern WORD =
            Pattern.compile("'([^']*)'|\"([^\"]*)\"|%([0-9.]{5,})|@([A-Za-z:]+)|([a-zA-Z][A-Za-z0-9:-]*)");
    private static final Pattern SET = Pattern.compile("JDV_[A-Za-z0-9_]+");
    private static final String OPEN =
            " xmlns=\"urn:hl7-org:v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:sdtc=\"urn:hl7-org:sdtc\""
                    + " xmlns:lab=\"urn:oid:1.3.6.1.4.1.19376.1.3.2\" xmlns:ps3-20=\"urn:dicom-org:ps3-20\"";

    static List<String> files() {
        return Catalogue.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRule_isSeenFailing_andItsWordsAreWhole(String file) throws Exception {
        RuleSheet sheet = RuleSheet.of(file);
        List<String> neverSeen = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Block block : sheet.blocks()) {
            assertThat(block.places).as(block.id).isNotEmpty();
            assertThat(block.source).as(block.id).matches("cda §\\d.*");
            for (Line line : block.lines()) {
                assertThat(line.id).matches("[A-Z0-9]+(-[A-Z0-9]+)+");
                assertThat(ids.add(line.id)).as(line.id + " twice").isTrue();
                assertThat(line.message.french()).as(line.id).hasSizeGreaterThan(15);
                assertThat(line.message.english()).as(line.id).hasSizeGreaterThan(15);
                if (!failsOnce(sheet, line)) {
                    neverSeen.add(line.id);
                }
            }
        }
        assertThat(neverSeen).isEmpty();
    }

    @Test
    void ids_areUniqueOverAllFiles() {
        Set<String> ids = new HashSet<>();
        for (String file : Catalogue.files()) {
            for (Block block : RuleSheet.of(file).blocks()) {
                block.lines()
                        .forEach(
                                line -> assertThat(ids.add(line.id)).as(line.id).isTrue());
            }
        }
    }

    private static boolean failsOnce(RuleSheet sheet, Line line) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            Sketch sketch = new Sketch(line, new Random(31L * line.id.hashCode() + i));
            Node root = TreeReader.read(
                    new ByteArrayInputStream(sketch.document().getBytes(StandardCharsets.UTF_8)), 1L << 24, false);
            Findings findings = new Findings();
            apply(new SheetRun(sheet, new Scope(root), findings), root);
            for (Finding finding : findings.toList()) {
                if (finding.rule().equals(line.id)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void apply(SheetRun run, Node node) {
        run.apply(node);
        for (Node child = node.first(); child != null; child = child.next()) {
            if (!child.isText()) {
                apply(run, child);
            }
        }
    }

    /** A document with an element at the place of a rule, its content at random. */
    private static final class Sketch {
        private final Random random;
        private final Path place;
        private final List<Path> paths = new ArrayList<>();
        private final List<String> elements = new ArrayList<>();
        private final List<String> attributes = new ArrayList<>();
        private final List<String> values = new ArrayList<>(List.of("x"));
        private final List<String> templates = new ArrayList<>();

        Sketch(Line line, Random random) {
            this.random = random;
            String chosen = line.block.places.get(random.nextInt(line.block.places.size()));
            this.place = ConditionParser.path(chosen);
            words(line.text + ' ' + chosen);
            codes(line.text);
            paths(line.condition());
        }

        private void words(String text) {
            Matcher words = WORD.matcher(text.replaceAll("\\$[A-Za-z0-9_+]+:\\d", ""));
            while (words.find()) {
                if (words.group(3) != null) {
                    templates.add(words.group(3));
                } else if (words.group(4) != null) {
                    attributes.add(words.group(4));
                } else if (words.group(5) != null) {
                    elements.add(words.group(5));
                } else {
                    values.add(words.group(1) != null ? words.group(1) : words.group(2));
                }
            }
            elements.removeIf(name -> name.startsWith("JDV") || name.equals("str") || name.equals("ClinicalDocument"));
        }

        /** A code of each value set named, and its system. */
        private void codes(String text) {
            Matcher sets = SET.matcher(text);
            while (sets.find()) {
                String table = Tables.read("value-sets.txt");
                int first = table.indexOf('\n', table.indexOf("V " + sets.group() + '\n')) + 1;
                String[] words = table.substring(first, table.indexOf('\n', first)).split(" ");
                values.add(words[0]);
                values.add(words[1]);
                attributes.add("code");
                attributes.add("codeSystem");
            }
        }

        private void paths(Condition condition) {
            if (condition instanceof Condition.Not not) {
                paths(not.inner);
            } else if (condition instanceof Condition.All all) {
                List.of(all.parts).forEach(this::paths);
            } else if (condition instanceof Condition.Any any) {
                List.of(any.parts).forEach(this::paths);
            } else if (condition instanceof Condition.Exists exists) {
                paths.add(exists.path);
            } else if (condition instanceof Condition.Count count) {
                paths.addAll(List.of(count.paths));
            }
        }

        /** The elements that a path of the condition leads to, some of them, some twice. */
        private void instances(StringBuilder out) {
            for (Path path : paths) {
                for (int copies = random.nextInt(3); copies > 0; copies--) {
                    List<String> open = new ArrayList<>();
                    for (Step step : path.steps) {
                        if (step.axis() == Axis.BELOW) {
                            continue;
                        }
                        if (step.axis() != Axis.CHILD || step.name().equals("*")) {
                            break;
                        }
                        StringBuilder children = new StringBuilder();
                        out.append('<').append(prefixed(step));
                        fixed(step, out, children);
                        out.append('>').append(children);
                        open.add(prefixed(step));
                    }
                    for (int i = open.size() - 1; i >= 0; i--) {
                        out.append("</").append(open.get(i)).append('>');
                    }
                }
            }
        }

        private static String prefixed(Step step) {
            return switch (step.namespace) {
                case "urn:hl7-org:sdtc" -> "sdtc:" + step.name();
                case "urn:oid:1.3.6.1.4.1.19376.1.3.2" -> "lab:" + step.name();
                case "urn:dicom-org:ps3-20" -> "ps3-20:" + step.name();
                default -> step.name();
            };
        }

        String document() {
            StringBuilder out = new StringBuilder("<ClinicalDocument" + OPEN);
            randomAttributes(out, new HashSet<>());
            out.append('>');
            List<String> open = new ArrayList<>();
            boolean absolute = place.steps[0].axis() == Axis.ROOT;
            for (int i = absolute ? 1 : 0; i < place.steps.length; i++) {
                Step step = place.steps[i];
                StringBuilder children = new StringBuilder();
                String name = step.name().equals("*") ? "section" : step.name();
                if (!name.equals("ClinicalDocument")) {
                    out.append('<').append(name);
                    open.add(name);
                    fixed(step, out, children);
                    out.append('>').append(children);
                } else {
                    fixed(step, new StringBuilder(), children);
                    out.append(children);
                }
                if (i == place.steps.length - 1) {
                    instances(out);
                }
                if (step.conditions().length > 0 || i == place.steps.length - 1) {
                    content(out, 3);
                }
            }
            for (int i = open.size() - 1; i >= 0; i--) {
                out.append("</").append(open.get(i)).append('>');
            }
            return out.append("</ClinicalDocument>").toString();
        }

        /** What the place itself asks plainly; then attributes at random. */
        private void fixed(Step step, StringBuilder attribute, StringBuilder children) {
            Set<String> given = new HashSet<>();
            for (Condition condition : step.conditions()) {
                if (condition instanceof Condition.Any any && any.parts[0] instanceof Condition.Template template) {
                    children.append("<templateId root=\"").append(template.root).append("\"/>");
                } else if (condition instanceof Condition.Template template) {
                    children.append("<templateId root=\"").append(template.root).append("\"/>");
                } else if (condition instanceof Condition.Compare compare
                        && compare.path.steps.length == 1
                        && compare.path.steps[0].axis() == Axis.ATTRIBUTE) {
                    given.add(compare.path.steps[0].name());
                    attribute
                            .append(' ')
                            .append(compare.path.steps[0].name())
                            .append("=\"")
                            .append(compare.literal)
                            .append('"');
                }
            }
            randomAttributes(attribute, given);
        }

        private void randomAttributes(StringBuilder out, Set<String> given) {
            for (String name : attributes) {
                if (random.nextInt(3) == 0 && given.add(name)) {
                    String value = values.get(random.nextInt(values.size()))
                            .replace("\"", "")
                            .replace("<", "&lt;");
                    out.append(' ').append(name).append("=\"").append(value).append('"');
                }
            }
        }

        private void content(StringBuilder out, int depth) {
            if (!templates.isEmpty() && random.nextBoolean()) {
                for (String template : templates) {
                    if (random.nextInt(3) == 0) {
                        out.append("<templateId root=\"").append(template).append("\"/>");
                    }
                }
            }
            int count = elements.isEmpty() || depth == 0 ? 0 : random.nextInt(depth == 3 ? 5 : 3);
            for (int i = 0; i < count; i++) {
                String name = elements.get(random.nextInt(elements.size()));
                int copies = random.nextInt(12) == 0 ? 9 : 1;
                for (int copy = 0; copy < copies; copy++) {
                    out.append('<').append(name);
                    randomAttributes(out, new HashSet<>());
                    out.append('>');
                    content(out, depth - 1);
                    out.append("</").append(name).append('>');
                }
            }
        }
    }
}
