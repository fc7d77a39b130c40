package org.segursdk.core.xds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** A lot of documents sent together ({@code RegistryPackage}). Source: dmp §6.2. */
public final class SubmissionSet extends RegistryObject {
    private static final String SUBMISSION_TIME = "submissionTime";

    SubmissionSet(Parts parts) {
        super(parts);
    }

    /** @param id symbolic, such as {@code SubmissionSet01} */
    public static Builder builder(String id, XdsOptions options) {
        return new Builder(id, options);
    }

    @Override
    public Optional<String> uniqueId() {
        return identifier(XdsUuids.SUBMISSION_SET_UNIQUE_ID);
    }

    /** OID of the software instance that sent it. */
    public Optional<String> sourceId() {
        return identifier(XdsUuids.SUBMISSION_SET_SOURCE_ID);
    }

    @Override
    public Optional<XdsPatientId> patientId() {
        return identifier(XdsUuids.SUBMISSION_SET_PATIENT_ID).map(XdsPatientId::parse);
    }

    @Override
    public List<XdsAuthor> authors() {
        return authors(XdsUuids.SUBMISSION_SET_AUTHOR);
    }

    /** What care the lot comes from. */
    public Optional<CodedValue> contentType() {
        return code(XdsUuids.SUBMISSION_SET_CONTENT_TYPE);
    }

    /** UTC on the wire. */
    public Optional<Instant> submissionTime() {
        return slotValue(SUBMISSION_TIME).flatMap(Hl7::parseDtm);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubmissionSet that && super.equals(that);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SubmissionSet[" + slots().size() + " slots]";
    }

    /** Builds a submission set. */
    public static final class Builder {
        private final XdsOptions options;
        private final Parts parts = new Parts();

        private Builder(String id, XdsOptions options) {
            this.options = options;
            parts.id = id;
            parts.classifications.add(new Classification("", XdsUuids.SUBMISSION_SET, "", "", List.of()));
        }

        /** Required; UTC on the wire. */
        public Builder submissionTime(Instant value) {
            parts.slot(SUBMISSION_TIME, Hl7.dtm(value));
            return this;
        }

        public Builder title(String value) {
            parts.title = value;
            return this;
        }

        public Builder comments(String value) {
            parts.comments = value;
            return this;
        }

        /** Required for the DMP, exactly one person. */
        public Builder author(DocumentAuthor value) {
            parts.author(XdsUuids.SUBMISSION_SET_AUTHOR, value, options);
            return this;
        }

        /** An organization in its own name, besides the person. */
        public Builder author(Structure organization) {
            parts.author(XdsUuids.SUBMISSION_SET_AUTHOR, organization, options);
            return this;
        }

        /** Required. */
        public Builder contentType(CodedValue value) {
            parts.code(XdsUuids.SUBMISSION_SET_CONTENT_TYPE, value);
            return this;
        }

        /** Required. */
        public Builder patient(Patient value) {
            parts.identifier(
                    XdsUuids.SUBMISSION_SET_PATIENT_ID, XdsForms.patientId(value), "XDSSubmissionSet.patientId");
            return this;
        }

        /** As {@link #patient(Patient)}, by the INS alone. */
        public Builder patient(Ins value) {
            parts.identifier(XdsUuids.SUBMISSION_SET_PATIENT_ID, value.toCx(), "XDSSubmissionSet.patientId");
            return this;
        }

        /** Required: the software's OID. */
        public Builder sourceId(Oid value) {
            parts.identifier(XdsUuids.SUBMISSION_SET_SOURCE_ID, value.value(), "XDSSubmissionSet.sourceId");
            return this;
        }

        /** Required. */
        public Builder uniqueId(Oid value) {
            parts.identifier(XdsUuids.SUBMISSION_SET_UNIQUE_ID, value.value(), "XDSSubmissionSet.uniqueId");
            return this;
        }

        public Builder addSlot(Slot value) {
            parts.slots.add(value);
            return this;
        }

        /**
         * @throws InvalidInputException rule {@code REQUIRED}
         */
        public SubmissionSet build() {
            SubmissionSet set = new SubmissionSet(parts);
            new Violations()
                    .require(set.slotValue(SUBMISSION_TIME).orElse(""), "submissionTime")
                    .require(set.code(XdsUuids.SUBMISSION_SET_CONTENT_TYPE).orElse(null), "contentType")
                    .require(set.identifier(XdsUuids.SUBMISSION_SET_PATIENT_ID).orElse(""), "patient")
                    .require(set.identifier(XdsUuids.SUBMISSION_SET_SOURCE_ID).orElse(""), "sourceId")
                    .require(set.identifier(XdsUuids.SUBMISSION_SET_UNIQUE_ID).orElse(""), "uniqueId")
                    .throwIfAny("SubmissionSet");
            return set;
        }
    }
}
