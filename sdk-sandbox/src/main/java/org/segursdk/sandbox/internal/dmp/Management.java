package org.segursdk.sandbox.internal.dmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.internal.dmp.Registry.Shelf;

/** TD3.3a–d (ITI-57): changes the status or the visibility of documents, all that is asked or nothing. Source: dmp §10. */
final class Management {
    static final String ACTION = "urn:ihe:iti:2010:UpdateDocumentSet";
    static final String RESPONSE_ACTION = ACTION + "-Response";
    private static final String UPDATE_ERROR = "XDSMetadataUpdateError";

    /** One change asked for; {@code entry} is empty for a change of status. */
    private record Change(StoredEntry target, Set<String> operations, String newStatus, Optional<RimObject> entry) {}

    private final Submission submission;
    private final DmpPatient patient;
    private final Vihf caller;
    private final boolean strict;
    private final RegistryErrors errors = new RegistryErrors();
    private final Set<String> operations = new LinkedHashSet<>();

    Management(Submission submission, DmpPatient patient, Vihf caller, boolean strict) {
        this.submission = submission;
        this.patient = patient;
        this.caller = caller;
        this.strict = strict;
    }

    RegistryErrors errors() {
        return errors;
    }

    /** Operations of the rights table that were asked for. */
    Set<String> operations() {
        return operations;
    }

    /**
     * Judges and, when nothing is wrong, does what is asked.
     *
     * @return an operation the rights table forbids to this caller; then nothing was done
     */
    Optional<String> apply(Registry registry, Instant now) {
        MetadataChecks.checkUpdate(submission, errors, strict);
        patientIds();
        return registry.with(patient.ins().matricule().value(), shelf -> {
            List<Change> changes = changes(shelf);
            Optional<String> forbidden =
                    operations.stream().filter(o -> !caller.may(o)).findFirst();
            if (forbidden.isPresent()) {
                return forbidden;
            }
            rights(changes);
            if (errors.isEmpty()) {
                errors.check(
                        registry.reserve(submission.setId()), "XDSDuplicateUniqueIdInRegistry", submission.setId());
            }
            if (errors.isEmpty()) {
                store(shelf, changes, now);
            }
            return Optional.empty();
        });
    }

    private void patientIds() {
        List<String> all = new ArrayList<>(submission.set().identifiers(Scheme.SET_PATIENT));
        submission.entries().forEach(e -> all.addAll(e.identifiers(Scheme.DOCUMENT_PATIENT)));
        errors.check(
                all.stream().allMatch(caller.patient()::equals),
                RegistryErrors.PATIENT,
                "patientId differs from the VIHF's resource-id");
    }

    private List<Change> changes(Shelf shelf) {
        List<Change> changes = new ArrayList<>();
        Set<String> members = new HashSet<>();
        for (RimObject association : submission.associations()) {
            errors.check(
                    association
                            .attribute("sourceObject")
                            .equals(submission.set().id()),
                    RegistryErrors.METADATA,
                    "an association must start at the submission set");
            switch (association.attribute("associationType")) {
                case Scheme.UPDATE_STATUS -> status(shelf, association).ifPresent(changes::add);
                case Scheme.HAS_MEMBER -> {
                    members.add(association.attribute("targetObject"));
                    metadata(shelf, association).ifPresent(changes::add);
                }
                default -> errors.add(RegistryErrors.METADATA, "association type not of ITI-57");
            }
        }
        errors.check(
                submission.entries().stream().allMatch(e -> members.contains(e.id())),
                RegistryErrors.METADATA,
                "each entry must be a member of the submission set");
        errors.check(
                !submission.associations().isEmpty(), RegistryErrors.METADATA, "nothing is asked for: no association");
        return changes;
    }

    private Optional<Change> status(Shelf shelf, RimObject association) {
        String original = association.value("OriginalStatus");
        String wanted = association.value("NewStatus");
        String operation = DmpDocument.DELETED.equals(wanted) ? Rights.DELETE : Rights.ARCHIVE;
        operations.add(operation);
        Optional<StoredEntry> target = shelf.entry(association.attribute("targetObject"))
                .filter(e -> !DmpDocument.DELETED.equals(e.document().status()));
        if (target.isEmpty()) {
            errors.add(UPDATE_ERROR, "the entry is unknown, deleted, or no longer the current version");
            return Optional.empty();
        }
        String present = target.get().document().status();
        errors.check(original.equals(present), UPDATE_ERROR, "OriginalStatus differs from the entry's status");
        boolean possible = Rights.DELETE.equals(operation)
                || DmpDocument.APPROVED.equals(present) && DmpDocument.ARCHIVED.equals(wanted)
                || DmpDocument.ARCHIVED.equals(present) && DmpDocument.APPROVED.equals(wanted);
        errors.check(possible, UPDATE_ERROR, "the entry cannot pass from its status to NewStatus");
        return Optional.of(new Change(target.get(), Set.of(operation), wanted, Optional.empty()));
    }

