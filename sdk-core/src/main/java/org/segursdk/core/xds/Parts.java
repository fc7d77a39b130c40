package org.segursdk.core.xds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodedValue;

/** A registry object being built or read. */
final class Parts {
    String id = "";
    String mimeType = "";
    String objectType = "";
    String logicalId = "";
    String status = "";
    String version = "";

    @Nullable
    String title;

    @Nullable
    String comments;

    final List<Slot> slots = new ArrayList<>(12);
    final List<Classification> classifications = new ArrayList<>(12);
    final List<ExternalIdentifier> identifiers = new ArrayList<>(3);

    void slot(String name, String value) {
        slots.add(Slot.of(name, value));
    }

    void code(String scheme, CodedValue value) {
        classifications.add(Classification.code(scheme, value));
    }

    void identifier(String scheme, String value, String name) {
        identifiers.add(new ExternalIdentifier(scheme, value, name));
    }

    void author(String scheme, DocumentAuthor author, XdsOptions options) {
        List<Slot> parts = new ArrayList<>(4);
        parts.add(Slot.of(XdsAuthor.PERSON, XdsForms.xcn(author.professional(), options)));
        parts.add(Slot.of(
                XdsAuthor.SPECIALTY, XdsForms.specialty(author.professional().specialty())));
        parts.add(Slot.of(XdsAuthor.INSTITUTION, XdsForms.xon(author.structure(), options)));
        if (author.function().isPresent()) {
            String role = author.function().get().displayName();
            parts.add(Slot.of(
                    XdsAuthor.ROLE, Hl7.escape(new StringBuilder(), role).toString()));
        }
        classifications.add(new Classification(scheme, "", "", "", parts));
    }
}
