package org.segursdk.conformance.cli;

/** What every face of the kit says about itself first. */
final class Notice {
    /** Edition of the requirement catalogue the kit reflects; a test keeps it equal to the catalogue's own label. */
    static final String CATALOGUE = "catalogue REM, édition / REM catalogue, edition 2023-02-draft.1";

    static final String FRENCH =
            "Ségur SDK – projet indépendant, sans lien avec l'ANS, la CNAM ni le GIE SESAM-Vitale. Un résultat sans"
                    + " remarque n'est ni un référencement, ni une autorisation CNDA, ni un marquage de dispositif médical.";
    static final String ENGLISH =
            "Ségur SDK – independent project, not affiliated with ANS, CNAM or GIE SESAM-Vitale. A clean result is"
                    + " neither a référencement, nor a CNDA authorisation, nor a medical-device marking.";

    private Notice() {}
}
