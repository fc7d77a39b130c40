package org.segursdk.insi.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.internal.Claims;
import org.segursdk.insi.matching.ReceivedPatient;
import org.segursdk.insi.matching.ReceivedPatient.Collected;
import org.segursdk.insi.matching.ReceivedPatient.LocalId;

/** Takes a patient out of a resource of whatever publisher. */
final class PatientReader {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final int MAX_LENGTH = 1_000_000;
    private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(MAX_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode patient;
    private final Violations findings = new Violations();
    private final List<Ins> active = new ArrayList<>();
    private final List<Ins> former = new ArrayList<>();
    private final List<LocalId> localIds = new ArrayList<>();

    private PatientReader(JsonNode patient) {
        this.patient = patient;
    }

    static ReceivedPatient read(String json) {
        if (json.length() > MAX_LENGTH) {
            throw refused("FHIR-JSON", "plus d'un million de caractères", "more than a million characters");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            // Its message quotes the text: not kept.
            throw refused("FHIR-JSON", "n'est pas du JSON lisible", "is not legible JSON");
        }
        if (!text(root.path("resourceType")).equals("Patient")) {
            throw refused("FHIR-RESOURCE", "n'est pas une ressource Patient", "is not a resource Patient");
        }
        return new PatientReader(root).patient();
    }

    private static InvalidInputException refused(String rule, String french, String english) {
        return InvalidInputException.of("FrCorePatient", "json", rule, french, english);
    }

    private ReceivedPatient patient() {
        strangeThings();
        int position = 0;
        for (JsonNode identifier : patient.path("identifier")) {
            identifier(identifier, "identifier[" + position + ']');
            position++;
        }
        Optional<Ins> ins = Claims.only(active, "identifier", findings);
        Reliability reliability = Reliability.read(patient.path("extension"), findings);
        Set<IdentityAttribute> attributes = EnumSet.noneOf(IdentityAttribute.class);
        attributes.addAll(reliability.attributes());
        Optional<IdentityStatus> status =
                Claims.status(reliability.status(ins.isPresent(), findings), attributes, findings);
        Optional<JsonNode> usual = name("usual");
        return new ReceivedPatient(
                status,
                attributes,
                Claims.standing(ins, status, findings),
                former,
                traits(),
                usual.map(name -> text(name.path("family"))).filter(name -> !name.isBlank()),
                usual.map(name -> text(name.path("given").path(0))).filter(name -> !name.isBlank()),
                localIds,
                new Collected(
                        Claims.channel(reliability.method(), "methodCollection", findings),
                        Claims.day(reliability.askedOn(), DAY, "dateInterrogationINSi", findings),
                        Claims.proof(reliability.mode(), "validationMode", findings),
                        Claims.day(reliability.checkedOn(), DAY, "validationDate", findings),
                        Optional.empty(),
                        extension(patient, FrCore.DATE_UPDATED)
                                .path("valueBoolean")
                                .asBoolean(false),
                        Optional.empty()),
                findings.toList());
    }

    private void strangeThings() {
        findings.check(
                patient.path("modifierExtension").isMissingNode(),
                "modifierExtension",
                "FHIR-MODIFIER",
                "extension modificatrice inconnue : à regarder avant tout usage",
                "unknown modifier extension: to be looked at before any use");
        findings.check(
                patient.path("active").asBoolean(true),
                "active",
                "FHIR-INACTIVE",
                "identité désactivée chez l'émetteur",
                "identity deactivated at the sender");
        int position = 0;
        for (JsonNode extension : patient.path("extension")) {
            String url = text(extension.path("url"));
            findings.check(
                    url.startsWith(FrCore.STRUCTURES) || url.startsWith("http://hl7.org/fhir/"),
                    "extension[" + position + ']',
                    "FHIR-EXTENSION",
                    "extension inconnue, passée",
                    "unknown extension, passed over");
            position++;
        }
    }

    private void identifier(JsonNode identifier, String path) {
        String system = text(identifier.path("system"));
        String value = text(identifier.path("value"));
        String type = "";
        for (JsonNode coding : identifier.path("type").path("coding")) {
            type = type.isEmpty() ? text(coding.path("code")) : type;
        }
        String authority = system.startsWith(FrCore.OID) ? system.substring(FrCore.OID.length()) : system;
        boolean ofIns = InsAuthority.ofOid(authority).isPresent();
        if (type.startsWith("INS-N") || ofIns && type.isEmpty()) {
            findings.check(
                    type.isEmpty()
                            || !ofIns
                            || InsAuthority.ofOid(authority)
                                    .map(FrCore::type)
                                    .filter(type::equals)
                                    .isPresent(),
                    path + ".type",
                    "FHIR-INS-TYPE",
                    "le type ne va pas avec l'OID : l'OID fait foi",
                    "the type does not go with the OID: the OID decides");
            boolean old = text(identifier.path("use")).equals("old");
            Claims.ins(value, authority, path, findings).ifPresent(old ? former::add : active::add);
        } else if (ofIns) {
            // The billing number bears the OID of the NIR too, under the type NH.
            findings.check(
                    type.equals("NH"),
                    path + ".type",
                    "FHIR-INS-TYPE",
                    "OID d'une INS sous un autre type d'identifiant : non retenu",
                    "OID of an INS under another type of identifier: not kept");
        } else if (!value.isBlank() && (type.equals("PI") || type.isEmpty())) {
            localIds.add(new LocalId(value, authority));
        }
    }

    private Optional<JsonNode> name(String use) {
        for (JsonNode name : patient.path("name")) {
            if (text(name.path("use")).equals(use)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private Optional<IdentityTraits> traits() {
        Optional<JsonNode> official = name("official");
        findings.check(
                official.isPresent(),
                "name",
                "FHIR-NAME",
                "aucun nom d'usage official (nom de naissance)",
                "no name of use official (birth name)");
        String family = official.map(name -> text(name.path("family"))).orElse("");
        String first = official.map(name -> text(name.path("given").path(0))).orElse("");
        String told = official.map(
                        name -> text(extension(name, FrCore.GIVEN_NAMES).path("valueString")))
                .orElse("");
        String list = Claims.givenNames(told, first, "name", findings);
        String place = text(extension(extension(patient, FrCore.BIRTH_PLACE).path("valueAddress"), FrCore.INSEE_CODE)
                .path("valueCoding")
                .path("code"));
        return Claims.traits(family, list, first, sex(), birthDate(), place, findings);
    }

    private Sex sex() {
        return switch (text(patient.path("gender"))) {
            case "male" -> Sex.MALE;
            case "female" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    private Optional<BirthDate> birthDate() {
        Matcher matcher = DATE.matcher(text(patient.path("birthDate")));
        if (!matcher.matches()) {
            return Claims.birthDate("", "", "", "birthDate", findings);
        }
        String month = matcher.group(2) == null ? "00" : matcher.group(2);
        String day = matcher.group(3) == null ? "00" : matcher.group(3);
        return Claims.birthDate(matcher.group(1), month, day, "birthDate", findings);
    }

    /** The first extension of that name; a missing node when there is none. */
    static JsonNode extension(JsonNode holder, String url) {
        for (JsonNode extension : holder.path("extension")) {
            if (text(extension.path("url")).equals(url)) {
                return extension;
            }
        }
        return holder.path("extension").path(-1);
    }

    /** The text of a node, empty when it is none. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue().strip() : "";
    }
}