    private Optional<Change> metadata(Shelf shelf, RimObject association) {
        errors.check(
                "Original".equals(association.value("SubmissionSetStatus")),
                RegistryErrors.METADATA,
                "SubmissionSetStatus must be Original");
        Optional<RimObject> entry = submission.entries().stream()
                .filter(e -> e.id().equals(association.attribute("targetObject")))
                .findFirst();
        Optional<StoredEntry> target = entry.flatMap(e -> shelf.logical(e.attribute("lid")))
                .filter(e -> !DmpDocument.DELETED.equals(e.document().status()));
        if (entry.isEmpty() || target.isEmpty()) {
            operations.add(Rights.MASK);
            errors.add(
                    UPDATE_ERROR, "HasMember must lead to an entry of this message, whose lid is that of a document");
            return Optional.empty();
        }
        errors.check(
                Integer.toString(target.get().document().version()).equals(association.value("PreviousVersion")),
                "XDSMetadataVersionError",
                "PreviousVersion is not the current version");
        errors.check(
                !entry.get().id().equals(target.get().uuid()),
                UPDATE_ERROR,
                "the new version must not bear the entryUUID of the present one");
        Set<String> asked = visibility(entry.get(), target.get());
        operations.addAll(asked);
        if (strict) {
            MetadataDifference.otherThanVisibility(entry.get(), target.get())
                    .forEach(what -> errors.add(UPDATE_ERROR, "more than the visibility changes: " + what));
            errors.check(!asked.isEmpty(), UPDATE_ERROR, "the visibility does not change");
        }
        return Optional.of(new Change(target.get(), asked, "", entry));
    }

    /** Operations a change of confidentiality codes amounts to. */
    private Set<String> visibility(RimObject entry, StoredEntry target) {
        Set<String> before = codes(target.document());
        Set<String> after = new HashSet<>();
        entry.classified(Scheme.CONFIDENTIALITY).forEach(c -> after.add(c.code().code()));
        Set<String> asked = new LinkedHashSet<>();
        for (String code : after) {
            if (!before.contains(code)) {
                asked.add(Rights.MASK);
                errors.check(
                        "MASQUE_PS".equals(code),
                        "SandboxForbidden",
                        "a document is not hidden from its patient again");
            }
        }
        for (String code : before) {
            if (!after.contains(code)) {
                asked.add("MASQUE_PS".equals(code) ? Rights.UNMASK : Rights.SHOW);
            }
        }
        return asked;
    }

    private static Set<String> codes(DmpDocument document) {
        Set<String> codes = new HashSet<>();
        document.confidentiality().forEach(c -> codes.add(c.code()));
        return codes;
    }

    private void rights(List<Change> changes) {
        DocumentRights rights = new DocumentRights(patient, caller);
        for (String operation : operations) {
            PatientGate.denial(operation, patient, caller).ifPresent(d -> errors.add(d.code(), d.text()));
        }
        for (Change change : changes) {
            DmpDocument document = change.target().document();
            for (String operation : change.operations()) {
                errors.check(
                        Rights.DELETE.equals(operation) || rights.sees(document),
                        "SandboxForbidden",
                        "the document is masked to this caller");
                rights.objection(operation, document).ifPresent(text -> errors.add("SandboxForbidden", text));
            }
        }
    }

    private void store(Shelf shelf, List<Change> changes, Instant now) {
        StoredSet set = StoredSet.of(submission.set());
        Map<String, String> uuids = new HashMap<>();
        uuids.put(submission.set().id(), set.uuid());
        for (Change change : changes) {
            if (change.entry().isEmpty()) {
                shelf.status(change.target().uuid(), change.newStatus());
                continue;
            }
            RimObject entry = change.entry().get();
            StoredEntry next = change.target().next(entry, now);
            uuids.put(entry.id(), next.uuid());
            shelf.entries.replaceAll(e -> e.uuid().equals(change.target().uuid()) ? next : e);
        }
        shelf.sets.add(set);
        submission.associations().forEach(a -> shelf.associations.add(StoredAssociation.of(a, uuids)));
        shelf.lastUpdated = now;
    }
}
