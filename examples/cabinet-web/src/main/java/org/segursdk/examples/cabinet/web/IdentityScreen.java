package org.segursdk.examples.cabinet.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.ProofType;
import org.segursdk.examples.cabinet.Cabinet;
import org.segursdk.examples.cabinet.CareDocument;
import org.segursdk.examples.cabinet.Counterparts;
import org.segursdk.examples.cabinet.Patients;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.StoredIdentity;

/** The identity of a patient: its INS, its proof, its attributes, its traits, its journal. */
final class IdentityScreen implements Screen {
    private final Cabinet cabinet;
    private final Patients patients;

    IdentityScreen(Cabinet cabinet) {
        this.cabinet = cabinet;
        this.patients = cabinet.patients();
    }

    @Override
    public Answer show(Request request) {
        String recordId = request.part(1);
        if (patients.load(recordId).isEmpty()) {
            return new Answer.Nothing();
        }
        StoredIdentity identity = patients.get(recordId);
        Html body = Html.of(
                "{}<h1>Identité et INS</h1><div class=\"two\">{}{}{}{}</div>{}{}",
                Banner.of(patients, recordId, request),
                insi(request, identity),
                proof(request, identity),
                attributes(request, identity),
                traits(identity),
                journal(recordId),
                disclosures(recordId));
        return new Answer.Page("Identité", "patients", body);
    }

    private static Html insi(Request request, StoredIdentity identity) {
        boolean blocked = identity.attributes().stream().anyMatch(IdentityAttribute::blocksIns);
        Html action = blocked
                ? Html.of("<p>Une identité douteuse ou fictive n'est pas envoyée à INSi.</p>")
                : request.button(
                        "/insi/" + identity.recordId(),
                        identity.ins().isPresent() ? "Vérifier l'INS auprès d'INSi" : "Rechercher l'INS",
                        "main insi");
        return Html.of(
                "<section class=\"card\"><h2>1. INS</h2><p>{}</p>{}</section>",
                identity.ins().isEmpty()
                        ? "Aucune INS au dossier."
                        : "INS obtenue d'INSi"
                                + identity.verifiedAt()
                                        .map(at -> " le " + Texts.moment(at))
                                        .orElse("")
                                + (identity.source()
                                                .filter(each -> each.simulated())
                                                .isPresent()
                                        ? " (simulé)."
                                        : "."),
                action);
    }

