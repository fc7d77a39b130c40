package org.segursdk.mss.internal.xdm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;

/**
 * The two files for people at the root of an archive, in UTF-8. They name the sender, never the patient. The exact wording wanted
 * is unknown; the order of the matters is that of the official samples. Source: mssante §4.1.
 *
 * @param structure who sends
 * @param professional who sends for it, if a person
 * @param software the software that sends
 * @param vendor who makes that software, if told
 * @param documents names of the documents, beside METADATA.XML
 */
public record RootTexts(
        Structure structure,
        Optional<Professional> professional,
        Software software,
        Optional<String> vendor,
        List<String> documents) {
    private static final String LINE = "\r\n";

    public byte[] index() {
        StringBuilder out = new StringBuilder(1024)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML Basic 1.1//EN\"")
                .append(" \"http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd\">\n")
                .append("<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"fr\">\n")
                .append("<head><title>IHE_XDM</title></head>\n<body>\n<p>Émetteur : ")
                .append(html(sender()))
                .append("</p>\n");
        phone().ifPresent(phone ->
                out.append("<p>Téléphone : ").append(html(phone)).append("</p>\n"));
        out.append("<p>Voir le fichier <a href=\"README.TXT\">README.TXT</a></p>\n<ul>\n");
        for (int i = 0; i < documents.size(); i++) {
            out.append("<li><a href=\"IHE_XDM/SUBSET01/")
                    .append(documents.get(i))
                    .append("\">Document ")
                    .append(i + 1)
                    .append("</a></li>\n");
        }
        return out.append("</ul>\n</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] readme() {
        List<String> lines = new ArrayList<>(List.of("Émetteur :", "=========="));
        professional.ifPresent(who -> lines.add("  . Nom : " + line(name(who))));
        lines.add("  . Organisme : " + line(sender()));
        address().ifPresent(value -> lines.add("  . Adresse : " + line(value)));
        phone().ifPresent(value -> lines.add("  . Téléphone : " + line(value)));
        lines.addAll(List.of("", "Application de l'émetteur :", "==========================="));
        lines.add("  . Nom : " + line(software.name()));
        lines.add("  . Version : " + line(software.version()));
        vendor.ifPresent(value -> lines.add("  . Éditeur : " + line(value)));
        lines.addAll(List.of("", "Instructions :", "=============="));
        lines.add(
                "  Consultez les documents reçus par messagerie sécurisée de santé dans votre logiciel de professionnel de");
        lines.add("  santé.");
        lines.addAll(List.of("", "Arborescence :", "=============="));
        lines.addAll(List.of("  INDEX.HTM", "  README.TXT", "  IHE_XDM", "    SUBSET01", "      METADATA.XML"));
        documents.forEach(name -> lines.add("      " + name));
        return (String.join(LINE, lines) + LINE).getBytes(StandardCharsets.UTF_8);
    }

    private String sender() {
        return structure.name() + " (" + structure.id().value() + ")";
    }

    private static String name(Professional who) {
        return Stream.of(who.title().orElse(""), who.familyName(), who.givenName())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private Optional<String> address() {
        return structure.addresses().stream().findFirst().map(address -> String.join(", ", address.lines()));
    }

    private Optional<String> phone() {
        return structure.telecoms().stream()
                .map(telecom -> telecom.uri())
                .filter(uri -> uri.startsWith("tel:"))
                .map(uri -> uri.substring("tel:".length()))
                .findFirst();
    }

    /** On one line. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String html(String text) {
        return line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
