package org.segursdk.exchange.portability;

import java.util.Optional;
import org.segursdk.mss.xdm.XdmArchive;

/**
 * Makes the IHE_XDM archive of a record, put beside its documents. A draft guide on portability wants archives "based on IHE XDM" and its
 * details are not known here: what stands in the archive is the software's choice, made with {@link XdmArchive#builder}. Source: rem
 * PORT-03.
 */
@FunctionalInterface
public interface XdmOfRecord {
    /** Empty for a record that has none: without qualified INS, for instance. */
    Optional<XdmArchive> archive(ExportedRecord record);
}
