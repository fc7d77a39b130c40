package org.segursdk.mss.xdm;

import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.mss.internal.xdm.Findings;

/** What a METADATA.XML lacks or has otherwise as a whole. Source: mssante §4.2, §5. */
final class SetForm {
    /** Sectors of activity (TRE_R02). */
    private static final String SECTORS = "1.2.250.1.71.4.2.4";

    private SetForm() {}

    static void check(RegistryObjects objects, String place, Findings findings) {
        if (objects.submissionSets().size() != 1) {
            findings.form(
                    place,
                    "XDM-SUBMISSION-SET",
                    "un lot de soumission attendu, et un seul",
                    "one submission set is expected, and one only");
        }
        if (objects.entries().isEmpty()) {
            findings.content(place, "XDM-NO-ENTRY", "aucun document décrit", "no document is told of");
        }
        objects.submissionSets().stream().findFirst().ifPresent(set -> {
            set(set, place + "/RegistryPackage", findings);
            for (DocumentEntry entry : objects.entries()) {
                boolean member = objects.associations().stream()
                        .anyMatch(each -> each.type().equals(Association.HAS_MEMBER)
                                && each.source().equals(set.id())
                                && each.target().equals(entry.id()));
                if (!member) {
                    findings.form(
                            place,
                            "XDM-HAS-MEMBER",
                            "association HasMember absente ou fausse",
                            "the association HasMember is missing or wrong");
                }
            }
        });
    }

    private static void set(SubmissionSet set, String path, Findings findings) {
        Optional<CodedValue> type = set.contentType();
        attribute(type.isPresent(), path + "/contentTypeCode", findings);
        attribute(Identifiers.uniqueId(set).isPresent(), path + "/uniqueId", findings);
        attribute(Identifiers.patientId(set).isPresent(), path + "/patientId", findings);
        attribute(set.sourceId().isPresent(), path + "/sourceId", findings);
        attribute(set.submissionTime().isPresent(), path + "/submissionTime", findings);
        attribute(!set.authors().isEmpty(), path + "/author", findings);
        if (type.filter(code -> code.codeSystem().equals(SECTORS)).isPresent()) {
            findings.form(
                    path,
                    "XDM-CONTENT-TYPE",
                    "secteur d'activité à la place de contentTypeCode",
                    "a sector of activity in place of contentTypeCode");
        }
    }

    /** A piece of metadata that ought to be there. */
    static void attribute(boolean present, String path, Findings findings) {
        if (!present) {
            findings.form(path, "XDM-ATTRIBUTE", "métadonnée absente ou inutilisable", "metadata missing or unusable");
        }
    }
}