    private Html proof(Request request, StoredIdentity identity) {
        boolean checked = identity.status().isChecked();
        String recorded = identity.proof()
                .map(proof -> proof.type().label().french() + ", contrôlé le "
                        + Texts.day(proof.checkedOn().toString()) + " par " + Texts.who(proof.checkedBy()) + ".")
                .orElse("Aucun justificatif enregistré.");
        List<Html> types = patients.proofs().offered().stream()
                .map(type -> Shell.option(type.name(), label(type), type == ProofType.PASSPORT))
                .toList();
        List<Html> guardians = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Shell.option("", "– aucun –", true)),
                        patients.proofs().offered().stream()
                                .filter(type -> patients.proofs().trust(type) == ProofType.Trust.HIGH)
                                .map(type -> Shell.option(type.name(), label(type), false)))
                .toList();
        Html form = request.form(
                "/identity/" + identity.recordId() + "/proof",
                Html.of(
                        """
                        <div class="field"><label for="proof">Justificatif présenté</label>{}</div>
                        <div class="field"><label for="checked-on">Contrôlé le</label>\
                        <input type="date" id="checked-on" name="checkedOn" required value="{}"></div>
                        <div class="field"><label for="guardian">Mineur : pièce du parent ou tuteur</label>{}</div>
                        <div class="actions"><button id="validate" class="main" name="validate" value="yes">{}</button>
                        <button name="validate" value="">Enregistrer seulement</button></div>""",
                        Shell.select("proof", "type", types),
                        LocalDate.now(java.time.ZoneId.of("Europe/Paris")),
                        Shell.select("guardian", "guardian", guardians),
                        identity.status() == IdentityStatus.RETRIEVED
                                ? "Enregistrer et qualifier l'identité"
                                : "Enregistrer et valider l'identité"));
        return Html.of(
                "<section class=\"card\"><h2>2. Justificatif d'identité</h2><p>{}</p>{}</section>",
                recorded,
                checked
                        ? Html.of("<details><summary>Enregistrer un autre justificatif</summary>{}</details>", form)
                        : form);
    }

    private String label(ProofType type) {
        return type.label().french()
                + (patients.proofs().trust(type) == ProofType.Trust.LOW ? " (ne permet pas de valider)" : "");
    }

    private static Html attributes(Request request, StoredIdentity identity) {
        List<Html> lines = Arrays.stream(IdentityAttribute.values())
                .map(attribute -> {
                    boolean set = identity.attributes().contains(attribute);
                    return Html.of(
                            "<li><span>{} : <strong>{}</strong></span>{}</li>",
                            Texts.attribute(attribute),
                            set ? "oui" : "non",
                            request.button(
                                    "/identity/" + identity.recordId() + "/attribute/" + attribute.name()
                                            + (set ? "/clear" : "/set"),
                                    set ? "Retirer" : "Poser",
                                    "small"));
                })
                .toList();
        return Html.of(
                "<section class=\"card\"><h2>Attributs</h2><ul class=\"plain\">{}</ul><p class=\"sub\">Douteuse ou fictive :"
                        + " l'identité redevient provisoire et l'INS est retirée.</p></section>",
                lines);
    }

    private static Html traits(StoredIdentity identity) {
        boolean locked = identity.status() != IdentityStatus.PROVISIONAL;
        return Html.of(
                "<section class=\"card\"><h2>Traits</h2><p>{}</p><p><a class=\"button\" href=\"/traits/{}\">Modifier les"
                        + " traits ou les noms utilisés</a></p></section>",
                locked
                        ? "Les traits stricts sont verrouillés : seul le médecin peut les changer, et l'INS est alors retirée."
                        : "Les traits stricts sont modifiables tant que l'identité est provisoire.",
                identity.recordId());
    }

    private Html journal(String recordId) {
        List<IdentityJournalEntry> all = patients.journal(recordId);
        return Html.of(
                "<details class=\"card\"><summary>Journal de l'identité ({})</summary><ul class=\"trace\">{}</ul></details>",
                all.size(),
                all.stream()
                        .map(entry -> Html.of(
                                "<li>{} – {} – {}{}{}</li>",
                                Texts.moment(entry.at()),
                                Texts.who(entry.userId()),
                                kind(entry),
                                entry.changed().isEmpty()
                                        ? ""
                                        : " – traits : "
                                                + String.join(
                                                        ", ",
                                                        entry.changed().stream()
                                                                .map(Texts::trait)
                                                                .sorted()
                                                                .toList()),
                                entry.refusals().isEmpty() ? "" : " – refusé : " + String.join(", ", entry.refusals())))
                        .toList());
    }

    /** To whom documents with this identity went. */
    private Html disclosures(String recordId) {
        List<Disclosure> all = cabinet.disclosures(recordId);
        return Html.of(
                "<details class=\"card\" id=\"disclosures\"><summary>Transmissions ({})</summary><ul class=\"trace\">{}</ul></details>",
                all.size(),
                all.stream()
                        .map(each -> Html.of(
                                "<li>{} – {} – {}{}{}</li>",
                                Texts.moment(each.at()),
                                cabinet.documents()
                                        .ofUniqueId(each.documentId())
                                        .map(CareDocument::title)
                                        .orElse("document"),
                                Counterparts.correspondents().getOrDefault(each.partner(), each.partner()),
                                each.withIns() ? " – avec l'INS" : "",
                                switch (each.outcome()) {
                                    case CONFIRMED -> "";
                                    case FAILED -> " – échec";
                                    case UNCERTAIN -> " – sans réponse";
                                }))
                        .toList());
    }

    private static String kind(IdentityJournalEntry entry) {
        String before = entry.before().map(Texts::status).orElse("création");
        return before.equals(Texts.status(entry.after())) ? entry.kind() : before + " → " + Texts.status(entry.after());
    }

    @Override
    public Answer send(Request request) {
        String recordId = request.part(1);
        IdentityDecision decision =
                switch (request.part(2)) {
                    case "proof" -> patients.prove(recordId, proof(request), request.has("validate"), request.user());
                    case "attribute" -> {
                        IdentityAttribute attribute = IdentityAttribute.valueOf(request.part(3));
                        yield patients.apply(
                                recordId,
                                request.part(4).equals("set")
                                        ? new IdentityEvent.AttributeSet(attribute)
                                        : new IdentityEvent.AttributeCleared(attribute),
                                request.user());
                    }
                    default ->
                        throw InvalidInputException.of(
                                "Identité", "action", "CABINET-ACTION", "action inconnue", "unknown action");
                };
        told(request, decision);
        return new Answer.Go("/identity/" + recordId);
    }

    /** What came of a gesture, in words. */
    static void told(Request request, IdentityDecision decision) {
        if (decision.isAccepted()) {
            request.memory()
                    .tell("identité "
                            + Texts.status(decision.identity().status()).toLowerCase(java.util.Locale.FRENCH) + ".");
        } else {
            throw new InvalidInputException("Identité", decision.refusals());
        }
    }

    private static IdentityProof proof(Request request) {
        Optional<ProofType> guardian = request.optional("guardian").map(ProofType::valueOf);
        try {
            return new IdentityProof(
                    ProofType.valueOf(request.value("type")),
                    request.user().account(),
                    LocalDate.parse(request.value("checkedOn")),
                    guardian,
                    Optional.empty());
        } catch (DateTimeParseException e) {
            throw InvalidInputException.of(
                    "Justificatif", "checkedOn", "CABINET-DATE", "date du contrôle illisible", "unreadable date");
        }
    }
}
