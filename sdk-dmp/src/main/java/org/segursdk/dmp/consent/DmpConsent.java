package org.segursdk.dmp.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;
import org.segursdk.core.error.Violations;
import org.segursdk.soap.vihf.PurposeOfUse;

/**
 * What a patient wants of their DMP, as the software keeps it. Feeding needs information and no opposition; consultation needs
 * the consent that each professional declares, or that is presumed in a care team, and no opposition; an emergency needs a
 * justification. Immutable; keeping it is the caller's: store the lines of the journal, {@link #replay} them. {@code toString}
 * shows nothing of the patient. Source: dmp §2.4, rem DMPA-12, DMPA-23, DMPC-03, DMPC-24.
 */
public final class DmpConsent {
    /** How long a justified access in an emergency holds unless {@link #exceptionalAccessFor} says otherwise; ours. */
    public static final Duration EXCEPTIONAL_ACCESS = Duration.ofHours(12);

    private final String recordId;
    private final Duration exceptionalAccess;
    private final List<FeedingInformation> informations;
    private final @Nullable ConsentTrace feedingOpposition;
    private final Map<String, ConsultationConsent> consents;
    private final Map<PurposeOfUse, ConsentTrace> oppositions;
    private final Map<PurposeOfUse, Map<String, ConsentTrace>> exceptional;

    private DmpConsent(Draft draft) {
        this.recordId = draft.recordId;
        this.exceptionalAccess = draft.exceptionalAccess;
        this.informations = List.copyOf(draft.informations);
        this.feedingOpposition = draft.feedingOpposition;
        this.consents = Map.copyOf(draft.consents);
        this.oppositions = Map.copyOf(draft.oppositions);
        Map<PurposeOfUse, Map<String, ConsentTrace>> copies = new EnumMap<>(PurposeOfUse.class);
        draft.exceptional.forEach((mode, byUser) -> copies.put(mode, Map.copyOf(byUser)));
        this.exceptional = Map.copyOf(copies);
    }

    /**
     * The patient was informed that their DMP is fed.
     *
     * @param stay for which stay; empty for the whole relationship
     * @param trace who told the patient, and when
     */
    public record FeedingInformation(Optional<String> stay, ConsentTrace trace) {
        public FeedingInformation {
            Objects.requireNonNull(stay, "stay");
            Objects.requireNonNull(trace, "trace");
        }

        /** Without the stay. */
        @Override
        public String toString() {
            return "FeedingInformation[" + trace.at() + "]";
        }
    }

    /**
     * A professional may consult in normal mode.
     *
     * @param presumed presumed in the care team; else declared by a tick
     * @param trace who, and when
     */
    public record ConsultationConsent(boolean presumed, ConsentTrace trace) {
        public ConsultationConsent {
            Objects.requireNonNull(trace, "trace");
        }
    }

    /**
     * A record of which nothing is known: neither information nor consent.
     *
     * @param recordId the software's key of the patient record
     * @throws InvalidInputException rule {@code REQUIRED}
     */
    public static DmpConsent none(String recordId) {
        new Violations().require(recordId, "recordId").throwIfAny("DmpConsent");
        return new DmpConsent(new Draft(recordId));
    }

    /**
     * The state that the lines of a record's journal make.
     *
     * @param journal in the order in which they were written
     * @throws InvalidInputException rule {@code DMP-CONSENT-RECORD}: a line of another record
     */
    public static DmpConsent replay(String recordId, List<ConsentJournalEntry> journal) {
        DmpConsent consent = none(recordId);
        Violations violations = new Violations();
        for (int i = 0; i < journal.size(); i++) {
            violations.check(
                    journal.get(i).recordId().equals(recordId),
                    "journal[" + i + "].recordId",
                    "DMP-CONSENT-RECORD",
                    "cette ligne est d'un autre dossier",
                    "this line is of another record");
        }
        violations.throwIfAny("DmpConsent");
        Draft draft = new Draft(consent);
        journal.forEach(draft::apply);
        return new DmpConsent(draft);
    }

    /**
     * What follows from an event. Anything may happen at any time: the patient changes their mind as they wish.
     *
     * @param userId who does it, not blank
     * @param at when it takes place
     * @throws InvalidInputException rule {@code REQUIRED}
     */
    public ConsentDecision apply(ConsentEvent event, String userId, Instant at) {
        ConsentJournalEntry entry = new ConsentJournalEntry(at, recordId, userId, event);
        Draft draft = new Draft(this);
        draft.apply(entry);
        return new ConsentDecision(new DmpConsent(draft), entry);
    }

