package org.segursdk.mss.xdm;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryObject;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.mss.internal.xdm.Findings;
import org.segursdk.mss.internal.xdm.ItemName;

/** One METADATA.XML and the documents it tells of. */
final class SubsetReading {
    private final ArchiveReading archive;
    private final Held metadata;
    private final List<Held> files;
    private final CdaReader reader;
    private final Findings findings;
    private final String place;

    SubsetReading(ArchiveReading archive, Held metadata, List<Held> files, CdaReader reader) {
        this.archive = archive;
        this.metadata = metadata;
        this.files = files;
        this.reader = reader;
        this.findings = archive.findings();
        this.place = metadata.place();
    }

    void read() throws IOException {
        Optional<RegistryObjects> objects = parse();
        if (objects.isEmpty()) {
            return;
        }
        RegistryObjects read = objects.get();
        Optional<SubmissionSet> set = read.submissionSets().stream().findFirst();
        Optional<XdmAction> action = set.flatMap(each -> action(each, findings));
        archive.add(new ReceivedSubmission(read, action));
        SetForm.check(read, place, findings);
        int rank = 0;
        for (DocumentEntry entry : read.entries()) {
            rank++;
            document(entry, place + "/ExtrinsicObject[" + rank + "]", read, action);
        }
    }

    private Optional<RegistryObjects> parse() throws IOException {
        if (metadata.measure().size() > archive.limits().metadataBytes()) {
            findings.content(
                    place, "XDM-METADATA-SIZE", "METADATA.XML trop grand, non lu", "METADATA.XML too large, not read");
            return Optional.empty();
        }
        try (InputStream first = metadata.file().content().open();
                InputStream second = metadata.file().content().open()) {
            RegistryObjects objects = EbrimReader.readObjects(root(first));
            EbrimForm.check(SecureXml.reader(second), place, findings);
            return Optional.of(objects);
        } catch (XMLStreamException e) {
            findings.content(
                    place,
                    "XDM-METADATA-XML",
                    "METADATA.XML illisible (XML mal formé ou refusé)",
                    "METADATA.XML cannot be read (XML not well-formed or refused)");
            return Optional.empty();
        }
    }

    private static XMLStreamReader root(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = SecureXml.reader(in);
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            xml.next();
        }
        return xml;
    }

    private Optional<XdmAction> action(RegistryObject object, Findings into) {
        Optional<String> told = object.slotValue(archive.profile().actionSlot().value());
        Optional<XdmAction> action = told.flatMap(XdmAction::ofCode);
        if (told.isPresent() && action.isEmpty()) {
            into.content(
                    place, "XDM-ACTION", "action inconnue demandée au destinataire", "an unknown action is asked for");
        }
        return action;
    }

    private void document(DocumentEntry entry, String path, RegistryObjects all, Optional<XdmAction> ofSet)
            throws IOException {
        Optional<Held> found = file(entry, path);
        if (found.isEmpty()) {
            findings.content(
                    path,
                    "XDM-URI",
                    "le document décrit ne se trouve pas dans l'archive",
                    "the document told of is not in the archive");
            return;
        }
        Held file = found.get();
        Findings own = new Findings();
        Optional<ReadDocument> cda = archive.header(file, reader);
        EntryForm.check(entry, file, path, own);
        if (cda.isPresent()) {
            Coherence.check(entry, cda.get().header(), path, own);
        } else if (isXml(entry, file)) {
            own.content(file.place(), "XDM-CDA", "ce n'est pas un CDA lisible", "not a CDA one can read");
        }
        Optional<XdmAction> action = action(entry, own).or(() -> ofSet);
        boolean named = cda.filter(each -> each.header().isReplacement()).isPresent();
        boolean associated = all.associations().stream()
                .anyMatch(each -> each.type().equals(Association.REPLACES)
                        && each.source().equals(entry.id()));
        if (action.equals(Optional.of(XdmAction.REPLACE)) && !named && !associated) {
            own.content(
                    path,
                    "XDM-REPLACES",
                    "remplacement demandé sans que le CDA dise de quel document",
                    "a replacement is asked for although the CDA does not tell of which document");
        }
        if (action.isEmpty() && (named || associated)) {
            action = Optional.of(XdmAction.REPLACE);
        }
        archive.add(file, new ReceivedDocument(file, Optional.of(entry), cda, action, own.toList()));
    }

    private static boolean isXml(DocumentEntry entry, Held file) {
        return entry.mimeType().contains("xml") || file.hasExtension("XML");
    }

    /** By its URI, otherwise by its hash, otherwise the only one there is. */
    private Optional<Held> file(DocumentEntry entry, String path) {
        List<String> uris = entry.slot("URI");
        Optional<Held> byUri = uris.isEmpty() ? Optional.empty() : named(uri(uris));
        if (byUri.isPresent()) {
            return byUri;
        }
        List<Held> free = files.stream()
                .filter(file -> !archive.isUsed(file) && !Layout.isPrescribed(file))
                .toList();
        Optional<Held> byHash = entry.hash().flatMap(hash -> free.stream()
                .filter(file -> file.measure().sha1().equalsIgnoreCase(hash))
                .findFirst());
        List<Held> xml = free.stream()
                .filter(file -> file.hasExtension("XML")
                        && file.item().folder().equals(metadata.item().folder()))
                .toList();
        Optional<Held> other =
                byHash.or(() -> uris.isEmpty() && xml.size() == 1 ? Optional.of(xml.get(0)) : Optional.empty());
        if (other.isPresent()) {
            findings.content(
                    path,
                    "XDM-URI",
                    "URI absent ou faux : document retrouvé autrement",
                    "URI missing or wrong: the document was found otherwise");
        }
        return other;
    }

    /** Long URIs come in numbered pieces. */
    private static String uri(List<String> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        List<String> pieces = new ArrayList<>();
        values.stream().sorted().forEach(value -> pieces.add(value.substring(value.indexOf('|') + 1)));
        return String.join("", pieces);
    }

    /** A file beside the metadata, or told by its path from the root. */
    private Optional<Held> named(String uri) {
        String plain = ItemName.key(uri.replace('\\', '/'));
        String name = plain.startsWith("./") ? plain.substring(2) : plain;
        String beside = ItemName.key(metadata.item().folder()) + name;
        return files.stream()
                .filter(file -> !archive.isUsed(file) && !file.equals(metadata))
                .filter(file -> {
                    String key = ItemName.key(file.item().name());
                    return key.equals(beside) || key.equals(name);
                })
                .findFirst();
    }
}
