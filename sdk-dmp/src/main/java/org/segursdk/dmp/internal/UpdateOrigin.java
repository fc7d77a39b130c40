package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xds.XdsOptions;

/**
 * Who changes something, about whom, when: the submission set of a change (TD3.3). Source: dmp §6.2, §10.
 *
 * @param author who changes it
 * @param contentType of JDV_J59
 * @param patient the INS the call is made under
 * @param sourceId OID of the software
 * @param uniqueId of the submission set, a new one
 * @param time of the change
 * @param options form of the metadata
 */
public record UpdateOrigin(
        DocumentAuthor author,
        CodedValue contentType,
        Ins patient,
        Oid sourceId,
        Oid uniqueId,
        Instant time,
        XdsOptions options) {
    public UpdateOrigin {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(options, "options");
    }

    SubmissionSet submissionSet() {
        return SubmissionSet.builder("SubmissionSet01", options)
                .submissionTime(time)
                .author(author)
                .contentType(contentType)
                .patient(patient)
                .sourceId(sourceId)
                .uniqueId(uniqueId)
                .build();
    }
}
