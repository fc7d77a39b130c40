package org.segursdk.core.xml;

/**
 * Bounds on XML that comes from outside. Change one only for a counterpart known to need more.
 *
 * @param maxDepth nesting of elements, default 256
 * @param maxAttributes attributes of one element, default 256
 * @param maxNameLength characters of a name, default 1 000
 * @param maxTextLength characters of one text node kept in memory, default 64 million
 */
public record ParserLimits(int maxDepth, int maxAttributes, int maxNameLength, int maxTextLength) {
    public static final ParserLimits DEFAULT = new ParserLimits(256, 256, 1_000, 64_000_000);

    public ParserLimits {
        if (maxDepth < 1 || maxAttributes < 1 || maxNameLength < 1 || maxTextLength < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
