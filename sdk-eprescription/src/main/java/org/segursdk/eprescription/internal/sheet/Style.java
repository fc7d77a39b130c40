package org.segursdk.eprescription.internal.sheet;

/** How a paragraph is set. */
enum Style {
    TITLE(true, 15, 19, 0),
    HEADING(true, 10, 14, 0),
    NAME(true, 10, 13.5f, 14),
    LEAD(true, 10, 13, 0),
    TEXT(false, 9.5f, 12.5f, 14),
    PLAIN(false, 9, 11.5f, 0),
    SMALL(false, 7.5f, 9.5f, 14),
    NOTICE(false, 7.5f, 9.5f, 0);

    final boolean bold;
    final float size;
    final float leading;
    final float indent;

    Style(boolean bold, float size, float leading, float indent) {
        this.bold = bold;
        this.size = size;
        this.leading = leading;
        this.indent = indent;
    }
}
