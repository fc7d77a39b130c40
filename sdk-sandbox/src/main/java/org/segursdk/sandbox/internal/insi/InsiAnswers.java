package org.segursdk.sandbox.internal.insi;

import java.util.UUID;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Sex;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSituation.Kind;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.soap.Markup;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;

/** Writes answers and faults. Source: insi §3.7–3.9. */
final class InsiAnswers {
    private static final String RESULT = "http://www.cnamts.fr/INSiResultat";

    private InsiAnswers() {}

    static Answer found(InsiPerson person, Kind style, String action, String messageId) {
        return result("00", "OK", individual(person, style == Kind.CNDA_FORM), style, action, messageId);
    }

    static Answer none(Kind style, String action, String messageId) {
        return result("01", "Aucune identite trouvee", "", style, action, messageId);
    }

    static Answer several(Kind style, String action, String messageId) {
        return result("02", "Plusieurs identites trouvees", "", style, action, messageId);
    }

    /** HTTP 500, as observed. */
    static Answer fault(Refusal refusal, String messageId) {
        String severity = refusal.sender() ? "erreur" : "fatale";
        String detail = "<siram:Erreur xmlns:siram=\"urn:siram\" code=\"" + Markup.escape(refusal.code())
                + "\" severite=\"" + severity + "\""
                + (messageId.isEmpty() ? "" : " messageID=\"" + Markup.escape(messageId) + "\"") + ">"
                + Markup.escape(refusal.text()) + "</siram:Erreur>";
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><env:Envelope xmlns:env=\"" + SoapMessage.SOAP12
                + "\"><env:Body><env:Fault><env:Code><env:Value>env:" + (refusal.sender() ? "Sender" : "Receiver")
                + "</env:Value><env:Subcode><env:Value>env:" + Markup.escape(refusal.subcode())
                + "</env:Value></env:Subcode></env:Code><env:Reason><env:Text xml:lang=\"fr\">"
                + Markup.escape(refusal.text()) + "</env:Text></env:Reason><env:Detail>" + detail
                + "</env:Detail></env:Fault></env:Body></env:Envelope>";
        return Answer.soap(500, "", envelope);
    }

    private static Answer result(
            String code, String label, String individual, Kind style, String action, String messageId) {
        String body = "<CR><CodeCR>" + code + "</CodeCR><LibelleCR>" + label + "</LibelleCR></CR>" + individual;
        boolean odd = style == Kind.ODD_PREFIXES;
        String result = odd
                ? "<RESULTAT xmlns=\"" + RESULT + "\" xmlns:ns0=\"urn:unused:0\" xmlns:ns1=\"urn:unused:1\">"
                        + "<!-- réponse --> " + body + "</RESULTAT>"
                : "<insires:RESULTAT xmlns:insires=\"" + RESULT + "\">"
                        + body.replace("</", "</insires:").replaceAll("<(?=[A-Z])", "<insires:")
                        + "</insires:RESULTAT>";
        String soapBody = odd
                ? "<S:Body xmlns:S=\"" + SoapMessage.SOAP12 + "\">" + result + "</S:Body>"
                : "<env:Body>" + result + "</env:Body>";
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><env:Envelope xmlns:env=\"" + SoapMessage.SOAP12
                + "\" xmlns:wsa=\"" + SoapMessage.WSA + "\"><env:Header><wsa:Action>" + action
                + "</wsa:Action><wsa:MessageID>uuid:" + UUID.randomUUID() + "</wsa:MessageID><wsa:RelatesTo>"
                + Markup.escape(messageId) + "</wsa:RelatesTo></env:Header>" + soapBody + "</env:Envelope>";
        return Answer.soap(200, action, envelope);
    }

    private static String individual(InsiPerson person, boolean file) {
        StringBuilder text = new StringBuilder("<INDIVIDU><INSACTIF>")
                .append(identifier(person.ins(), "", file))
                .append("</INSACTIF>");
        for (InsHistoryEntry entry : person.history()) {
            String dates = entry.from()
                            .map(d -> element("DateDeb", d.toString()))
                            .orElse("")
                    + entry.to().map(d -> element("DateFin", d.toString())).orElse("");
            text.append("<INSHISTO>")
                    .append(identifier(entry.ins(), dates, file))
                    .append("</INSHISTO>");
        }
        IdentityTraits traits = person.traits();
        text.append("<TIQ>").append(element("NomNaissance", traits.birthName()));
        if (file) {
            text.append(element("Prenom", traits.firstGivenName()));
        }
        return text.append(element("ListePrenom", traits.birthGivenNames()))
                .append(element(
                        "Sexe", traits.sex() == Sex.UNKNOWN ? "" : traits.sex().code()))
                .append(element("DateNaissance", traits.birthDate().toIso()))
                .append(traits.birthPlace()
                        .map(place -> element("LieuNaissance", place))
                        .orElse(""))
                .append("</TIQ></INDIVIDU>")
                .toString();
    }

    private static String identifier(Ins ins, String dates, boolean datesFirst) {
        String number =
                "<IdIndividu>" + element("NumIdentifiant", ins.matricule().number())
                        + element("Cle", ins.matricule().key()) + "</IdIndividu>"
                        + element("OID", ins.authority().oid().toString());
        return datesFirst ? dates + number : number + dates;
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + Markup.escape(text) + "</" + name + ">";
    }
}
