package org.segursdk.sandbox;

import java.util.UUID;

/** Hand-written INSi requests. */
final class InsiMessages {
    static final String BY_TRAITS = "urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite";
    static final String BY_VITALE = "urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecCarteVitale";
    static final String ZOE = traits("ADRUN", "ZOE", "F", "1975-12-31", "");

    private InsiMessages() {}

    static String contentType(String action) {
        return "application/soap+xml; charset=utf-8; action=\"" + action + "\"";
    }

    static String traits(String name, String first, String sex, String date, String place) {
        return "<r:RECSANSVITALE xmlns:r=\"http://www.cnamts.fr/INSiRecSans\">"
                + (name.isEmpty() ? "" : "<r:NomNaissance>" + name + "</r:NomNaissance>")
                + "<r:Prenom>" + first + "</r:Prenom><r:Sexe>" + sex + "</r:Sexe><r:DateNaissance>" + date
                + "</r:DateNaissance>"
                + (place.isEmpty() ? "" : "<r:LieuNaissance>" + place + "</r:LieuNaissance>")
                + "</r:RECSANSVITALE>";
    }

    static String vitale(String insured, String beneficiary) {
        return "<r:RECVITALE xmlns:r=\"http://www.cnamts.fr/INSiRecVit\">"
                + (beneficiary.isEmpty()
                        ? ""
                        : "<r:MatriculeIndividu><r:NumIdentifiant>" + beneficiary
                                + "</r:NumIdentifiant></r:MatriculeIndividu>")
                + "<r:MatriculeOD><r:NumIdentifiant>" + insured + "</r:NumIdentifiant></r:MatriculeOD></r:RECVITALE>";
    }

    static String envelope(String action, String security, String body) {
        String id = UUID.randomUUID().toString();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header>" + security + "<a:Action>" + action
                + "</a:Action><a:MessageID>uuid:" + id + "</a:MessageID>"
                + "<l:ContexteLPS xmlns:l=\"urn:siram:lps:ctxlps\" Nature=\"CTXLPS\" Version=\"01_00\"><l:Id>" + id
                + "</l:Id><l:Temps>2026-01-15T09:00:00.000Z</l:Temps><l:Emetteur>10B0193488</l:Emetteur><l:LPS>"
                + "<l:IDAM R=\"4\">AB12345678</l:IDAM><l:Version>1.0</l:Version><l:Instance>" + id
                + "</l:Instance><l:Nom>urn:lps:demo:1.0</l:Nom></l:LPS></l:ContexteLPS>"
                + "<b:ContexteBAM xmlns:b=\"urn:siram:bam:ctxbam\" Nature=\"CTXBAM\" Version=\"01_02\"><b:Id>" + id
                + "</b:Id><b:Temps>2026-01-15T09:00:00.000Z</b:Temps><b:Emetteur>10B0193488</b:Emetteur><b:COUVERTURE/>"
                + "</b:ContexteBAM></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }
}
