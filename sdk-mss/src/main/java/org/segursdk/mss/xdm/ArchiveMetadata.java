package org.segursdk.mss.xdm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.Slot;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.core.xml.SecureXml;

/** METADATA.XML of an archive to send. Source: mssante §4.2. */
final class ArchiveMetadata {
    static final String FOLDER = "IHE_XDM/SUBSET01/";

    private ArchiveMetadata() {}

    static RegistryObjects of(
            XdmArchive.Builder request, List<ArchiveChecks.Checked> documents, Oid uniqueId, Instant time) {
        SubmissionSet set = set(request, uniqueId, time);
        List<DocumentEntry> entries = new ArrayList<>(documents.size());
        List<Association> associations = new ArrayList<>(documents.size());
        for (ArchiveChecks.Checked each : documents) {
            DocumentEntry entry = each.entry().id(drawn(request)).build();
            entries.add(entry);
            associations.add(Association.hasMember("a" + entries.size(), set, entry));
        }
        return RegistryObjects.submission(set, entries, associations);
    }

    private static SubmissionSet set(XdmArchive.Builder request, Oid uniqueId, Instant time) {
        XdsOptions options = request.profile.metadata().value();
        SubmissionSet.Builder set = SubmissionSet.builder(drawn(request), options)
                .submissionTime(time)
                .contentType(Objects.requireNonNull(request.contentType))
                .patient(request.documents.get(0).metadata().patient())
                .sourceId(request.software.oid())
                .uniqueId(uniqueId);
        if (request.author == null) {
            set.author(request.structure());
        } else {
            set.author(request.author);
        }
        title(request).ifPresent(set::title);
        if (!request.profile.actionOnDocument().value()) {
            request.action(0)
                    .ifPresent(action ->
                            set.addSlot(Slot.of(request.profile.actionSlot().value(), action.code())));
        }
        return set.build();
    }

    static Optional<String> title(XdmArchive.Builder request) {
        if (request.title != null) {
            return Optional.of(request.title);
        }
        return request.documents.size() == 1
                ? Optional.of(request.documents.get(0).metadata().title())
                : Optional.empty();
    }

    private static String drawn(XdmArchive.Builder request) {
        return "urn:uuid:" + request.uuids.get();
    }

    static byte[] xml(RegistryObjects objects) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try {
            XMLStreamWriter out = SecureXml.writer(bytes);
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            new EbrimWriter(out).writeSubmitObjectsRequest(objects);
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML in memory", e);
        }
        return bytes.toByteArray();
    }
}
