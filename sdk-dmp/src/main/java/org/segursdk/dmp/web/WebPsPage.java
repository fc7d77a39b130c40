package org.segursdk.dmp.web;

/** A page of Web-PS that is of no patient. Source: dmp §2.1 [O-WEB]. */
public enum WebPsPage {
    /** The professional's dashboard: the patients whose record they are authorised on. */
    DASHBOARD("TableauDeBord"),
    /** The professional's own settings. */
    SETTINGS("Parametrages");

    private final String path;

    WebPsPage(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
