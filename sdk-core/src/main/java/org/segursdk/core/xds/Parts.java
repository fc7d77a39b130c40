package org.segursdk.core.xds;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;

/** A registry object being built or read. */
final class Parts {
    String id = "";
    String mimeType = "";
    String objectType = "";
    String opaque = "";
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

    /** Exactly these restrictions; every other classification stays where it is. */
    void visibility(Set<Visibility> wanted) {
        Set<Visibility> missing = EnumSet.noneOf(Visibility.class);
        missing.addAll(wanted);
        classifications.removeIf(each -> each.scheme().equals(XdsUuids.CONFIDENTIALITY_CODE)
                && Visibility.ofCode(each.representation())
                        .filter(known -> !missing.remove(known))
                        .isPresent());
        int at = classifications.size();
        for (int i = 0; i < classifications.size(); i++) {
            if (classifications.get(i).scheme().equals(XdsUuids.CONFIDENTIALITY_CODE)) {
                at = i + 1;
            }
        }
        for (Visibility each : missing) {
            classifications.add(at++, Classification.code(XdsUuids.CONFIDENTIALITY_CODE, each.code()));
        }
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

    /** An organization in its own name. */
    void author(String scheme, Structure organization, XdsOptions options) {
        classifications.add(new Classification(
                scheme, "", "", "", List.of(Slot.of(XdsAuthor.INSTITUTION, XdsForms.xon(organization, options)))));
    }

    /** Institution and specialty are absent for a patient. Source: dmp §6.3. */
    void otherAuthor(String scheme, OtherAuthor author, Patient patient, XdsOptions options) {
        List<Slot> parts = new ArrayList<>(3);
        if (author instanceof OtherAuthor.Device device) {
            parts.add(Slot.of(XdsAuthor.PERSON, XdsForms.xcn(device)));
            parts.add(Slot.of(XdsAuthor.SPECIALTY, XdsForms.specialty(device.kind())));
            device.structure()
                    .ifPresent(
                            structure -> parts.add(Slot.of(XdsAuthor.INSTITUTION, XdsForms.xon(structure, options))));
        } else {
            parts.add(Slot.of(XdsAuthor.PERSON, XdsForms.xcn(patient)));
        }
        classifications.add(new Classification(scheme, "", "", "", parts));
    }
}
