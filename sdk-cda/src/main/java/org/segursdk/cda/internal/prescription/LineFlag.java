package org.segursdk.cda.internal.prescription;

import java.util.EnumMap;
import java.util.Map;
import org.segursdk.cda.internal.Phrase;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.core.terminology.CodedValue;

/** What a line says yes or no to, each as a simple observation. Source: cda §10.3, §10.4. */
enum LineFlag {
    LONG_TERM_ILLNESS("13", "MED-574", "En rapport avec une ALD", "ald", "ALD"),
    WORK_ACCIDENT(
            "14", "GEN-180", "En rapport avec un accident du travail ou une maladie professionnelle", "atmp", "AT/MP"),
    PREVENTION("34", "GEN-295", "En rapport avec la prévention", "prevention", "Prévention"),
    NOT_REIMBURSABLE("15", "GEN-181", "Non remboursable", "non-remboursable", "Non remboursable"),
    OFF_LABEL("12", "GEN-179", "Hors Autorisation de Mise sur le Marché (AMM)", "hors-amm", "Hors AMM");

    private static final String SIMPLE = "1.2.250.1.213.1.1.3.48";

    private final String template;
    private final String code;
    private final String displayName;
    private final String key;
    private final String label;

    LineFlag(String template, String code, String displayName, String key, String label) {
        this.template = SIMPLE + "." + template;
        this.code = code;
        this.displayName = displayName;
        this.key = key;
        this.label = label;
    }

    static Map<LineFlag, Boolean> of(PrescribedMedicine line) {
        Map<LineFlag, Boolean> flags = new EnumMap<>(LineFlag.class);
        flags.put(LONG_TERM_ILLNESS, line.longTermIllness());
        flags.put(WORK_ACCIDENT, line.workAccident());
        flags.put(PREVENTION, line.prevention());
        flags.put(NOT_REIMBURSABLE, line.notReimbursable());
        flags.put(OFF_LABEL, line.offLabel());
        return flags;
    }

    static Map<LineFlag, Boolean> of(PrescribedDevice line) {
        Map<LineFlag, Boolean> flags = new EnumMap<>(LineFlag.class);
        flags.put(LONG_TERM_ILLNESS, line.longTermIllness());
        flags.put(WORK_ACCIDENT, line.workAccident());
        flags.put(PREVENTION, line.prevention());
        flags.put(NOT_REIMBURSABLE, line.notReimbursable());
        return flags;
    }

    /** One line of words for each flag. */
    static Phrase narrative(Map<LineFlag, Boolean> flags, String id) {
        Phrase phrase = new Phrase();
        flags.forEach((flag, value) ->
                phrase.newLine().say(flag.label + " : ").say(id + "-" + flag.key, value ? "oui" : "non"));
        return phrase;
    }

    /** @param time when the prescriber said it, as HL7 writes it */
    static void write(Writing w, Map<LineFlag, Boolean> flags, String id, String time) {
        XmlOut out = w.out;
        flags.forEach((flag, value) -> {
            String narrativeId = id + "-" + flag.key;
            out.start("entryRelationship", "typeCode", "COMP");
            out.start("observation", "classCode", "OBS", "moodCode", "EVN")
                    .templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", SIMPLE, flag.template);
            out.empty("id", "root", w.ids.at(narrativeId))
                    .code("code", CodedValue.of(flag.code, "1.2.250.1.213.1.1.4.322", flag.displayName));
            out.textReference(narrativeId).empty("statusCode", "code", "completed");
            out.empty("effectiveTime", "value", time);
            out.empty("value", "xsi:type", "BL", "value", value.toString());
            out.end().end();
        });
    }
}
