package org.segursdk.cda.internal;

/**
 * FR-Reference-interne: from an act or a treatment to the problem it answers. The code is null because the act it refers to
 * has a null code. Source: cda §6.3.
 */
public final class InternalReference {
    private static final String[] TEMPLATES = {"1.3.6.1.4.1.19376.1.5.3.1.4.4.1", "1.2.250.1.213.1.1.3.36"};

    private InternalReference() {}

    /** @param place where the target stands, as {@link Ids} knows it */
    public static void write(Writing w, String place, String narrativeId, String suffix) {
        XmlOut out = w.out;
        out.start("entryRelationship", "typeCode", "RSON");
        out.start("act", "classCode", "ACT", "moodCode", "EVN").templates(TEMPLATES);
        w.ids.write(out, place);
        out.start("code", "nullFlavor", "NA").originalText(narrativeId, suffix).end();
        out.end().end();
    }
}
