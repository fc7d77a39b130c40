package org.segursdk.sandbox.internal.dmp;

import java.util.List;
import java.util.Map;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.internal.soap.Markup;

/**
 * An association in the registry.
 *
 * @param uuid its id
 * @param type a URN
 * @param source entryUUID of an entry or a submission set
 * @param target entryUUID of an entry or a submission set
 * @param slots as fed
 */
record StoredAssociation(String uuid, String type, String source, String target, Map<String, List<String>> slots) {
    /**
     * @param uuids entryUUIDs by symbolic id
     */
    static StoredAssociation of(RimObject association, Map<String, String> uuids) {
        String source = association.attribute("sourceObject");
        String target = association.attribute("targetObject");
        return new StoredAssociation(
                StoredEntry.newUuid(),
                association.attribute("associationType"),
                uuids.getOrDefault(source, source),
                uuids.getOrDefault(target, target),
                association.slots());
    }

    boolean touches(String uuid) {
        return source.equals(uuid) || target.equals(uuid);
    }

    void writeTo(StringBuilder out) {
        out.append("<Association id=\"")
                .append(uuid)
                .append("\" lid=\"")
                .append(uuid)
                .append("\" status=\"")
                .append(DmpDocument.APPROVED)
                .append("\" objectType=\"urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association\"")
                .append(" associationType=\"")
                .append(Markup.escape(type))
                .append("\" sourceObject=\"")
                .append(Markup.escape(source))
                .append("\" targetObject=\"")
                .append(Markup.escape(target))
                .append("\">");
        slots.forEach((name, values) -> out.append(RimText.slot(name, values)));
        out.append("</Association>");
    }

    @Override
    public String toString() {
        return "StoredAssociation[redacted]";
    }
}
