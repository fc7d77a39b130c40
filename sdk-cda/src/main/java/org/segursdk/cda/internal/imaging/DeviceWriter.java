package org.segursdk.cda.internal.imaging;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.imaging.ImagingDevice;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.Narrative;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** FR-Dispositifs-medicaux and FR-Dispositif-medical. Source: cda §6.10. */
final class DeviceWriter {
    private static final String[] SUPPLY = {"2.16.840.1.113883.10.20.1.34", "1.2.250.1.213.1.1.3.20"};

    private DeviceWriter() {}

    static void section(Writing w, List<ImagingDevice> devices) {
        ImagingSections.DEVICES.open(w.out, w.ids);
        Narrative.Table table =
                new Narrative.Table("Dispositifs médicaux", "Dispositif", "Catégorie", "Identifiant unique", "Date");
        for (int i = 0; i < devices.size(); i++) {
            ImagingDevice device = devices.get(i);
            table.row()
                    .cell(id(i), device.label())
                    .cell(Writing.coded(device.emdn()))
                    .cell(device.udi()
                            .map(udi -> udi.extension().orElse(udi.root().value()))
                            .orElse(null))
                    .cell(w.readable(device.usedAt()));
        }
        table.writeTo(w.out);
        for (int i = 0; i < devices.size(); i++) {
            write(w, devices.get(i), id(i));
        }
        ImagingSections.DEVICES.close(w.out);
    }

    private static String id(int index) {
        return "dispositif-" + (index + 1);
    }

    private static void write(Writing w, ImagingDevice device, String id) {
        XmlOut out = w.out;
        out.start("entry").start("supply", "classCode", "SPLY", "moodCode", "EVN");
        out.templates(SUPPLY).empty("id", "root", w.ids.at(id)).textReference(id);
        device.usedAt()
                .ifPresentOrElse(
                        at -> out.start("effectiveTime", "xsi:type", "IVL_TS")
                                .empty("low", "value", Timestamps.hl7(at, w.zone))
                                .end(),
                        () -> out.empty("effectiveTime", "xsi:type", "IVL_TS", "nullFlavor", "UNK"));
        out.start("participant", "typeCode", "DEV").start("participantRole", "classCode", "MANU");
        device.udi().ifPresent(udi -> new ActorWriter(out).id(udi));
        out.start("playingDevice", "classCode", "DEV", "determinerCode", "INSTANCE");
        Optional<CodedValue> emdn = device.emdn();
        emdn.ifPresentOrElse(code -> out.startCode("code", code), () -> out.start("code", "nullFlavor", "UNK"));
        out.originalText(id);
        device.translations().forEach(code -> out.code("translation", code));
        out.end().end().end().end().end().end();
    }
}
