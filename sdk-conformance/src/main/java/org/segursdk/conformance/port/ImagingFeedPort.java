package org.segursdk.conformance.port;

import java.util.Set;
import org.segursdk.core.document.Visibility;

/** What the feeding of the DMP has of its own in radiology: practices that share a product, and the KOS beside the report. */
public interface ImagingFeedPort extends DmpFeedPort {
    /**
     * A radiologist of one of the practices validates a report; the certificates of that practice are
     * {@code sandbox().pki().credentials("dmp", structure)}, and the product holds those of the other practices too.
     *
     * @param structure IdNat_Struct of the radiologist's practice, prefix included
     */
    String validateIn(String structure, String patient);

    /** A report is validated whose examination has a KOS in the DMP, fed with the same visibility. */
    String validateWithKos(String patient, Set<Visibility> visibility);

    /** The radiologist changes the report's visibility to professionals. */
    void visibility(String document, Set<Visibility> visibility);
}
