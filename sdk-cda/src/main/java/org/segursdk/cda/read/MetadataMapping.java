package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xds.XdsAuthor;
import org.segursdk.core.xds.XdsOrganization;
import org.segursdk.core.xds.XdsPatientId;
import org.segursdk.core.xds.XdsPerson;

/** From the header to XDS. Source: cda §15, dmp §6.1. */
final class MetadataMapping {
    private static final String ROOT = "/ClinicalDocument/";
    private static final String IMAGING_REQUEST = "1.2.250.1.213.1.1.1.47";

    private final ReadDocument document;
    private final ReadHeader header;
    private final Violations missing = new Violations();

    private MetadataMapping(ReadDocument document) {
        this.document = document;
        this.header = document.header();
    }

    static ReadMetadata of(ReadDocument document) {
        return new MetadataMapping(document).map();
    }

    private ReadMetadata map() {
        Optional<ReadServiceEvent> principal = header.events().stream().findFirst();
        Optional<ReadPeriod> service = principal.flatMap(ReadServiceEvent::period);
        Optional<CodedValue> type = need(header.code().flatMap(ReadCode::value), "code");
        PatientMapping patient = new PatientMapping(header.patient());
        List<XdsAuthor> authors =
                header.authors().stream().map(MetadataMapping::author).toList();
        missing.check(!authors.isEmpty(), ROOT + "author", "READ-METADATA", "auteur absent", "no author");
        return new ReadMetadata(
                need(header.id().flatMap(ReadId::text), "id"),
                need(header.title(), "title"),
                "text/xml",
                need(header.language(), "languageCode"),
                need(header.createdAt().flatMap(ReadTime::instant), "effectiveTime/@value"),
                need(
                        service.flatMap(ReadPeriod::start).flatMap(ReadTime::instant),
                        "documentationOf/serviceEvent/effectiveTime"),
                service.flatMap(ReadPeriod::stop).flatMap(ReadTime::instant),
                need(patient.id(), "recordTarget/patientRole/id"),
                patient.sourceId(),
                patient.info(),
                authors,
                need(header.legalAuthenticator().map(MetadataMapping::person), "legalAuthenticator"),
                need(type.flatMap(ValueSets::classOfType), "code (class)"),
                type,
                need(format(), "templateId (format)"),
                need(header.confidentiality().flatMap(ReadCode::value), "confidentialityCode"),
                need(
                        header.encounter()
                                .flatMap(ReadEncounter::facility)
                                .flatMap(ReadEncounter.Facility::type)
                                .flatMap(ReadCode::value),
                        "componentOf/encompassingEncounter/location/healthCareFacility/code"),
                need(
                        principal.flatMap(MetadataMapping::practiceSetting),
                        "documentationOf/serviceEvent/performer/assignedEntity/representedOrganization"
                                + "/standardIndustryClassCode"),
                eventCodes(),
                references(),
                relations(),
                missing.toList());
    }

    private <T> Optional<T> need(Optional<T> value, String path) {
        missing.check(
                value.isPresent(),
                ROOT + path,
                "READ-METADATA",
                "métadonnée absente ou inutilisable",
                "metadata missing or unusable");
        return value;
    }

    private static Optional<CodedValue> practiceSetting(ReadServiceEvent event) {
        return event.performers().stream()
                .flatMap(performer -> performer.organization().stream())
                .flatMap(organization -> organization.practiceSetting().stream())
                .flatMap(code -> code.value().stream())
                .findFirst();
    }

