package org.segursdk.cda.internal.prescription;

import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Phrase;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.core.terminology.CodedValue;

/** FR-Prescription-dispositifs-medicaux: its narrative and its entries. Source: cda §10.4, §6.10. */
final class DeviceEntry {
    private static final String[] DEVICE = {"2.16.840.1.113883.10.20.1.34", "1.2.250.1.213.1.1.3.20"};
    private static final String PREFIX = "dm-";

    private final Writing w;
    private final XmlOut out;
    private final Wording wording;
    private final String writtenAt;

    DeviceEntry(Writing w, Wording wording, String writtenAt) {
        this.w = w;
        this.out = w.out;
        this.wording = wording;
        this.writtenAt = writtenAt;
    }

    void section(Section section, List<PrescribedDevice> devices) {
        section.open(out, w.ids);
        out.start("text").start("table", "border", "1").leaf("caption", section.title());
        out.start("thead").start("tr");
        for (String title : List.of("Dispositif médical", "À délivrer", "Prise en charge", "Précisions")) {
            out.leaf("th", title, "scope", "col");
        }
        out.end().end().start("tbody");
        for (int i = 0; i < devices.size(); i++) {
            row(devices.get(i), PREFIX + (i + 1));
        }
        out.end().end().end();
        for (int i = 0; i < devices.size(); i++) {
            write(devices.get(i), PREFIX + (i + 1));
        }
        section.close(out);
    }

    private void row(PrescribedDevice device, String id) {
        out.start("tr", "ID", id);
        Phrase what = new Phrase().say(id + "-nom", device.label());
        device.emdn().ifPresent(code -> what.newLine().say(id + "-emdn", coded(code)));
        device.lpp().ifPresent(code -> what.newLine().say(id + "-lpp", coded(code)));
        what.writeIn(out, "td");
        Phrase delivery = new Phrase();
        device.quantity().ifPresent(count -> delivery.say("Quantité : " + wording.number(new Quantity(count, "", ""))));
        device.rentalDays().ifPresent(days -> delivery.newLine()
                .say("Location : " + wording.duration(Quantity.of(Integer.toString(days), "d"))));
        device.period().ifPresent(period -> delivery.newLine().say("Utilisation : " + wording.period(period)));
        delivery.newLine().say(wording.renewals(Renewals.times(device.renewals())));
        delivery.writeIn(out, "td");
        LineFlag.narrative(LineFlag.of(device), id).writeIn(out, "td");
        new Phrase().say(device.instructions().orElse("Aucune")).writeIn(out, "td");
        out.end();
    }

    private static String coded(CodedValue code) {
        String words = Writing.coded(Optional.of(code));
        return words == null ? code.code() : words;
    }

    private void write(PrescribedDevice device, String id) {
        out.start("entry").start("supply", "classCode", "SPLY", "moodCode", "INT");
        out.templates(DEVICE).empty("id", "root", w.ids.at(id)).textReference(id);
        device.period()
                .ifPresentOrElse(
                        period -> new PosologyTimes(w).period("effectiveTime", period, false),
                        () -> out.empty("effectiveTime", "xsi:type", "IVL_TS", "nullFlavor", "UNK"));
        out.empty("repeatNumber", "value", Integer.toString(device.renewals()));
        device.quantity().ifPresent(count -> out.empty("quantity", "value", count.toPlainString()));
        device.rentalDays().ifPresent(days -> out.start("expectedUseTime")
                .empty("width", "value", days.toString(), "unit", "d")
                .end());
        out.start("participant", "typeCode", "DEV").start("participantRole", "classCode", "MANU");
        out.start("playingDevice", "classCode", "DEV", "determinerCode", "INSTANCE");
        device.emdn()
                .ifPresentOrElse(code -> out.startCode("code", code), () -> out.start("code", "nullFlavor", "NAV"));
        out.originalText(id + "-nom");
        device.lpp().ifPresent(code -> out.code("translation", code));
        out.end().end().end().end();
        LineFlag.write(w, LineFlag.of(device), id, writtenAt);
        out.end().end();
    }
}
