package org.segursdk.conformance.checks.security;

import java.util.Collections;
import java.util.Set;
import org.segursdk.conformance.catalogue.Condition;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.plan.PlannedRequirement;
import org.segursdk.conformance.profile.DeclaredDocument;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;

/**
 * The profile declares the conditional profiles the product falls under: what it declares elsewhere, and what its files show, does not
 * contradict the conditions, and the applicable requirements can be told. A profile without a type is not read at all. Requirement
 * REM-GEN-03.
 */
final class ConditionalProfiles implements Check {
    private static final Set<Condition> IDENTITIES = Set.of(Condition.IDENTITY_REFERENCE, Condition.RECEIVES_IDENTITY);

    @Override
    public String id() {
        return "gen-03-conditional-profiles-declared";
    }

    @Override
    public Set<String> verifies() {
        return Set.of("REM-GEN-03");
    }

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) {
        SegurProfile profile = context.profile();
        notes.saw(SegurProfile.FILE_NAME);
        long applicable = Plan.of(RequirementCatalogue.bundled(), profile).applicable().stream()
                .map(PlannedRequirement::id)
                .distinct()
                .count();
        require(
                notes,
                applicable > 0,
                "general-profile",
                "aucune exigence ne s'applique aux types et à la vague déclarés",
                "no requirement applies to the declared types and wave",
                "corriger types et wave",
                "mend types and wave");
        require(
                notes,
                profile.types().stream().noneMatch(ConditionalProfiles::asksForIdentities)
                        || any(profile, Condition.IDENTITY_REFERENCE, Condition.RECEIVES_IDENTITY),
                "identities",
                "on ne sait pas si le logiciel est le référentiel d'identités ou les reçoit",
                "it is not told whether the software is the identity reference or receives identities",
                "déclarer identityReference ou receivesIdentity",
                "declare identityReference or receivesIdentity");
        consistent(context, notes);
    }

    /** What is declared and made elsewhere does not contradict the conditions. */
    private static void consistent(CheckContext context, CheckNotes notes) {
        SegurProfile profile = context.profile();
        require(
                notes,
                profile.documents().stream()
                                .map(DeclaredDocument::type)
                                .noneMatch(type -> type == DeclaredDocument.Type.CHILD_EXAMINATION
                                        || type == DeclaredDocument.Type.CHILD_CERTIFICATE)
                        || any(profile, Condition.CHILD_FOLLOW_UP),
                "children",
                "des documents de suivi de l'enfant sont déclarés sans la condition childFollowUp",
                "documents of child follow-up are declared without the condition childFollowUp",
                "déclarer childFollowUp",
                "declare childFollowUp");
        require(
                notes,
                !any(profile, Condition.SINGLE_FACTOR_PASSWORD) || any(profile, Condition.OWN_ACCOUNTS, Condition.IAM),
                "passwords",
                "des mots de passe sont déclarés sans comptes du logiciel",
                "passwords are declared without accounts of the software",
                "déclarer ownAccounts",
                "declare ownAccounts");
        require(
                notes,
                context.artefacts().of(FileKind.MAIL).findAny().isEmpty()
                        || any(profile, Condition.PERSONAL_MAILBOX, Condition.APPLICATION_MAILBOX),
                "mailboxes",
                "le produit fait des messages MSSanté sans déclarer ses boîtes",
                "the product makes MSSanté messages without declaring its mailboxes",
                "déclarer mailboxes",
                "declare mailboxes");
    }

    /** Whether some requirement on software of that type depends on where its identities come from. */
    private static boolean asksForIdentities(SoftwareType type) {
        return RequirementCatalogue.bundled().requirements().stream()
                .filter(each -> each.scope().profiles().contains(type))
                .map(each -> each.scope().conditionsOf(type))
                .anyMatch(conditions -> !Collections.disjoint(conditions, IDENTITIES));
    }

    private static boolean any(SegurProfile profile, Condition... conditions) {
        return Set.of(conditions).stream().anyMatch(profile.conditions()::contains);
    }

    private static void require(
            CheckNotes notes,
            boolean holds,
            String condition,
            String french,
            String english,
            String mendFrench,
            String mendEnglish) {
        notes.require(
                holds,
                condition,
                Location.of(SegurProfile.FILE_NAME, "conditions"),
                LocalizedText.of(french, english),
                LocalizedText.of(mendFrench + " (docs/rem-kit.md)", mendEnglish + " (docs/rem-kit.md)"));
    }
}