    /** The same with another time for which a justified access in an emergency holds. */
    public DmpConsent exceptionalAccessFor(Duration duration) {
        Draft draft = new Draft(this);
        draft.exceptionalAccess = Objects.requireNonNull(duration, "duration");
        return new DmpConsent(draft);
    }

    /** The software's key of the patient record. */
    public String recordId() {
        return recordId;
    }

    /** When the patient was informed of feeding: at most once for each stay and once for the relationship. */
    public List<FeedingInformation> informations() {
        return informations;
    }

    /** The opposition to feeding in force, with its legitimate reason. */
    public Optional<ConsentTrace> feedingOpposition() {
        return Optional.ofNullable(feedingOpposition);
    }

    /** The opposition to consultation in force in a mode of access. */
    public Optional<ConsentTrace> consultationOpposition(PurposeOfUse mode) {
        return Optional.ofNullable(oppositions.get(mode));
    }

    /** By what a user may consult in normal mode. */
    public Optional<ConsultationConsent> consultationConsent(String userId) {
        return Optional.ofNullable(consents.get(userId));
    }

    /** The justified access of a user in an emergency, in force or run out. */
    public Optional<ConsentTrace> exceptionalAccess(String userId, PurposeOfUse mode) {
        return Optional.ofNullable(exceptional.getOrDefault(mode, Map.of()).get(userId));
    }

    /**
     * Why the DMP may not be fed: {@code DMP-OPPOSITION}, {@code DMP-NOT-INFORMED}; empty when it may. Any information counts.
     */
    public Optional<Violation> feedingRefusal() {
        return feedingRefusal(!informations.isEmpty());
    }

    /** The same for software that informs once per stay: only the information for this stay counts. */
    public Optional<Violation> feedingRefusal(String stay) {
        return feedingRefusal(informations.stream().anyMatch(each -> each.stay().equals(Optional.of(stay))));
    }

    private Optional<Violation> feedingRefusal(boolean informed) {
        if (feedingOpposition != null) {
            return Optional.of(violation(
                    "DMP-OPPOSITION",
                    "le patient s'oppose à l'alimentation de son DMP",
                    "the patient opposes the feeding of their DMP"));
        }
        return informed ? Optional.empty() : Optional.of(notInformed());
    }

    /**
     * Why a user may not read the DMP: {@code DMP-CONSULT-OPPOSED}; in normal mode {@code DMP-CONSULT-CONSENT}; in an emergency
     * {@code DMP-CONSULT-JUSTIFICATION}, none given or no longer in force. Empty when the user may.
     *
     * @param userId who wants to read
     * @param mode of access
     * @param now the present
     */
    public Optional<Violation> consultationRefusal(String userId, PurposeOfUse mode, Instant now) {
        if (oppositions.containsKey(mode)) {
            return Optional.of(violation(
                    "DMP-CONSULT-OPPOSED",
                    "le patient s'oppose à la consultation de son DMP dans ce mode d'accès",
                    "the patient opposes the consultation of their DMP in this mode of access"));
        }
        boolean allowed = mode == PurposeOfUse.NORMAL
                ? consents.containsKey(userId)
                : exceptionalAccess(userId, mode)
                        .filter(access -> now.isBefore(access.at().plus(exceptionalAccess)))
                        .isPresent();
        return allowed ? Optional.empty() : Optional.of(noConsent(mode));
    }

    static Violation notInformed() {
        return violation(
                "DMP-NOT-INFORMED",
                "rien n'indique que le patient a été informé de l'alimentation de son DMP",
                "nothing says that the patient was informed of the feeding of their DMP");
    }

    static Violation noConsent(PurposeOfUse mode) {
        return mode == PurposeOfUse.NORMAL
                ? violation(
                        "DMP-CONSULT-CONSENT",
                        "le professionnel n'a pas déclaré le consentement du patient et n'est pas de l'équipe de soins",
                        "the professional did not declare the patient's consent and is not of the care team")
                : violation(
                        "DMP-CONSULT-JUSTIFICATION",
                        "cet accès d'exception n'est pas justifié, ou ne l'est plus",
                        "this exceptional access is not justified, or is no more");
    }

