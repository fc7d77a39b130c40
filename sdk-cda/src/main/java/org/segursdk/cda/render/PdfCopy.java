package org.segursdk.cda.render;

/**
 * What {@link CdaRenderer#pdf} does with the PDF a document already holds: the content of a level 1 document, or the copy a
 * level 3 document carries beside its sections. Source: cda §5.1, §5.6.
 */
public enum PdfCopy {
    /** That PDF, byte for byte, as the CI-SIS asks of a viewer; a document without one is laid out. */
    FIRST,
    /** A page with the header of the document, then that PDF. */
    WITH_COVER,
    /** The document laid out from its header and sections; the PDF is only named. */
    IGNORED
}
