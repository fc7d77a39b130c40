package org.segursdk.exchange.sharing;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Visibility;
import org.segursdk.mss.message.MssAddress;

/** A validated document to share. Immutable. */
public final class ShareRequest {
    private final Document document;
    private final ProfessionalSession session;
    private final SharePlan plan;
    private final PatientFacts facts;
    private final boolean announcement;
    private final @Nullable MssAddress sender;

    private ShareRequest(Builder builder) {
        this.document = builder.document;
        this.session = builder.session;
        this.plan = builder.plan;
        this.facts = builder.facts;
        this.announcement = builder.announcement;
        this.sender = builder.sender;
    }

    /**
     * @param document what is shared
     * @param session who shares
     */
    public static Builder builder(Document document, ProfessionalSession session) {
        return new Builder(document, session);
    }

    public Document document() {
        return document;
    }

    public ProfessionalSession session() {
        return session;
    }

    public SharePlan plan() {
        return plan;
    }

    public PatientFacts facts() {
        return facts;
    }

    /** Whether the patient is told first: asked for, or the document is hidden from the patient already. */
    public boolean announcement() {
        return announcement || document.metadata().visibility().contains(Visibility.INVISIBLE_TO_PATIENT);
    }

    /** The mailbox that messages go from. */
    public Optional<MssAddress> sender() {
        return Optional.ofNullable(sender);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ShareRequest[" + document.metadata().typeCode().code() + ", " + plan + "]";
    }

    /** Builds a request. */
    public static final class Builder {
        private final Document document;
        private final ProfessionalSession session;
        private SharePlan plan = SharePlan.standard();
        private PatientFacts facts = PatientFacts.noOpposition();
        private boolean announcement;
        private @Nullable MssAddress sender;

        private Builder(Document document, ProfessionalSession session) {
            this.document = Objects.requireNonNull(document, "document");
            this.session = Objects.requireNonNull(session, "session");
        }

        /** Default {@link SharePlan#standard()}. */
        public Builder plan(SharePlan value) {
            this.plan = Objects.requireNonNull(value, "plan");
            return this;
        }

        /** Default {@link PatientFacts#noOpposition()}. */
        public Builder facts(PatientFacts value) {
            this.facts = Objects.requireNonNull(value, "facts");
            return this;
        }

        /** The result is told to the patient by a professional first: hidden in the DMP, and no message until released. */
        public Builder announceFirst() {
            this.announcement = true;
            return this;
        }

        /** Required when anything goes by mail. */
        public Builder sender(MssAddress value) {
            this.sender = Objects.requireNonNull(value, "sender");
            return this;
        }

        public ShareRequest build() {
            return new ShareRequest(this);
        }
    }
}
