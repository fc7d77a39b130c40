package org.segursdk.cda.read.biology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadSection;

/**
 * A chapter (a specialty) or a sub-chapter of a report. Source: cda §8.2.
 *
 * @param title title, if told
 * @param code specialty, if told
 * @param text what people read, if told
 * @param groups what its entries hold; normally one
 * @param subChapters sub-chapters
 * @param section the section as it stands
 */
public record ReadBioChapter(
        Optional<String> title,
        Optional<ReadCode> code,
        Optional<String> text,
        List<ReadBioPanel> groups,
        List<ReadBioChapter> subChapters,
        ReadSection section) {
    public ReadBioChapter {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
        groups = List.copyOf(groups);
        subChapters = List.copyOf(subChapters);
        Objects.requireNonNull(section, "section");
    }

    /** Its results and those of its sub-chapters. */
    public List<ReadBioResult> allResults() {
        List<ReadBioResult> all = new ArrayList<>();
        groups.forEach(group -> all.addAll(group.allResults()));
        subChapters.forEach(chapter -> all.addAll(chapter.allResults()));
        return all;
    }

    /** The isolates of the chapter and its sub-chapters. */
    public List<ReadBioPanel> isolates() {
        List<ReadBioPanel> all = new ArrayList<>();
        groups.forEach(group -> all.addAll(group.isolates()));
        subChapters.forEach(chapter -> all.addAll(chapter.isolates()));
        return all;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadBioChapter[redacted]";
    }
}
