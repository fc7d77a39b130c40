package org.segursdk.conformance.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.conformance.internal.yaml.YamlFaults;
import org.segursdk.conformance.internal.yaml.YamlFields;
import org.segursdk.conformance.internal.yaml.YamlNode;
import org.segursdk.conformance.internal.yaml.YamlTree;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;

/** Reads an edition strictly: an unknown code, a gap in the numbers, an id twice or a missing word is an error. */
final class CatalogueReader {
    private static final Set<String> EDITION = Set.of("edition", "revision", "fr", "en", "sources", "domains");
    private static final Set<String> KEYS = Set.of(
            "id",
            "class",
            "profiles",
            "inferred",
            "draft",
            "waves",
            "when",
            "proof",
            "ways",
            "status",
            "sources",
            "asked",
            "wave1",
            "refs",
            "fr",
            "fr-asks",
            "en",
            "en-asks");
    private static final int WORDS = 600;

    private final Domain domain;
    private final Set<String> sources;
    private final YamlFaults faults;

    private CatalogueReader(Domain domain, Set<String> sources, YamlFaults faults) {
        this.domain = domain;
        this.sources = sources;
        this.faults = faults;
    }

    /**
     * Reads {@code edition.yaml} and the file of each domain.
     *
     * @throws InvalidInputException when a file breaks the form, with everything that is wrong in it
     */
    static RequirementCatalogue read(Function<String, byte[]> edition, Function<String, byte[]> files) {
        YamlFaults faults = new YamlFaults("edition.yaml");
        YamlFields head = YamlFields.of(YamlTree.read(edition.apply("edition.yaml"), faults), "", EDITION, faults);
        String id = head.needed("edition", 40);
        Optional<Integer> revision = head.word("revision", CatalogueReader::number, "1, 2…");
        LocalizedText basis = LocalizedText.of(head.needed("fr", WORDS), head.needed("en", WORDS));
        Map<String, String> sources = new LinkedHashMap<>();
        head.entries("sources").forEach((key, entry) -> sources.put(key, text(entry.value())));
        Map<Domain, Integer> counts = new EnumMap<>(Domain.class);
        head.entries("domains").forEach((key, entry) -> {
            Optional<Domain> domain = Domain.of(key);
            Optional<Integer> count = number(text(entry.value()));
            if (domain.isEmpty() || count.isEmpty()) {
                faults.add(entry.line(), "domains." + key, "CATALOGUE-DOMAIN", "domaine inconnu", "unknown domain");
            } else {
                counts.put(domain.get(), count.get());
            }
        });
        faults.throwIfAny();
        List<Requirement> all = new ArrayList<>();
        counts.forEach((domain, count) -> {
            String name = domain.code().toLowerCase(Locale.ROOT) + ".yaml";
            YamlFaults own = new YamlFaults(name);
            new CatalogueReader(domain, sources.keySet(), own).read(files.apply(name), count, all);
        });
        return new RequirementCatalogue(id, revision.orElse(0), basis, sources, all);
    }

    private void read(byte[] content, int count, List<Requirement> all) {
        YamlNode root = YamlTree.read(content, faults);
        List<YamlNode> items = root instanceof YamlNode.Sequence list ? list.items() : List.of();
        if (items.size() != count) {
            faults.add(
                    root.line(),
                    "",
                    "CATALOGUE-COUNT",
                    count + " exigences attendues, " + items.size() + " lues",
                    count + " requirements expected, " + items.size() + " read");
        }
        for (int i = 0; i < items.size(); i++) {
            String id = String.format(Locale.ROOT, "REM-%s-%02d", domain.code(), i + 1);
            all.add(requirement(YamlFields.of(items.get(i), id, KEYS, faults), id));
        }
        faults.throwIfAny();
    }

    private Requirement requirement(YamlFields fields, String id) {
        if (!fields.needed("id", 20).equals(id)) {
            fields.fault("id", "CATALOGUE-ID", "numéros dans l'ordre : " + id, "numbers in order: " + id);
        }
        LocalizedText title = LocalizedText.of(fields.needed("fr", 80), fields.needed("en", 80));
        LocalizedText asks = LocalizedText.of(fields.needed("fr-asks", WORDS), fields.needed("en-asks", WORDS));
        return new Requirement(id, domain, title, asks, scope(fields), proof(fields), origin(fields));
    }

