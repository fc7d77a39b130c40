package org.segursdk.eprescription.internal.sheet;

/**
 * Words set in one style; line feeds are kept.
 *
 * @param style how
 * @param text what
 */
record Paragraph(Style style, String text) {
    /** Redacted. */
    @Override
    public String toString() {
        return "Paragraph[redacted]";
    }
}
