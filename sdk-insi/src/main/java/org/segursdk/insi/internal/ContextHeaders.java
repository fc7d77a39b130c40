package org.segursdk.insi.internal;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.identity.Matricule;
import org.segursdk.insi.InsiProfile;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.soap.SamlAssertion;
import org.segursdk.soap.XmlFragment;

/** The two context headers of the AMO teleservices. Source: insi §3.3. */
final class ContextHeaders {
    private static final String LPS = "urn:siram:lps:ctxlps";
    private static final String BAM = "urn:siram:bam:ctxbam";
    private static final String SANDBOX_NUMBER = "SANDBOX";

    private final SegurContext context;
    private final InsiProfile profile;
    private final Optional<String> emitter;

    ContextHeaders(SegurContext context, InsiProfile profile, Optional<String> emitter) {
        this.context = context;
        this.profile = profile;
        this.emitter = emitter;
    }

    XmlFragment lps() {
        String id = context.uuids().get().toString();
        String now = SamlAssertion.format(context.clock().instant());
        return writer -> {
            Element lps = new Element(writer, "lps", LPS);
            lps.open("ContexteLPS", true);
            writer.writeAttribute("Nature", "CTXLPS");
            writer.writeAttribute("Version", profile.lpsContextVersion().value());
            lps.leaf("Id", id);
            lps.leaf("Temps", now);
            if (emitter.isPresent()) {
                lps.leaf("Emetteur", emitter.get());
            }
            software(writer, lps);
            lps.close();
        };
    }

    private void software(XMLStreamWriter writer, Element lps) throws XMLStreamException {
        Software software = context.software();
        lps.open("LPS", false);
        lps.open("IDAM", false);
        writer.writeAttribute("R", "4");
        writer.writeCharacters(software.cndaAuthorisation().orElse(SANDBOX_NUMBER));
        lps.close();
        lps.leaf("Version", software.version());
        lps.leaf("Instance", software.installationId().toString());
        lps.leaf(
                "Nom",
                profile.lpsName().value().replace("{name}", software.name()).replace("{version}", software.version()));
        lps.close();
    }

    XmlFragment bam(Optional<VitaleBeneficiary> coverage) {
        String id = context.uuids().get().toString();
        String now = SamlAssertion.format(context.clock().instant());
        return writer -> {
            Element bam = new Element(writer, "bam", BAM);
            bam.open("ContexteBAM", true);
            writer.writeAttribute("Nature", "CTXBAM");
            writer.writeAttribute("Version", profile.bamContextVersion().value());
            bam.leaf("Id", id);
            bam.leaf("Temps", now);
            if (emitter.isPresent()) {
                bam.leaf("Emetteur", emitter.get());
            }
            bam.open("COUVERTURE", false);
            if (coverage.isPresent()) {
                coverage(bam, coverage.get());
            }
            bam.close();
            bam.close();
        };
    }

    private static void coverage(Element bam, VitaleBeneficiary beneficiary) throws XMLStreamException {
        bam.open("ASSURE", false);
        number(bam, "Id", beneficiary.insured());
        bam.close();
        bam.open("BENEFICIAIRE", false);
        if (beneficiary.certified().isPresent()) {
            number(bam, "Nir", beneficiary.certified().get());
        }
        if (beneficiary.birthDate().isPresent()) {
            bam.leaf("DateNai", beneficiary.birthDate().get().toIso());
        }
        if (beneficiary.birthRank().isPresent()) {
            bam.leaf("Rang", Integer.toString(beneficiary.birthRank().getAsInt()));
        }
        bam.close();
    }

    private static void number(Element bam, String name, Matricule matricule) throws XMLStreamException {
        bam.open(name, false);
        bam.leaf("Num", matricule.number());
        bam.leaf("Cle", matricule.key());
        bam.close();
    }

    /** Writes elements of one namespace. */
    private record Element(XMLStreamWriter writer, String prefix, String namespace) {
        void open(String name, boolean declare) throws XMLStreamException {
            writer.writeStartElement(prefix, name, namespace);
            if (declare) {
                writer.writeNamespace(prefix, namespace);
            }
        }

        void leaf(String name, String value) throws XMLStreamException {
            open(name, false);
            writer.writeCharacters(value);
            close();
        }

        void close() throws XMLStreamException {
            writer.writeEndElement();
        }
    }
}
