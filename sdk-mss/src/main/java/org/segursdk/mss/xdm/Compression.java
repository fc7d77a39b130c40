package org.segursdk.mss.xdm;

/** How the files of an archive are packed. The content of an archive is the same either way. */
public enum Compression {
    /** Not at all: the fastest, and its exact size is known before. Base64 inside a CDA gains little by more. */
    STORED,
    /** Deflate at its lightest level, for operators whose size limit the stored archive would exceed. */
    LIGHT
}
