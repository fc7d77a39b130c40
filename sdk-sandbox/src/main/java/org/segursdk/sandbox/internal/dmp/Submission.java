package org.segursdk.sandbox.internal.dmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.w3c.dom.Element;

/**
 * The objects of a submission.
 *
 * @param set the submission set
 * @param entries document entries, the signature's included, in order
 * @param associations in order
 */
record Submission(RimObject set, List<RimObject> entries, List<RimObject> associations) {
    static final String XDS_B = "urn:ihe:iti:xds-b:2007";
    static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";

    /**
     * @throws Refusal the frame is not that of ITI-41, or there is not exactly one submission set
     */
    static Submission read(Element request) throws Refusal {
        if (!Dom.is(request, XDS_B, "ProvideAndRegisterDocumentSetRequest")) {
            throw Refusal.sandbox("ProvideAndRegisterDocumentSetRequest is expected.");
        }
        return objects(Dom.child(request, LCM, "SubmitObjectsRequest")
                .orElseThrow(() -> Refusal.sandbox("SubmitObjectsRequest is missing.")));
    }

    /**
     * The objects of a SubmitObjectsRequest, which ITI-57 sends by itself.
     *
     * @throws Refusal there is another element, or not exactly one submission set
     */
    static Submission objects(Element request) throws Refusal {
        if (!Dom.is(request, LCM, "SubmitObjectsRequest")) {
            throw Refusal.sandbox("SubmitObjectsRequest is expected.");
        }
        Element list = Dom.child(request, RimObject.RIM, "RegistryObjectList")
                .orElseThrow(() -> Refusal.sandbox("RegistryObjectList is missing."));
        List<RimObject> packages = new ArrayList<>();
        List<RimObject> entries = new ArrayList<>();
        List<RimObject> associations = new ArrayList<>();
        for (Element child : Dom.children(list)) {
            List<RimObject> target =
                    switch (String.valueOf(child.getLocalName())) {
                        case "RegistryPackage" -> packages;
                        case "ExtrinsicObject" -> entries;
                        case "Association" -> associations;
                        case "Classification" -> new ArrayList<>();
                        default -> throw Refusal.sandbox("Unexpected registry object " + child.getLocalName() + ".");
                    };
            target.add(new RimObject(child));
        }
        if (packages.size() != 1) {
            throw Refusal.sandbox("Exactly one RegistryPackage, the submission set, is expected.");
        }
        RimObject set = packages.get(0);
        Dom.children(list, RimObject.RIM, "Classification").stream()
                .map(RimObject::new)
                .filter(c -> c.attribute("classifiedObject").equals(set.id()))
                .forEach(set.classifications()::add);
        return new Submission(set, entries, associations);
    }

    String setId() {
        return set.identifier(Scheme.SET_UNIQUE);
    }

    static boolean isSignature(RimObject entry) {
        return entry.code(Scheme.FORMAT)
                .filter(c -> c.code().equals(DsgSignature.DSIG))
                .isPresent();
    }

    Optional<RimObject> signature() {
        return entries.stream().filter(Submission::isSignature).findFirst();
    }

    List<RimObject> documents() {
        return entries.stream().filter(e -> !isSignature(e)).toList();
    }

    @Override
    public String toString() {
        return "Submission[" + entries.size() + " entries]";
    }
}
