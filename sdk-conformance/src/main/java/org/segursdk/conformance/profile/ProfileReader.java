package org.segursdk.conformance.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.segursdk.conformance.catalogue.Condition;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.internal.yaml.YamlFaults;
import org.segursdk.conformance.internal.yaml.YamlFields;
import org.segursdk.conformance.internal.yaml.YamlNode;
import org.segursdk.conformance.internal.yaml.YamlTree;

/** Reads {@code segur-profile.yaml}; what is wrong is told at once, each with its line. */
final class ProfileReader {
    private static final Set<String> ROOT = Set.of(
            "kit",
            "product",
            "types",
            "wave",
            "edition",
            "drafts",
            "conditions",
            "documents",
            "login",
            "modes",
            "waivers");
    private static final Set<String> PRODUCT = Set.of("name", "version", "vendor", "convergenceReference");
    private static final Set<String> MODES = Set.of("artefacts", "live", "adapter", "environments", "citizenDomain");
    private static final Set<String> WAIVER =
            Set.of("requirement", "condition", "reason", "kind", "owner", "ticket", "until");
    private static final Set<String> LOGINS = Set.of(
            "WEB", "NATIVE", "CIBA", "EMBEDDED", "PASSWORD", "PASSWORD_TOTP", "CPS", "ECPS", "OIDC", "SAML", "FIDO2");
    private static final Pattern CLASS = Pattern.compile("([a-zA-Z_$][\\w$]*\\.)*[a-zA-Z_$][\\w$]*");
    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?");
    private static final String MAILBOXES = "mailboxes";

    private final RequirementCatalogue catalogue;
    private final LocalDate today;
    private final YamlFaults faults = new YamlFaults(SegurProfile.FILE_NAME);

    ProfileReader(RequirementCatalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    SegurProfile read(byte[] content) {
        YamlFields root = YamlFields.of(YamlTree.read(content, faults), "", ROOT, faults);
        if (!root.needed("kit", 3).equals("1")) {
            root.fault("kit", "PROFILE-KIT", "la forme de ce fichier est la 1", "the form of this file is 1");
        }
        Product product = product(root);
        Set<SoftwareType> types = new LinkedHashSet<>(root.words("types", SoftwareType::of, SoftwareType.codes()));
        if (root.items("types").isEmpty()) {
            root.fault("types", "PROFILE-TYPES", "au moins un type de logiciel", "at least one type of software");
        }
        root.needed("wave", 1);
        int wave = root.word("wave", text -> Optional.of(text).filter("12"::contains), "1, 2")
                .map(Integer::valueOf)
                .orElse(2);
        String edition = root.needed("edition", 40);
        if (!edition.equals(catalogue.edition()) && !edition.equals(catalogue.label())) {
            root.fault(
                    "edition",
                    "PROFILE-EDITION",
                    "le kit porte l'édition " + catalogue.label(),
                    "the kit bears edition " + catalogue.label());
        }
        boolean drafts = root.flag("drafts").orElse(false);
        Set<Condition> conditions = conditions(root);
        List<DeclaredDocument> documents = root.items("documents").stream()
                .map(node -> document(node, root.path("documents")))
                .flatMap(Optional::stream)
                .toList();
        Modes modes = modes(root);
        List<Waiver> waivers = waivers(root);
        faults.throwIfAny();
        return new SegurProfile(product, types, wave, drafts, conditions, documents, modes, waivers);
    }

    private static Product product(YamlFields root) {
        Optional<YamlFields> fields = root.fields("product", PRODUCT);
        if (fields.isEmpty()) {
            root.fault("product", "YAML-MISSING", "champ obligatoire", "field required");
            return new Product("", "", "", Optional.empty());
        }
        YamlFields own = fields.get();
        return new Product(
                own.needed("name", 80),
                own.needed("version", 40),
                own.needed("vendor", 80),
                own.text("convergenceReference", 80).filter(text -> !text.equals("UNKNOWN")));
    }

    private Set<Condition> conditions(YamlFields root) {
        Set<Condition> held = EnumSet.noneOf(Condition.class);
        Set<String> keys =
                Arrays.stream(Condition.values()).map(Condition::code).collect(Collectors.toSet());
        // told by the list of mailboxes
        keys.remove(Condition.PERSONAL_MAILBOX.code());
        keys.remove(Condition.APPLICATION_MAILBOX.code());
        keys.add(MAILBOXES);
        root.fields("conditions", keys).ifPresent(fields -> {
            for (String mailbox : fields.words(
                    MAILBOXES,
                    among(Set.of("PERSONAL", "ORGANISATIONAL", "APPLICATION")),
                    "PERSONAL, ORGANISATIONAL, APPLICATION")) {
                held.add(mailbox.equals("APPLICATION") ? Condition.APPLICATION_MAILBOX : Condition.PERSONAL_MAILBOX);
            }
            for (Condition each : Condition.values()) {
                if (keys.contains(each.code()) && fields.flag(each.code()).orElse(false)) {
                    held.add(each);
                }
            }
        });
        root.fields("login", Set.of("psc", "others")).ifPresent(login -> {
            String known = String.join(", ", LOGINS.stream().sorted().toList());
            if (!login.words("psc", among(LOGINS), known).isEmpty()) {
                held.add(Condition.PSC_LOGIN);
            }
            if (login.words("others", among(LOGINS), known).contains("PASSWORD")) {
                held.add(Condition.SINGLE_FACTOR_PASSWORD);
            }
        });
        return held;
    }

    private Optional<DeclaredDocument> document(YamlNode node, String path) {
        YamlFields fields = YamlFields.of(node, path, Set.of("type", "cda", "direction"), faults);
        Optional<DeclaredDocument.Type> type = constant(fields, "type", DeclaredDocument.Type.class);
        Optional<DeclaredDocument.Direction> direction =
                constant(fields, "direction", DeclaredDocument.Direction.class);
        Set<DeclaredDocument.Level> levels = new HashSet<>(fields.words(
                "cda", text -> named(text, DeclaredDocument.Level.class), names(DeclaredDocument.Level.class)));
        return type.isEmpty() || direction.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeclaredDocument(type.get(), levels, direction.get()));
    }

