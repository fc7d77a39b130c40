package org.segursdk.cda.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.MedicalDevice;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;

/** FR-Dispositifs-medicaux: devices implanted or in use. Source: cda §6.10. */
public final class MedicalDeviceEntry {
    private static final Section SECTION = Section.of(
            "dispositifs",
            "46264-8",
            "Dispositifs médicaux",
            "Dispositifs médicaux",
            // The misspelt arc of the official examples.
            "2.16.840.1.11383.10.20.1.7",
            "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.5",
            "1.2.250.1.213.1.1.2.1");
    private static final String[] DEVICE = {"2.16.840.1.113883.10.20.1.34", "1.2.250.1.213.1.1.3.20"};
    private static final String EMDN = "1.2.250.1.213.2.68";
    private static final String PREFIX = "dispositif-";

    private MedicalDeviceEntry() {}

    /** Rules {@code CDA-EMDN}, {@code CDA-PERIOD} and those of texts. */
    public static void check(List<MedicalDevice> devices, String path, ZoneId zone, Violations violations) {
        TextRules texts = new TextRules(violations);
        for (int i = 0; i < devices.size(); i++) {
            MedicalDevice device = devices.get(i);
            String at = path + "[" + i + "]";
            texts.text(device.label(), at + ".label").code(device.emdn(), at + ".emdn");
            device.emdn()
                    .ifPresent(code -> violations.check(
                            code.codeSystem().equals(EMDN),
                            at + ".emdn",
                            "CDA-EMDN",
                            "code EMDN attendu ; LPP et CLADIMED vont dans les traductions",
                            "an EMDN code is expected; LPP and CLADIMED go into the translations"));
            for (int j = 0; j < device.translations().size(); j++) {
                texts.code(device.translations().get(j), at + ".translations[" + j + "]");
            }
            device.udi().flatMap(udi -> udi.extension()).ifPresent(value -> texts.line(value, at + ".udi"));
            if (device.since().isPresent() && device.until().isPresent()) {
                violations.check(
                        !device.since().get().isAfter(device.until().get(), zone),
                        at + ".until",
                        "CDA-PERIOD",
                        "la fin ne précède pas le début",
                        "the end does not come before the beginning");
            }
        }
    }

    public static void section(Writing w, List<MedicalDevice> devices) {
        SECTION.open(w.out, w.ids);
        Narrative.Table table =
                new Narrative.Table(SECTION.title(), "Dispositif", "Catégorie", "Autres codes", "UDI", "Depuis", "Fin");
        for (int i = 0; i < devices.size(); i++) {
            MedicalDevice device = devices.get(i);
            List<String> codes = device.translations().stream()
                    .map(code -> String.valueOf(Writing.coded(Optional.of(code))))
                    .toList();
            table.row()
                    .cell(PREFIX + (i + 1), device.label())
                    .cell(Writing.coded(device.emdn()))
                    .cell(codes.isEmpty() ? null : String.join("\n", codes))
                    .cell(device.udi()
                            .map(udi -> udi.extension().orElse(udi.root().value()))
                            .orElse(null))
                    .cell(w.readable(device.since()))
                    .cell(w.readable(device.until()));
        }
        table.writeTo(w.out);
        for (int i = 0; i < devices.size(); i++) {
            write(w, devices.get(i), PREFIX + (i + 1));
        }
        SECTION.close(w.out);
    }

    private static void write(Writing w, MedicalDevice device, String id) {
        XmlOut out = w.out;
        out.start("entry").start("supply", "classCode", "SPLY", "moodCode", "EVN");
        out.templates(DEVICE).empty("id", "root", w.ids.at(id)).textReference(id);
        if (device.since().isEmpty() && device.until().isEmpty()) {
            out.empty("effectiveTime", "xsi:type", "IVL_TS", "nullFlavor", "UNK");
        } else {
            out.start("effectiveTime", "xsi:type", "IVL_TS");
            w.low(device.since());
            if (device.until().isPresent()) {
                w.high(device.until());
            }
            out.end();
        }
        out.start("participant", "typeCode", "DEV").start("participantRole", "classCode", "MANU");
        device.udi().ifPresent(udi -> new ActorWriter(out).id(udi));
        out.start("playingDevice", "classCode", "DEV", "determinerCode", "INSTANCE");
        device.emdn()
                .ifPresentOrElse(code -> out.startCode("code", code), () -> out.start("code", "nullFlavor", "NAV"));
        out.originalText(id);
        for (CodedValue translation : device.translations()) {
            out.code("translation", translation);
        }
        out.end().end().end().end().end().end();
    }
}
