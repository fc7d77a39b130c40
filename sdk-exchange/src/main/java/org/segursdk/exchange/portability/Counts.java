package org.segursdk.exchange.portability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Counts by type, as lines of CSV. */
final class Counts {
    static final String HEAD = Archive.csv("type", "held", "outside_depth", "exported", "unreadable");

    private Counts() {}

    static String line(TypeCount count) {
        return Archive.csv(
                count.typeCode(),
                String.valueOf(count.held()),
                String.valueOf(count.outside()),
                String.valueOf(count.exported()),
                String.valueOf(count.unreadable()));
    }

    /** Adds what a file of a record tells. */
    static void add(Path file, Map<String, TypeCount> totals) throws IOException {
        for (String line : Files.readAllLines(file)) {
            int end = line.length();
            long[] numbers = new long[4];
            for (int i = 3; i >= 0; i--) {
                int start = line.lastIndexOf(';', end - 1);
                numbers[i] = Long.parseLong(line.substring(start + 1, end));
                end = start;
            }
            String quoted = line.substring(0, end);
            String type = quoted.startsWith("\"")
                    ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
                    : quoted;
            totals.merge(type, new TypeCount(type, numbers[0], numbers[1], numbers[2], numbers[3]), TypeCount::plus);
        }
    }
}