    private static Modes modes(YamlFields root) {
        return root.fields("modes", MODES)
                .map(fields -> {
                    Optional<String> artefacts = fields.text("artefacts", 200);
                    if (artefacts.filter(ProfileReader::leavesTheFolder).isPresent()) {
                        fields.fault(
                                "artefacts",
                                "PROFILE-FOLDER",
                                "un dossier sous celui du profil",
                                "a folder below that of the profile");
                    }
                    Optional<String> adapter = fields.text("adapter", 200);
                    if (adapter.filter(name -> !CLASS.matcher(name).matches()).isPresent()) {
                        fields.fault("adapter", "PROFILE-CLASS", "un nom de classe Java", "a name of a Java class");
                    }
                    List<String> hosts = fields.words(
                            "environments",
                            text -> Optional.of(text)
                                    .filter(host -> HOST.matcher(host).matches()),
                            "host names / noms d'hôtes");
                    Optional<String> citizens = fields.text("citizenDomain", 200);
                    if (citizens.filter(name -> !HOST.matcher(name).matches()).isPresent()) {
                        fields.fault("citizenDomain", "PROFILE-DOMAIN", "un nom de domaine", "a name of a domain");
                    }
                    return new Modes(
                            artefacts,
                            fields.flag("live").orElse(false),
                            adapter,
                            hosts,
                            citizens.orElse(Modes.CITIZENS));
                })
                .orElse(new Modes(Optional.empty(), false, Optional.empty(), List.of(), Modes.CITIZENS));
    }

    private static boolean leavesTheFolder(String path) {
        String plain = path.replace('\\', '/');
        return plain.startsWith("/")
                || plain.contains(":")
                || Arrays.asList(plain.split("/")).contains("..");
    }

    private List<Waiver> waivers(YamlFields root) {
        List<Waiver> waivers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode node : root.items("waivers")) {
            YamlFields fields = YamlFields.of(node, root.path("waivers"), WAIVER, faults);
            String requirement = fields.needed("requirement", 20);
            if (!requirement.isEmpty() && catalogue.find(requirement).isEmpty()) {
                fields.fault("requirement", "WAIVER-REQUIREMENT", "exigence inconnue", "unknown requirement");
            }
            Optional<String> condition = fields.text("condition", 80);
            String reason = fields.needed("reason", 400);
            String owner = fields.needed("owner", 80);
            fields.needed("kind", 40);
            fields.needed("until", 10);
            Optional<Waiver.Kind> kind = constant(fields, "kind", Waiver.Kind.class);
            Optional<LocalDate> until = fields.date("until");
            if (until.filter(date -> date.isAfter(today.plusYears(1))).isPresent()) {
                fields.fault("until", "WAIVER-UNTIL", "un an au plus", "a year at most");
            }
            if (!seen.add(requirement + " " + condition.orElse(""))) {
                fields.fault("requirement", "WAIVER-TWICE", "déjà excusée", "already excused");
            }
            if (kind.isPresent() && until.isPresent()) {
                waivers.add(new Waiver(
                        requirement, condition, reason, kind.get(), owner, fields.text("ticket", 80), until.get()));
            }
        }
        return waivers;
    }

    private static <E extends Enum<E>> Optional<E> constant(YamlFields fields, String key, Class<E> type) {
        return fields.word(key, text -> named(text, type), names(type));
    }

    private static <E extends Enum<E>> Optional<E> named(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static Function<String, Optional<String>> among(Set<String> words) {
        return text -> Optional.of(text).filter(words::contains);
    }
}
