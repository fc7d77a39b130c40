package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Seeded well-formed documents that use everything canonical XML has a rule for. */
final class RandomXml {
    private static final List<String> URIS =
            List.of("urn:a", "urn:b", "urn:hl7-org:v3", "http://x/?a=1&amp;b=2", "urn:\u00E9", "urn:z");
    private static final List<String> PREFIXES = List.of("", "a", "b", "xsi", "ns0", "é");
    private static final List<String> NAMES = List.of("id", "ID", "code", "value", "été", "a-b", "A", "z");
    private static final List<String> TEXTS = List.of(
            "plain",
            " spaces  ",
            "é à ü",
            "\uD83D\uDC69\u200D",
            "\u0645\u0631\u064A\u0645",
            "&amp;",
            "&lt;&gt;",
            "&quot;&apos;",
            "&#13;",
            "&#xD;&#10;",
            "&#9;",
            "&#x1F600;",
            "\r\n",
            "\r",
            "\n\t",
            "\"'",
            "]]&gt;",
            "\u0085\u2028");

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private RandomXml(long seed) {
        this.random = new Random(seed);
    }

    static String document(long seed) {
        RandomXml xml = new RandomXml(seed);
        if (xml.random.nextBoolean()) {
            xml.out.append("<?xml version='1.0' encoding='UTF-8'?>\n");
        }
        xml.outside();
        xml.element(0, List.of());
        xml.outside();
        return xml.out.toString();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void outside() {
        for (int i = random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(3)) {
                case 0 -> comment();
                case 1 -> instruction();
                default -> out.append("\r\n \n");
            }
        }
    }

    private void comment() {
        out.append("<!-- é & < \r\n").append(random.nextInt(10)).append("-->");
    }

    private void instruction() {
        out.append(pick(List.of("<?pi?>", "<?pi   data & <x> ?>", "<?p-i a=\"1\"\r\nb='2'?>", "<?pi \u00E9?>")));
    }

    /** @param scope bindings in force as {@code prefix\u0000uri}, the innermost last */
    private void element(int depth, List<String> scope) {
        List<String> inner = new ArrayList<>(scope);
        StringBuilder declarations = new StringBuilder();
        Set<String> declared = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String prefix = pick(PREFIXES);
            if (declared.add(prefix)) {
                String uri = prefix.isEmpty() && random.nextInt(3) == 0 ? "" : pick(URIS);
                declarations.append(' ').append(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix);
                declarations.append("=\"").append(uri).append('"');
                inner.add(prefix + '\u0000' + uri);
            }
        }
        List<String> usable = usable(inner);
        String name = qualified(usable, true) + pick(NAMES);
        out.append('<').append(name);
        boolean first = random.nextBoolean();
        out.append(first ? declarations : "").append(attributes(inner, usable)).append(first ? "" : declarations);
        if (depth > 0 && random.nextInt(6) == 0) {
            out.append(random.nextBoolean() ? "/>" : "\n />");
            return;
        }
        out.append('>');
        if (depth == 0) {
            element(1, inner); // the JDK forgets what follows a root without children
        }
        for (int i = random.nextInt(depth > 4 ? 2 : 6); i > 0; i--) {
            content(depth, inner);
        }
        out.append("</").append(name).append(random.nextBoolean() ? ">" : " >");
    }

    private void content(int depth, List<String> inner) {
        switch (random.nextInt(7)) {
            case 0 -> comment();
            case 1 -> instruction();
            case 2 -> out.append("<![CDATA[<&>\r\n]] é \uD83D\uDC69]]>");
            case 3, 4 -> out.append(pick(TEXTS)).append(pick(TEXTS));
            default -> element(depth + 1, inner);
        }
    }

    private String attributes(List<String> inner, List<String> usable) {
        StringBuilder text = new StringBuilder();
        Set<String> used = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String prefix = qualified(usable, false);
            String local = pick(NAMES);
            if (used.add(uriOf(inner, prefix) + '\u0000' + local)) {
                char quote = random.nextBoolean() ? '"' : '\'';
                String value = (pick(TEXTS) + pick(TEXTS)).replace(String.valueOf(quote), "");
                text.append(pick(List.of(" ", "\n  ", "\t"))).append(prefix).append(local);
                text.append(random.nextBoolean() ? "=" : " = ")
                        .append(quote)
                        .append(value)
                        .append(quote);
            }
        }
        if (random.nextInt(4) == 0) {
            text.append(" xml:lang=\"fr\"");
        }
        if (random.nextInt(6) == 0) {
            text.append(" xml:space='preserve'");
        }
        if (random.nextInt(8) == 0) {
            text.append(" xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"");
        }
        return text.toString();
    }

    private static String uriOf(List<String> scope, String qualifier) {
        String prefix = qualifier.isEmpty() ? "" : qualifier.substring(0, qualifier.length() - 1);
        if (prefix.isEmpty()) {
            return "";
        }
        String uri = "";
        for (String binding : scope) {
            if (binding.startsWith(prefix + '\u0000')) {
                uri = binding.substring(prefix.length() + 1);
            }
        }
        return uri;
    }

    private static List<String> usable(List<String> scope) {
        Set<String> prefixes = new HashSet<>();
        for (String binding : scope) {
            prefixes.add(binding.substring(0, binding.indexOf('\u0000')));
        }
        prefixes.remove("");
        return prefixes.stream().sorted().toList();
    }

    private String qualified(List<String> usable, boolean element) {
        boolean none = usable.isEmpty() || random.nextInt(element ? 2 : 3) == 0;
        return none ? "" : pick(usable) + ':';
    }
}
