package org.segursdk.mss.xdm;

import java.util.List;
import java.util.Objects;
import org.segursdk.core.WireFact;
import org.segursdk.core.xds.XdsOptions;

/**
 * The constants of an archive that rest on something read or seen, each with its source and certainty. Immutable; a
 * {@code with…} method gives a profile with one of them overridden.
 */
public final class XdmProfile {
    private static final XdmProfile DEFAULT = new XdmProfile(
            WireFact.observed("mss.xdm.metadata", new XdsOptions(true, "IDNPS", "EI", "IDNST"), "mssante §4.2"),
            WireFact.observed("mss.xdm.actionSlot", "urn:action:extraMetadataSlot", "mssante §5"),
            WireFact.observed(
                    "mss.xdm.actionOnDocument",
                    true,
                    "ansforge/interop-exemples-xdm: 21 of the 110 archives carry it"));

    private final WireFact<XdsOptions> metadata;
    private final WireFact<String> actionSlot;
    private final WireFact<Boolean> actionOnDocument;

    private XdmProfile(WireFact<XdsOptions> metadata, WireFact<String> actionSlot, WireFact<Boolean> actionOnDocument) {
        this.metadata = metadata;
        this.actionSlot = actionSlot;
        this.actionOnDocument = actionOnDocument;
    }

    /** What is known, nothing overridden. */
    public static XdmProfile defaults() {
        return DEFAULT;
    }

    /** Every fact of this profile. */
    public List<WireFact<?>> facts() {
        return List.of(metadata, actionSlot, actionOnDocument);
    }

    /** Forms of the metadata: an identifier internal to a structure is of type {@code EI}. */
    public WireFact<XdsOptions> metadata() {
        return metadata;
    }

    /** Name of the slot that tells a replacement or a deletion. */
    public WireFact<String> actionSlot() {
        return actionSlot;
    }

    /** Whether that slot stands on the document (as in the official samples) or else on the submission set. */
    public WireFact<Boolean> actionOnDocument() {
        return actionOnDocument;
    }

    public XdmProfile withMetadata(XdsOptions value) {
        return new XdmProfile(metadata.overriddenBy(Objects.requireNonNull(value)), actionSlot, actionOnDocument);
    }

    public XdmProfile withActionSlot(String value) {
        return new XdmProfile(metadata, actionSlot.overriddenBy(Objects.requireNonNull(value)), actionOnDocument);
    }

    /** On the submission set one action holds for all its documents: archives that mix actions are then refused. */
    public XdmProfile withActionOnDocument(boolean value) {
        return new XdmProfile(metadata, actionSlot, actionOnDocument.overriddenBy(value));
    }

    @Override
    public String toString() {
        return "XdmProfile" + facts();
    }
}
