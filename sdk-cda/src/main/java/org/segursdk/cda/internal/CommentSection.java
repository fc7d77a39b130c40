package org.segursdk.cda.internal;

/** FR-Commentaire-non-code: free text of a document. Source: cda §8.2. */
public final class CommentSection {
    private static final String[] TEMPLATES = {
        "2.16.840.1.113883.10.12.201", "1.3.6.1.4.1.19376.1.4.1.2.16", "1.2.250.1.213.1.1.2.73"
    };

    private CommentSection() {}

    public static void write(Writing w, String title, String text) {
        Section section = Section.of("commentaire", "55112-7", "Commentaire", title, TEMPLATES);
        section.open(w.out, w.ids);
        Narrative.paragraph(w.out, text);
        section.close(w.out);
    }
}