    private static Violation violation(String rule, String french, String english) {
        return new Violation("consent", rule, LocalizedText.of(french, english));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DmpConsent that
                && recordId.equals(that.recordId)
                && exceptionalAccess.equals(that.exceptionalAccess)
                && informations.equals(that.informations)
                && Objects.equals(feedingOpposition, that.feedingOpposition)
                && consents.equals(that.consents)
                && oppositions.equals(that.oppositions)
                && exceptional.equals(that.exceptional);
    }

    @Override
    public int hashCode() {
        return Objects.hash(recordId, informations, feedingOpposition, consents, oppositions, exceptional);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DmpConsent[redacted]";
    }

    /** A state being made. */
    private static final class Draft {
        private final String recordId;
        private Duration exceptionalAccess = EXCEPTIONAL_ACCESS;
        private final List<FeedingInformation> informations = new ArrayList<>();
        private @Nullable ConsentTrace feedingOpposition;
        private final Map<String, ConsultationConsent> consents = new HashMap<>();
        private final Map<PurposeOfUse, ConsentTrace> oppositions = new EnumMap<>(PurposeOfUse.class);
        private final Map<PurposeOfUse, Map<String, ConsentTrace>> exceptional = new EnumMap<>(PurposeOfUse.class);

        Draft(String recordId) {
            this.recordId = recordId;
        }

        Draft(DmpConsent from) {
            this.recordId = from.recordId;
            this.exceptionalAccess = from.exceptionalAccess;
            this.informations.addAll(from.informations);
            this.feedingOpposition = from.feedingOpposition;
            this.consents.putAll(from.consents);
            this.oppositions.putAll(from.oppositions);
            from.exceptional.forEach((mode, byUser) -> exceptional.put(mode, new HashMap<>(byUser)));
        }

        void apply(ConsentJournalEntry entry) {
            ConsentTrace trace = ConsentTrace.of(entry);
            String user = entry.userId();
            ConsentEvent event = entry.event();
            PurposeOfUse mode = event.mode().orElse(PurposeOfUse.NORMAL);
            switch (event.kind()) {
                case FEEDING_INFORMED -> inform(new FeedingInformation(event.stay(), trace));
                case FEEDING_OPPOSED -> feedingOpposition = trace;
                case FEEDING_OPPOSITION_LIFTED -> feedingOpposition = null;
                case CONSULTATION_DECLARED -> consent(user, new ConsultationConsent(false, trace));
                case CONSULTATION_PRESUMED -> consent(user, new ConsultationConsent(true, trace));
                case CONSULTATION_WITHDRAWN -> consents.remove(user);
                case CONSULTATION_OPPOSED -> oppose(mode, trace);
                case CONSULTATION_OPPOSITION_LIFTED -> oppositions.remove(mode);
                case EXCEPTIONAL_ACCESS -> access(mode, user, trace);
                case EXCEPTIONAL_ACCESS_ENDED -> end(mode, user);
            }
        }

        /** Once is enough: the first time stays. */
        private void inform(FeedingInformation information) {
            if (informations.stream().noneMatch(each -> each.stay().equals(information.stay()))) {
                informations.add(information);
            }
        }

        /** Worth nothing while the patient opposes it, and afterwards: it is declared anew. */
        private void consent(String user, ConsultationConsent consent) {
            if (!oppositions.containsKey(PurposeOfUse.NORMAL)) {
                consents.put(user, consent);
            }
        }

        private void access(PurposeOfUse mode, String user, ConsentTrace trace) {
            if (!oppositions.containsKey(mode)) {
                exceptional.computeIfAbsent(mode, key -> new HashMap<>()).put(user, trace);
            }
        }

        /** Who was against it is asked anew when they are no more: what was consented before is gone. */
        private void oppose(PurposeOfUse mode, ConsentTrace trace) {
            oppositions.put(mode, trace);
            if (mode == PurposeOfUse.NORMAL) {
                consents.clear();
            } else {
                exceptional.remove(mode);
            }
        }

        private void end(PurposeOfUse mode, String user) {
            Map<String, ConsentTrace> byUser = exceptional.getOrDefault(mode, Map.of());
            if (byUser.containsKey(user)) {
                byUser.remove(user);
                if (byUser.isEmpty()) {
                    exceptional.remove(mode);
                }
            }
        }
    }
}
