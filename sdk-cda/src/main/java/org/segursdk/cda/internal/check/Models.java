package org.segursdk.cda.internal.check;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** Which content model a document follows, told by its templateIds. */
final class Models {
    private static final String N1_TEMPLATE = "1.3.6.1.4.1.19376.1.2.20";

    private static final List<String> LEVEL_1 = List.of("n1");

    /**
     * @param kind {@code cda/vsm}, {@code cda/n1}…, {@code cda} when unknown
     * @param name the publisher's name of model and version; null without one
     * @param rules its own files of rules; empty when the model has only the common ones
     */
    record Model(String kind, @Nullable String name, List<String> rules) {
        boolean level1() {
            return rules.contains("n1");
        }
    }

    private Models() {}

    static Model of(Node root) {
        if (root.at("component", "nonXMLBody") != null
                || root.hasTemplate(N1_TEMPLATE) && root.at("component", "structuredBody") == null) {
            return new Model("cda/n1", null, LEVEL_1);
        }
        String table = Tables.read("models.txt");
        int at = 0;
        while (at < table.length()) {
            int end = table.indexOf('\n', at);
            if (table.charAt(at) == '#') {
                at = end + 1;
                continue;
            }
            int space = table.indexOf(' ', at);
            int second = table.indexOf(' ', space + 1);
            if (bears(root, table.substring(at, space), table.substring(space + 1, second))) {
                int third = table.indexOf(' ', second + 1);
                String sheet = table.substring(second + 1, third);
                String rules = table.substring(third + 1, end);
                return new Model(
                        "cda/" + kind(sheet), sheet, rules.equals("-") ? List.of() : List.of(rules.split(",")));
            }
            at = end + 1;
        }
        return new Model("cda", null, List.of());
    }

    private static boolean bears(Node root, String template, String extension) {
        for (Node child = root.child("templateId"); child != null; child = child.next("templateId")) {
            if (child.value("root").equals(template)
                    && (extension.equals("*") || extension.equals(child.value("extension")))) {
                return true;
            }
        }
        return false;
    }

    /** The type's name in the corpus: {@code BIO-CR-BIO_2024.01} is {@code cr-bio}. */
    private static String kind(String sheet) {
        int end = sheet.indexOf('_');
        String name = sheet.substring(0, end).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "bio-cr-bio" -> "cr-bio";
            case "img-cr-img" -> "cr-img";
            case "img-da-img" -> "da-img";
            default -> name;
        };
    }
}
