package org.segursdk.dmp.web;

/**
 * A page of Web-PS about one patient. For a record that is closed or absent, or whose patient blocked the professional, every
 * page but the dashboard shows an error. Source: dmp §2.1 [O-WEB].
 */
public enum WebPsPatientPage {
    /** The dashboard, on the state of this patient's record. */
    DASHBOARD("TableauDeBord"),
    /** Home of the record; asks the professional to confirm the authorisation when there is none. */
    RECORD("DossierPatient"),
    /** Administrative data, authorisations, closing. */
    MANAGEMENT("GestionDMPPatient"),
    DOCUMENTS("Documents"),
    /** The documents along time. */
    CARE_PATHWAY("ParcoursDeSoins"),
    ACCESS_HISTORY("HistoriqueAcces"),
    /** Volontés et droits du patient. */
    WISHES_AND_RIGHTS("VolontesEtDroits"),
    VACCINATIONS("CarnetVaccination");

    private final String path;

    WebPsPatientPage(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
