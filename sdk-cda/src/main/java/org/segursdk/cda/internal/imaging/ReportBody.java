package org.segursdk.cda.internal.imaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.imaging.ActDescription;
import org.segursdk.cda.imaging.Addendum;
import org.segursdk.cda.imaging.ReportText;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.internal.Writing;
import org.segursdk.cda.internal.XmlOut;

/** The structured body of the report, sections in the order of the official example. Source: cda §9.2. */
final class ReportBody {
    private final Writing w;
    private final XmlOut out;
    private final ReportContent report;
    private final Instant event;
    private final List<Long> sizes;

    /**
     * @param event beginning of the principal act
     * @param sizes bytes of each attached document
     */
    ReportBody(Writing w, ReportContent report, Instant event, List<Long> sizes) {
        this.w = w;
        this.out = w.out;
        this.report = report;
        this.event = event;
        this.sizes = sizes;
    }

    void write() {
        out.start("component").start("structuredBody");
        report.addendum().ifPresent(this::addendum);
        report.clinicalInformation().ifPresent(info -> ClinicalInformationWriter.report(w, info));
        for (int i = 0; i < report.acts().size(); i++) {
            ActDescription act = report.acts().get(i);
            new ActWriter(w, "acte-" + (i + 1), act, ActWriter.start(act.act(), event)).write();
        }
        if (!report.devices().isEmpty()) {
            DeviceWriter.section(w, report.devices());
        }
        text(ImagingSections.FINDINGS, report.findings());
        text(ImagingSections.PREVIOUS_RESULTS, report.previousResults());
        text(ImagingSections.COMPARISON, report.comparison());
        text(ImagingSections.CONCLUSION, report.conclusion());
        text(ImagingSections.COMMENT, report.comment());
        if (!report.attachments().isEmpty()) {
            AttachmentWriter.section(w, report.attachments(), sizes);
        }
        report.patientInformation().ifPresent(information -> EducationWriter.report(w, information));
        out.end().end();
    }

    private void text(Section section, Optional<ReportText> text) {
        text.ifPresent(present -> Texts.section(w, section, present));
    }

    /** The author of the addendum stands in its section and replaces the header's there. Source: cda §5.5, §9.2. */
    private void addendum(Addendum addendum) {
        ActorWriter actors = new ActorWriter(out);
        Attestation author = addendum.author();
        ImagingSections.ADDENDUM.open(out, w.ids);
        out.start("text");
        Texts.blocks(out, addendum.text());
        out.end();
        out.start("author").empty("time", "value", Timestamps.hl7(author.at(), w.zone));
        out.start("assignedAuthor");
        actors.assigned(author.by().professional());
        actors.person("assignedPerson", author.by().professional());
        actors.organization("representedOrganization", author.by().structure(), false);
        out.end().end();
        ImagingSections.ADDENDUM.close(out);
    }
}
