package org.segursdk.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.vsm.FamilyHistory;
import org.segursdk.cda.vsm.LifestyleObservation;
import org.segursdk.cda.vsm.LifestyleTopic;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.mss.message.MssAddress;

/** A patient record as this example's software keeps it: {@code patient.json} in a folder. */
final class PatientRecord {
    /** Identification domain of this example's software. */
    private static final Oid LOCAL_DOMAIN = Oid.of("2.25.180000000000000000000000000000000003");

    private final Path folder;
    private final JsonNode root;

    private PatientRecord(Path folder, JsonNode root) {
        this.folder = folder;
        this.root = root;
    }

    static PatientRecord read(Path folder) throws IOException {
        return new PatientRecord(
                folder,
                JsonMapper.builder()
                        .build()
                        .readTree(folder.resolve("patient.json").toFile()));
    }

    /** Checked as soon as read: every fault at once. */
    IdentityTraits traits() {
        JsonNode identity = root.path("identity");
        IdentityTraits.Builder traits = IdentityTraits.builder();
        text(identity, "birthName").ifPresent(traits::birthName);
        text(identity, "givenNames").ifPresent(traits::birthGivenNames);
        text(identity, "birthDate").ifPresent(traits::birthDate);
        text(identity, "birthPlace").ifPresent(traits::birthPlace);
        switch (text(identity, "sex").orElse("")) {
            case "F" -> traits.sex(Sex.FEMALE);
            case "M" -> traits.sex(Sex.MALE);
            default -> traits.sex(Sex.UNKNOWN);
        }
        return traits.build();
    }

    /** The check of the identity, if somebody made it. */
    Optional<IdentityProof> proof() {
        JsonNode proof = root.path("proof");
        if (proof.isMissingNode() || proof.isNull()) {
            return Optional.empty();
        }
        return Optional.of(new IdentityProof(
                ProofType.valueOf(required(proof, "type")),
                required(proof, "checkedBy"),
                LocalDate.parse(required(proof, "checkedOn"))));
    }

    /** What the record adds to an identity: local number, used name, address, telephone. */
    Patient complete(Patient.Builder patient) {
        JsonNode identity = root.path("identity");
        text(identity, "localId").ifPresent(id -> patient.addLocalId(new LocalPatientId(LOCAL_DOMAIN, id)));
        text(identity, "usedName").ifPresent(patient::usedName);
        text(identity, "usedGivenName").ifPresent(patient::usedGivenName);
        text(identity, "phone").ifPresent(phone -> patient.addTelecom(Telecom.phone(phone, Address.Use.HOME)));
        address(identity, Address.Use.HOME).ifPresent(patient::addAddress);
        return patient.build();
    }

    /** The professional's secure mailbox. */
    MssAddress mailbox() {
        return MssAddress.of(required(root.path("professional"), "mailbox"));
    }

    /** Mailboxes of those who care for the patient too. */
    List<MssAddress> correspondents() {
        List<MssAddress> all = new ArrayList<>();
        root.path("correspondents").forEach(address -> all.add(MssAddress.of(address.asText())));
        return all;
    }

    Professional professional() {
        JsonNode json = root.path("professional");
        Professional.Builder professional = Professional.builder()
                .id(ProfessionalId.rpps(required(json, "rpps")))
                .familyName(required(json, "familyName"))
                .specialty(required(json, "specialty"));
        text(json, "givenName").ifPresent(professional::givenName);
        text(json, "title").ifPresent(professional::title);
        return professional.build();
    }

    Structure structure() {
        JsonNode json = root.path("structure");
        String finess = required(json, "finess");
        Structure.Builder structure = Structure.builder()
                .id(StructureId.finess(finess))
                .name(required(json, "name"))
                .sector(required(json, "sector"))
                .practiceSetting(required(json, "practiceSetting"))
                .billingId(finess);
        text(json, "phone").ifPresent(phone -> structure.addTelecom(Telecom.phone(phone, Address.Use.WORK)));
        address(json, Address.Use.WORK).ifPresent(structure::addAddress);
        return structure.build();
    }

