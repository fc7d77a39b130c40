package org.segursdk.cda.internal.biology;

/** How the narrative IDs of a place are made; the narrative and the entries use the same. */
final class Marks {
    static final String CHAPTER = "c";
    static final String SUBCHAPTER = "-s";
    static final String ITEM = "-i";
    static final String RESULT = "-r";
    static final String ANTIBIOGRAM = "-abg";
    static final String ANTIBIOTIC = "-atb";
    static final String VALUE = "-v";
    static final String PRIOR = "-ant";
    static final String METHOD = "-m";
    static final String COMMENT = "-com";
    static final String RANGE = "-ref";
    static final String IMAGE = "-img";
    static final String SPECIMEN = "-prl";
    static final String COLLECTION = "-acte";
    static final String SITE = "-site";

    private Marks() {}
}
