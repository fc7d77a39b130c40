package org.segursdk.examples.quickstart;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What happened, printed as it happens and kept for the page. */
final class Journal {
    /** How a line is to be shown. */
    enum Kind {
        STEP("✓"),
        DETAIL(" "),
        WARNING("!"),
        FAILURE("✗");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /**
     * One line.
     *
     * @param kind how to show it
     * @param text what happened
     */
    record Line(Kind kind, String text) {}

    private final PrintStream console;
    private final List<Line> lines = new ArrayList<>();
    private final List<Path> artefacts = new ArrayList<>();
    private List<String> headings = List.of();
    private List<List<String>> rows = List.of();

    Journal(PrintStream console) {
        this.console = console;
    }

    void step(String text) {
        add(Kind.STEP, text);
    }

    void detail(String text) {
        add(Kind.DETAIL, text);
    }

    void warn(String text) {
        add(Kind.WARNING, text);
    }

    void failed(String text) {
        add(Kind.FAILURE, text);
    }

    void artefact(Path file) {
        artefacts.add(file);
    }

    void table(List<String> columns, List<List<String>> content) {
        headings = List.copyOf(columns);
        rows = List.copyOf(content);
        content.forEach(row -> console.println("      " + String.join(" | ", row)));
    }

    private void add(Kind kind, String text) {
        lines.add(new Line(kind, text));
        console.println((kind == Kind.DETAIL ? "    " : " ") + kind.mark() + " " + text);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<Path> artefacts() {
        return List.copyOf(artefacts);
    }

    List<String> headings() {
        return headings;
    }

    List<List<String>> rows() {
        return rows;
    }
}
