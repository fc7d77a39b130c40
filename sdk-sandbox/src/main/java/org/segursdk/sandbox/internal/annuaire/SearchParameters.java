package org.segursdk.sandbox.internal.annuaire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.segursdk.core.actor.PostalAddress.Part;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCareService;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireDevice;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireStructure;

/** The search parameters of each type. Source: annuaire §5. */
final class SearchParameters {
    static final String MAILBOX_TYPE = "mailbox-mss-type";

    private static final Map<Type, Map<String, SearchParameter>> ALL = new EnumMap<>(Type.class);

    static {
        ALL.put(Type.PRACTITIONER, named(practitioner()));
        ALL.put(Type.PRACTITIONER_ROLE, named(activity()));
        ALL.put(Type.ORGANIZATION, named(structure()));
        ALL.put(Type.HEALTHCARE_SERVICE, named(service()));
        ALL.put(Type.DEVICE, named(device()));
    }

    private SearchParameters() {}

    static Map<String, SearchParameter> of(Type type) {
        return Objects.requireNonNull(ALL.get(type));
    }

    private static Map<String, SearchParameter> named(Stream<SearchParameter> own) {
        Map<String, SearchParameter> all = new TreeMap<>();
        Stream.concat(common(), own).forEach(parameter -> all.put(parameter.name(), parameter));
        return all;
    }

    private static Stream<SearchParameter> common() {
        return Stream.of(
                SearchParameter.token("_id", (directory, row) -> List.of(new AnnuaireCode("", row.id()))),
                new SearchParameter("_lastUpdated", SearchParameter.Kind.DATE, (directory, row) -> List.of()),
                new SearchParameter(
                        "_profile", SearchParameter.Kind.URI, (directory, row) -> Vocabulary.profiles(row).stream()
                                .map(url -> new AnnuaireCode("", url))
                                .toList()),
                SearchParameter.token("identifier", (directory, row) -> Vocabulary.identifiers(row.entry()).stream()
                        .map(identifier -> new AnnuaireCode(identifier.system(), identifier.value()))
                        .toList()),
                SearchParameter.token(
                        "data-information-system",
                        (directory, row) -> List.of(new AnnuaireCode("", Vocabulary.informationSystem(row.entry())))),
                SearchParameter.token("data-registration-authority", (directory, row) -> List.of()));
    }

    private static SearchParameter active() {
        return SearchParameter.token(
                "active",
                (directory, row) -> List.of(
                        new AnnuaireCode("", Boolean.toString(row.entry().active()))));
    }

    private static SearchParameter identifierType() {
        return SearchParameter.token("identifier-type", (directory, row) -> Vocabulary.identifiers(row.entry()).stream()
                .filter(identifier -> !identifier.type().isEmpty())
                .map(identifier -> new AnnuaireCode(Vocabulary.IDENTIFIER_TYPES, identifier.type()))
                .toList());
    }

    private static Stream<SearchParameter> mailboxes() {
        return Stream.of(
                SearchParameter.string("mailbox-mss", (directory, row) -> Vocabulary.mailboxes(row.entry()).stream()
                        .map(AnnuaireMailbox::address)
                        .toList()),
                SearchParameter.token(MAILBOX_TYPE, (directory, row) -> Vocabulary.mailboxes(row.entry()).stream()
                        .flatMap(mailbox -> mailbox.kind().stream())
                        .map(kind -> AnnuaireCode.nos(Vocabulary.MAILBOX_KIND, kind.name()))
                        .toList()));
    }

    private static Stream<SearchParameter> practitioner() {
        return Stream.concat(
                mailboxes(),
                Stream.of(
                        active(),
                        identifierType(),
                        SearchParameter.string(
                                "family",
                                (directory, row) -> List.of(doctor(row).family())),
                        SearchParameter.string(
                                "given", (directory, row) -> doctor(row).given()),
                        SearchParameter.string("name", (directory, row) -> {
                            List<String> parts = new ArrayList<>(doctor(row).given());
                            parts.addAll(List.of(
                                    doctor(row).family(),
                                    doctor(row).civility(),
                                    doctor(row).title()));
                            return parts;
                        }),
                        SearchParameter.token(
                                "qualification-code", (directory, row) -> doctor(row).qualifications().stream()
                                        .flatMap(List::stream)
                                        .toList()),
                        SearchParameter.string("number-smartcard", (directory, row) -> doctor(row)
                                .cards()),
                        SearchParameter.token("type-smartcard", (directory, row) -> List.of())));
    }

    private static AnnuairePractitioner doctor(Row row) {
        return (AnnuairePractitioner) row.entry();
    }

    private static Stream<SearchParameter> activity() {
        return Stream.concat(
                mailboxes(),
                Stream.of(
                        active(),
                        SearchParameter.reference("practitioner"),
                        SearchParameter.reference("organization"),
                        SearchParameter.token("role", (directory, row) -> ((AnnuaireActivity) row.entry()).codes())));
    }

    private static Stream<SearchParameter> structure() {
        return Stream.concat(
                mailboxes(),
                Stream.of(
                        active(),
                        identifierType(),
                        SearchParameter.string(
                                "name", (directory, row) -> List.of(place(row).name())),
                        SearchParameter.string("address", (directory, row) -> {
                            List<String> parts = new ArrayList<>(part(row, Part.CITY, Part.POSTAL_CODE));
                            parts.addAll(line(row));
                            return parts;
                        }),
                        SearchParameter.string("address-city", (directory, row) -> part(row, Part.CITY)),
                        SearchParameter.string("address-postalcode", (directory, row) -> part(row, Part.POSTAL_CODE)),
                        SearchParameter.string("address-line", (directory, row) -> line(row)),
                        SearchParameter.token("type", (directory, row) -> Vocabulary.types(place(row))),
                        SearchParameter.reference("partof"),
                        SearchParameter.string(
                                "pharmacy-licence",
                                (directory, row) ->
                                        place(row).licence().map(List::of).orElse(List.of()))));
    }

    private static AnnuaireStructure place(Row row) {
        return (AnnuaireStructure) row.entry();
    }

    private static List<String> part(Row row, Part... parts) {
        return place(row).address().stream()
                .flatMap(address -> Stream.of(parts).flatMap(part -> address.part(part).stream()))
                .toList();
    }

    private static List<String> line(Row row) {
        return place(row).address().map(Vocabulary::line).map(List::of).orElse(List.of());
    }

    private static Stream<SearchParameter> service() {
        return Stream.of(
                active(),
                SearchParameter.reference("organization"),
                SearchParameter.token(
                        "characteristic", (directory, row) -> care(row).characteristics()),
                SearchParameter.token(
                        "service-category", (directory, row) -> care(row).categories()),
                SearchParameter.token(
                        "service-type", (directory, row) -> care(row).types()));
    }

    private static AnnuaireCareService care(Row row) {
        return (AnnuaireCareService) row.entry();
    }

    private static Stream<SearchParameter> device() {
        return Stream.of(
                SearchParameter.reference("organization"),
                SearchParameter.token("type", (directory, row) -> machine(row).types()),
                SearchParameter.token(
                        "status", (directory, row) -> List.of(new AnnuaireCode("", Vocabulary.status(machine(row))))),
                SearchParameter.string(
                        "manufacturer", (directory, row) -> List.of(machine(row).manufacturer())),
                SearchParameter.string("model", (directory, row) -> List.of()));
    }

    private static AnnuaireDevice machine(Row row) {
        return (AnnuaireDevice) row.entry();
    }
}
