package org.segursdk.cda.internal.check;

import java.util.ArrayList;
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

    private record Row(String template, String extension, Model model) {}

    private static final class Rows {
        static final List<Row> ALL = read(Tables.read("models.txt"));

        private static List<Row> read(String table) {
            List<Row> rows = new ArrayList<>(64);
            for (String line : table.split("\n")) {
                if (line.charAt(0) != '#') {
                    String[] words = line.split(" ");
                    List<String> rules = words[3].equals("-") ? List.of() : List.of(words[3].split(","));
                    rows.add(new Row(words[0], words[1], new Model("cda/" + kind(words[2]), words[2], rules)));
                }
            }
            return rows;
        }
    }

    private Models() {}

    static Model of(Node root) {
        if (root.at("component", "nonXMLBody") != null
                || root.hasTemplate(N1_TEMPLATE) && root.at("component", "structuredBody") == null) {
            return new Model("cda/n1", null, LEVEL_1);
        }
        for (Row row : Rows.ALL) {
            if (bears(root, row.template, row.extension)) {
                return row.model;
            }
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
