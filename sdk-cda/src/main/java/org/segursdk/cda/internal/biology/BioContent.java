package org.segursdk.cda.internal.biology;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.cda.Statement;
import org.segursdk.cda.biology.BioAccreditation;
import org.segursdk.cda.biology.BioAttachment;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioComment;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioScreening;
import org.segursdk.cda.biology.BioVaccination;
import org.segursdk.core.document.ContentSource;

/**
 * What a biology report says besides its header.
 *
 * @param sizes bytes of each embedded content, as counted when it was checked
 */
public record BioContent(
        BioReport.Status status,
        Optional<ContentSource> pdfCopy,
        Optional<Instant> performedAt,
        List<BioChapter> chapters,
        List<BioComment> comments,
        List<BioAttachment> secondIntention,
        Optional<BioScreening> screening,
        Optional<Statement<BioVaccination>> vaccinations,
        Optional<BioAccreditation> accreditation,
        Map<ContentSource, Long> sizes) {
    public static BioContent of(
            BioReport.Status status,
            Optional<ContentSource> pdfCopy,
            Optional<Instant> performedAt,
            List<BioChapter> chapters,
            List<BioComment> comments,
            List<BioAttachment> secondIntention,
            Optional<BioScreening> screening,
            Optional<Statement<BioVaccination>> vaccinations,
            Optional<BioAccreditation> accreditation) {
        return new BioContent(
                status,
                pdfCopy,
                performedAt,
                List.copyOf(chapters),
                List.copyOf(comments),
                List.copyOf(secondIntention),
                screening,
                vaccinations,
                accreditation,
                new IdentityHashMap<>());
    }

    long size(ContentSource source) {
        Long size = sizes.get(source);
        if (size == null) {
            throw new IllegalStateException("the rules let an unread content pass");
        }
        return size;
    }
}
