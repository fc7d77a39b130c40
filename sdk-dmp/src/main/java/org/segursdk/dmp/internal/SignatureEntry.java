package org.segursdk.dmp.internal;

import java.time.Instant;
import org.segursdk.core.document.Confidentiality;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.core.xds.XdsUuids;

/** The metadata of the signature document. Source: dmp §7.1; IHE DSG. */
final class SignatureEntry {
    static final String ID = "Signature01";
    private static final CodedValue CLASS =
            CodedValue.of("urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1", "URN", "Digital Signature");
    private static final CodedValue TYPE = CodedValue.of("E1762", "ASTM", "Full Document");
    private static final CodedValue FORMAT =
            CodedValue.of("http://www.w3.org/2000/09/xmldsig#", "URN", "Default Signature Style");
    private static final CodedValue EVENT = CodedValue.of("1.2.840.10065.1.12.1.14", "1.2.840.10065.1.12", "Source");

    private SignatureEntry() {}

    static DocumentEntry of(
            Oid uniqueId,
            Fingerprint fingerprint,
            Instant time,
            DocumentAuthor author,
            Patient patient,
            XdsOptions options) {
        DocumentEntry.Builder builder =
                DocumentEntry.builder(ID, "text/xml", options).creationTime(time);
        if (options.hashAndSize()) {
            builder.fingerprint(fingerprint);
        }
        return builder.languageCode("art")
                .legalAuthenticator(author.professional())
                .serviceStart(time)
                .patientByNationalId(patient)
                .title("Source")
                .addAuthor(author)
                .code(XdsUuids.CLASS_CODE, CLASS)
                .code(XdsUuids.TYPE_CODE, TYPE)
                .code(XdsUuids.CONFIDENTIALITY_CODE, Confidentiality.NORMAL)
                .code(XdsUuids.CONFIDENTIALITY_CODE, Visibility.MASKED_FROM_PROFESSIONALS.code())
                .code(XdsUuids.CONFIDENTIALITY_CODE, Visibility.INVISIBLE_TO_PATIENT.code())
                .code(XdsUuids.FORMAT_CODE, FORMAT)
                .code(XdsUuids.FACILITY_TYPE_CODE, author.structure().sector())
                .code(XdsUuids.PRACTICE_SETTING_CODE, author.structure().practiceSetting())
                .code(XdsUuids.EVENT_CODE, EVENT)
                .uniqueId(uniqueId)
                .build();
    }
}