    private Requirement.Scope scope(YamlFields fields) {
        Set<SoftwareType> profiles = types(fields, "profiles");
        Set<SoftwareType> inferred = types(fields, "inferred");
        Set<SoftwareType> drafts = types(fields, "draft");
        Set<SoftwareType> all = new LinkedHashSet<>(inferred);
        all.addAll(drafts);
        if (all.removeAll(profiles) || profiles.isEmpty() && all.isEmpty()) {
            fields.fault(
                    "profiles",
                    "CATALOGUE-PROFILES",
                    "au moins un profil, ni déduit ni projet s'il est retenu",
                    "at least one profile, neither inferred nor draft when picked");
        }
        all.addAll(profiles);
        Set<Integer> waves = Set.copyOf(fields.words("waves", CatalogueReader::wave, "1, 2"));
        Obligation obligation = needed(fields, "class", Obligation::of, Obligation.codes(), Obligation.UNKNOWN);
        return new Requirement.Scope(obligation, profiles, inferred, drafts, waves, conditions(fields, all));
    }

    private Map<SoftwareType, Set<Condition>> conditions(YamlFields fields, Set<SoftwareType> all) {
        Map<SoftwareType, Set<Condition>> conditions = new EnumMap<>(SoftwareType.class);
        Optional<YamlNode> when = fields.node("when");
        if (when.isPresent() && when.get() instanceof YamlNode.Mapping) {
            Set<String> codes = new HashSet<>();
            all.forEach(each -> codes.add(each.code()));
            YamlFields inner = YamlFields.of(when.get(), fields.path("when"), codes, faults);
            for (SoftwareType type : all) {
                Set<Condition> own = Set.copyOf(inner.words(type.code(), Condition::of, Condition.codes()));
                if (!own.isEmpty()) {
                    conditions.put(type, own);
                }
            }
            return conditions;
        }
        Set<Condition> common = Set.copyOf(fields.words("when", Condition::of, Condition.codes()));
        if (!common.isEmpty()) {
            all.forEach(type -> conditions.put(type, common));
        }
        return conditions;
    }

    private Requirement.Proof proof(YamlFields fields) {
        ProofKind kind = needed(fields, "proof", ProofKind::of, ProofKind.codes(), ProofKind.MANUAL);
        Set<ProofWay> ways = Set.copyOf(fields.words("ways", ProofWay::of, ProofWay.codes()));
        boolean automated = kind == ProofKind.AUTOMATED || kind == ProofKind.SDK_SIDE;
        if (automated == ways.isEmpty()) {
            fields.fault(
                    "ways",
                    "CATALOGUE-WAYS",
                    "des voies si et seulement si automatique",
                    "ways if and only if automatic");
        }
        return new Requirement.Proof(kind, ways, fields.words("asked", AskedEvidence::of, AskedEvidence.codes()));
    }

    private Requirement.Origin origin(YamlFields fields) {
        RequirementStatus status =
                needed(fields, "status", RequirementStatus::of, RequirementStatus.codes(), RequirementStatus.DRAFT);
        List<String> keys = fields.words(
                "sources",
                key -> Optional.of(key).filter(sources::contains),
                String.join(", ", sources.stream().sorted().toList()));
        if (keys.isEmpty()) {
            fields.fault("sources", "CATALOGUE-SOURCE", "une source au moins", "at least one source");
        }
        List<OfficialReference> covered =
                fields.words("refs", ReferenceLine::read, "ID[+SC] wave 1|2 class status[: profiles]");
        if (covered.stream().map(OfficialReference::id).distinct().count() != covered.size()) {
            fields.fault("refs", "CATALOGUE-REF-TWICE", "référence répétée", "reference repeated");
        }
        Map<SoftwareType, List<String>> wave1 = new EnumMap<>(SoftwareType.class);
        Set<String> types = Set.of(SoftwareType.codes().split(", "));
        fields.fields("wave1", types).ifPresent(own -> own.keys().forEach(key -> SoftwareType.of(key)
                .ifPresent(type -> wave1.put(type, own.words(key, Optional::of, "")))));
        return new Requirement.Origin(status, keys, covered, wave1);
    }

    private static <T> T needed(
            YamlFields fields, String key, Function<String, Optional<T>> meaning, String known, T otherwise) {
        if (fields.node(key).isEmpty()) {
            fields.fault(key, "YAML-MISSING", "champ obligatoire", "field required");
        }
        return fields.word(key, meaning, known).orElse(otherwise);
    }

    private static Set<SoftwareType> types(YamlFields fields, String key) {
        return new LinkedHashSet<>(fields.words(key, SoftwareType::of, SoftwareType.codes()));
    }

    private static Optional<Integer> wave(String text) {
        return number(text).filter(wave -> wave == 1 || wave == 2);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }
}