    Statement<Problem> problems() {
        return statement("problems", this::problem);
    }

    Statement<Problem> medicalHistory() {
        return statement("medicalHistory", this::problem);
    }

    private Problem problem(JsonNode json) {
        Problem.Builder problem = Problem.of(required(json, "label"));
        code(json, CodeSystems.CIM_10, problem, Problem.Builder::code);
        date(json, "since", problem::onset);
        date(json, "until", problem::end);
        text(json, "comment").ifPresent(problem::comment);
        return problem.build();
    }

    Statement<Procedure> procedures() {
        return statement("procedures", json -> {
            Procedure.Builder procedure = Procedure.of(required(json, "label"));
            code(json, CodeSystems.CCAM, procedure, Procedure.Builder::code);
            date(json, "on", procedure::date);
            return procedure.build();
        });
    }

    Statement<Allergy> allergies() {
        return statement("allergies", json -> {
            AllergyType type = text(json, "type").map(AllergyType::valueOf).orElse(AllergyType.ALLERGY);
            Allergy.Builder allergy = Allergy.of(type, required(json, "agent"));
            text(json, "reaction").ifPresent(allergy::reaction);
            date(json, "since", allergy::onset);
            return allergy.build();
        });
    }

    Statement<LifestyleObservation> lifestyle() {
        return statement(
                "lifestyle",
                json -> LifestyleObservation.of(
                        LifestyleTopic.valueOf(required(json, "topic")), required(json, "text")));
    }

    Statement<FamilyHistory> familyHistory() {
        return statement(
                "familyHistory",
                json -> FamilyHistory.of(
                        required(json, "relationship"), FamilyHistory.Condition.of(required(json, "label"))));
    }

    Statement<Treatment> treatments() {
        return statement("treatments", json -> {
            Treatment.Builder treatment = Treatment.of(required(json, "name"));
            text(json, "dose").ifPresent(treatment::dosage);
            date(json, "since", treatment::start);
            return treatment.build();
        });
    }

    Statement<String> occupationalRisks() {
        return sentence("occupationalRisks");
    }

    Statement<String> vigilance() {
        return sentence("vigilance");
    }

    Path letterFile() {
        return folder.resolve(required(root.path("letter"), "file"));
    }

    String letterTitle() {
        return required(root.path("letter"), "title");
    }

    /** Code of JDV_J07. */
    String letterType() {
        return required(root.path("letter"), "type");
    }

    /** A list, {@code {"noneKnown": true, "on": date}}, or nothing: what is not there is never taken for "none". */
    private <T> Statement<T> statement(String subject, Function<JsonNode, T> entry) {
        JsonNode json = root.path("summary").path(subject);
        if (json.isArray() && !json.isEmpty()) {
            List<T> entries = new ArrayList<>();
            json.forEach(item -> entries.add(entry.apply(item)));
            return Statement.entries(entries);
        }
        if (json.path("noneKnown").asBoolean()) {
            return Statement.noneKnown(professional(), LocalDate.parse(required(json, "on")));
        }
        return Statement.notRecorded();
    }

    private Statement<String> sentence(String subject) {
        return text(root.path("summary"), subject)
                .map(text -> Statement.entries(List.of(text)))
                .orElse(Statement.notRecorded());
    }

    private static <B> void code(JsonNode json, String system, B builder, BiConsumer<B, CodedValue> setter) {
        text(json, "code")
                .ifPresent(code -> setter.accept(builder, CodedValue.of(code, system, required(json, "label"))));
    }

    private static void date(JsonNode json, String name, Consumer<ClinicalDate> setter) {
        text(json, name).map(ClinicalDate::parse).ifPresent(setter);
    }

    private static Optional<Address> address(JsonNode json, Address.Use use) {
        List<String> lines = new ArrayList<>();
        json.path("address").forEach(line -> lines.add(line.asText()));
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Address(lines, use));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static String required(JsonNode json, String name) {
        return text(json, name)
                .orElseThrow(() -> InvalidInputException.of(
                        "patient.json", name, "REQUIRED", "valeur obligatoire absente", "required value is missing"));
    }
}