    /** The French model's format rather than that of the IHE profile it stands on. */
    private Optional<CodedValue> format() {
        String mediaType = document.isLevel1()
                ? document.level1Content().flatMap(EmbeddedContent::mediaType).orElse("")
                : "";
        if (document.isLevel1()) {
            return ValueSets.formatOfModel(CdaModel.N1.template(), mediaType);
        }
        List<ReadId> templates = header.templateIds();
        for (boolean french : new boolean[] {true, false}) {
            for (ReadId template : templates) {
                String root = template.root().orElse("");
                if (root.startsWith("1.2.250.") == french && !root.equals(CdaModel.N1.template())) {
                    Optional<CodedValue> format = ValueSets.formatOfModel(root, mediaType);
                    if (format.isPresent()) {
                        return format;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Structured or not: both renditions bear the same header. */
    private boolean isImagingReport() {
        return header.code()
                .filter(code -> code.is("18748-4", CodeSystems.LOINC))
                .isPresent();
    }

    /** The acts; for imaging, then what they are translated to (CCAM, modality, region), each once; then the context. */
    private List<CodedValue> eventCodes() {
        List<ReadCode> codes =
                header.events().stream().flatMap(event -> event.code().stream()).toList();
        if (!isImagingReport()) {
            return codes.stream().flatMap(code -> code.value().stream()).toList();
        }
        Set<CodedValue> translations = new LinkedHashSet<>();
        List<CodedValue> acts = new ArrayList<>();
        List<CodedValue> context = new ArrayList<>();
        for (ReadCode code : codes) {
            boolean act = code.codeSystem().filter(CodeSystems.LOINC::equals).isPresent();
            code.value().ifPresent((act ? acts : context)::add);
            code.translations().forEach(translation -> translation.value().ifPresent(translations::add));
        }
        acts.addAll(translations);
        acts.addAll(context);
        return acts;
    }

    private List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        for (ReadOrder order : header.orders()) {
            order.ids().forEach(id -> reference(id, Reference.Kind.ORDER, references));
            order.accessionNumbers().forEach(id -> reference(id, Reference.Kind.ACCESSION, references));
        }
        if (isImagingReport()) {
            header.events().stream()
                    .flatMap(event -> event.ids().stream())
                    .filter(id -> id.extension().isEmpty())
                    .distinct()
                    .forEach(id -> reference(id, Reference.Kind.STUDY, references));
        }
        if (header.hasTemplate(IMAGING_REQUEST)) {
            // The act a request documents is the request itself.
            header.events().stream()
                    .limit(1)
                    .flatMap(event -> event.ids().stream())
                    .forEach(id -> reference(id, Reference.Kind.ORDER, references));
        }
        return references;
    }

    private static void reference(ReadId id, Reference.Kind kind, List<Reference> references) {
        id.instanceId().map(instance -> new Reference(kind, instance)).ifPresent(references::add);
    }

    private List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        for (ReadRelation relation : header.relations()) {
            Optional<Relation.Type> type =
                    switch (relation.type()) {
                        case "RPLC" -> Optional.of(Relation.Type.RPLC);
                        case "XFRM" -> Optional.of(Relation.Type.XFRM);
                        default -> Optional.empty();
                    };
            for (ReadId id : relation.ids()) {
                Optional<Oid> target = id.extension().isPresent()
                        ? Optional.empty()
                        : id.root().filter(Oid::isValid).map(Oid::of);
                type.ifPresent(
                        kind -> target.ifPresent(oid -> relations.add(new Relation(kind, oid, version(relation)))));
            }
        }
        return relations;
    }

    private static OptionalInt version(ReadRelation relation) {
        try {
            int version = relation.version().map(Integer::parseInt).orElse(0);
            return version > 0 ? OptionalInt.of(version) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Institution and specialty are absent for a patient. Source: dmp §6.3. */
    private static XdsAuthor author(ReadActor actor) {
        XdsPerson person = person(actor);
        if (person.idType().equals("NH")) {
            return new XdsAuthor(Optional.of(person), List.of(), List.of(), List.of());
        }
        return new XdsAuthor(
                Optional.of(person),
                actor.organization().stream().map(MetadataMapping::institution).toList(),
                actor.role().flatMap(ReadCode::value).stream().toList(),
                actor.function().flatMap(ReadCode::displayName).stream().toList());
    }

    private static XdsPerson person(ReadActor actor) {
        Optional<ReadId> id =
                actor.ids().stream().filter(i -> i.root().isPresent()).findFirst();
        String root = id.flatMap(ReadId::root).orElse("");
        String number = id.flatMap(ReadId::extension).orElse("");
        if (actor.device().isPresent()) {
            ReadActor.Device device = actor.device().get();
            return new XdsPerson(
                    number, device.software().orElse(""), device.model().orElse(""), root, "U", "RI");
        }
        String type = InsAuthority.ofOid(root).isPresent() ? "NH" : "IDNPS";
        return new XdsPerson(
                number,
                actor.name().flatMap(ReadName::family).orElse(""),
                actor.name().flatMap(ReadName::given).orElse(""),
                root,
                "D",
                type);
    }

    private static XdsOrganization institution(ReadOrganization organization) {
        Optional<ReadId> id =
                organization.ids().stream().filter(i -> i.root().isPresent()).findFirst();
        return new XdsOrganization(
                organization.name().orElse(""),
                id.flatMap(ReadId::root).orElse(""),
                "IDNST",
                id.flatMap(ReadId::extension).orElse(""));
    }

    /** The patient's part. */
    private record PatientMapping(Optional<ReadPatient> patient) {
        Optional<XdsPatientId> id() {
            return ins().or(this::local);
        }

        Optional<XdsPatientId> sourceId() {
            return local().or(this::ins);
        }

        private Optional<XdsPatientId> ins() {
            return patient.flatMap(ReadPatient::insId).flatMap(id -> cx(id, "NH"));
        }

        private Optional<XdsPatientId> local() {
            return patient.flatMap(p -> p.ids().stream()
                    .filter(id -> id.root().flatMap(InsAuthority::ofOid).isEmpty())
                    .flatMap(id -> cx(id, "PI").stream())
                    .findFirst());
        }

        private static Optional<XdsPatientId> cx(ReadId id, String type) {
            return id.root().flatMap(root -> id.extension().map(number -> new XdsPatientId(number, root, type)));
        }

        List<String> info() {
            if (patient.isEmpty()) {
                return List.of();
            }
            ReadPatient who = patient.get();
            List<String> info = new ArrayList<>(4);
            who.birthName()
                    .ifPresent(name -> info.add(pid5(
                            name, who.firstGivenName().or(who::birthGivenNames).orElse(""), 'L')));
            if (who.usedName().isPresent() || who.usedGivenName().isPresent()) {
                info.add(pid5(
                        who.usedName().or(who::birthName).orElse(""),
                        who.usedGivenName().or(who::firstGivenName).orElse(""),
                        'D'));
            }
            who.birthDate().ifPresent(date -> info.add("PID-7|" + date.toCompact()));
            who.sex().ifPresent(sex -> info.add("PID-8|" + sex.code()));
            return info;
        }

        private static String pid5(String family, String given, char nameType) {
            return "PID-5|" + escape(family) + '^' + escape(given) + "^^^^^" + nameType;
        }

        private static String escape(String text) {
            StringBuilder out = new StringBuilder(text.length() + 8);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '|' -> out.append("\\F\\");
                    case '^' -> out.append("\\S\\");
                    case '&' -> out.append("\\T\\");
                    case '~' -> out.append("\\R\\");
                    case '\\' -> out.append("\\E\\");
                    default -> out.append(c);
                }
            }
            return out.toString();
        }
    }
}
