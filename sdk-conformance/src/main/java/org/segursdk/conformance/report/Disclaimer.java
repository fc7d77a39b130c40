package org.segursdk.conformance.report;

import org.segursdk.core.error.LocalizedText;

/** What every report says first. */
final class Disclaimer {
    static final LocalizedText TEXT = LocalizedText.of(
            "Ségur SDK est un projet indépendant, sans lien avec l'ANS, la CNAM ni le GIE SESAM-Vitale. Un passage sans échec"
                    + " n'est ni un référencement, ni une autorisation du CNDA, ni un marquage de dispositif médical. Les outils"
                    + " officiels restent nécessaires.",
            "Ségur SDK is an independent project, not affiliated with ANS, CNAM or GIE SESAM-Vitale. A run without failure is"
                    + " neither a référencement, nor a CNDA authorisation, nor a medical-device marking. The official tools"
                    + " remain necessary.");

    private Disclaimer() {}
}
