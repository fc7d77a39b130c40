package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;

/**
 * A study whose images the report links to, as written. A link is what the report says: open it only on a host you trust. Source:
 * cda §9.3 (FR-DICOM-Examen-imagerie).
 *
 * @param uids Study Instance UIDs
 * @param period when, if told
 * @param series series
 */
public record ReadImagingStudy(List<String> uids, Optional<ReadPeriod> period, List<Series> series) {
    /**
     * A series.
     *
     * @param uids Series Instance UIDs
     * @param modality DICOM modality, if told
     * @param instances images
     */
    public record Series(List<String> uids, Optional<ReadCode> modality, List<Instance> instances) {
        public Series {
            uids = List.copyOf(uids);
            Objects.requireNonNull(modality, "modality");
            instances = List.copyOf(instances);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Series[redacted]";
        }
    }

    /**
     * An image.
     *
     * @param uids SOP Instance UIDs
     * @param sopClass SOP class, if told
     * @param link address of the image as written, if told
     */
    public record Instance(List<String> uids, Optional<ReadCode> sopClass, Optional<String> link) {
        public Instance {
            uids = List.copyOf(uids);
            Objects.requireNonNull(sopClass, "sopClass");
            Objects.requireNonNull(link, "link");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Instance[redacted]";
        }
    }

    public ReadImagingStudy {
        uids = List.copyOf(uids);
        Objects.requireNonNull(period, "period");
        series = List.copyOf(series);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadImagingStudy[redacted]";
    }
}
