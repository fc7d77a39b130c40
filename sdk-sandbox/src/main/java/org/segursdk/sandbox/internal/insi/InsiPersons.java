package org.segursdk.sandbox.internal.insi;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.identity.SyntheticIdentities;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.internal.insi.InsiRequest.ByTraits;
import org.segursdk.sandbox.internal.insi.InsiRequest.ByVitale;
import org.segursdk.sandbox.internal.soap.Dom;
import org.w3c.dom.Element;

/** The persons known, and how they are found. Source: insi §11, §13. */
public final class InsiPersons {
    private final Map<String, InsiPerson> byNumber = new LinkedHashMap<>();

    InsiPersons() {
        reset();
    }

    synchronized void reset() {
        byNumber.clear();
        TEST_PERSONS.forEach(this::add);
    }

    synchronized void add(InsiPerson person) {
        byNumber.put(person.ins().matricule().number(), person);
    }

    synchronized List<InsiPerson> all() {
        return List.copyOf(byNumber.values());
    }

    List<InsiPerson> find(InsiRequest request) {
        return all().stream()
                .filter(person -> request instanceof ByTraits traits
                        ? matches(person.traits(), traits)
                        : matches(person, (ByVitale) request))
                .toList();
    }

    /**
     * Whether a request, right or wrong, is plainly about people of the table that are synthetic: every number in it is one of
     * theirs, the birth name and date belong together to one of them, and there is at least a number or a name.
     */
    boolean knows(Element payload) {
        List<InsiPerson> synthetic = all().stream()
                .filter(person -> SyntheticIdentities.isSynthetic(person.ins().matricule()))
                .toList();
        Set<String> numbers = texts(payload, "NumIdentifiant");
        Set<String> names = texts(payload, "NomNaissance");
        Set<String> dates = texts(payload, "DateNaissance");
        boolean knownNumbers =
                numbers.stream().allMatch(number -> synthetic.stream().anyMatch(person -> isOf(person, number)));
        boolean knownNames = names.stream().allMatch(name -> synthetic.stream()
                .map(InsiPerson::traits)
                .anyMatch(traits -> traits.birthName().equals(name)
                        && dates.equals(Set.of(traits.birthDate().toIso()))));
        return knownNumbers && knownNames && numbers.size() + names.size() > 0;
    }

    private static boolean isOf(InsiPerson person, String number) {
        return number.equals(person.insured())
                || number.equals(person.ins().matricule().number())
                || person.history().stream()
                        .anyMatch(
                                former -> number.equals(former.ins().matricule().number()));
    }

    private static Set<String> texts(Element payload, String name) {
        return Dom.descendants(payload).stream()
                .filter(e -> name.equals(e.getLocalName()))
                .map(Dom::text)
                .collect(Collectors.toSet());
    }

    private static boolean matches(IdentityTraits traits, ByTraits request) {
        return traits.birthName().equals(request.birthName())
                && traits.sex().code().equals(request.sex())
                && traits.birthDate().toIso().equals(request.birthDate())
                && (" " + traits.birthGivenNames() + " ").contains(" " + request.firstName() + " ")
                && (request.birthPlace().isEmpty()
                        || traits.birthPlace()
                                .filter(request.birthPlace()::equals)
                                .isPresent());
    }

    private static boolean matches(InsiPerson person, ByVitale request) {
        if (!request.beneficiary().isEmpty()) {
            return request.beneficiary().equals(person.ins().matricule().number())
                    || person.history().stream().anyMatch(h -> request.beneficiary()
                            .equals(h.ins().matricule().number()));
        }
        return request.insured().equals(person.insured())
                && (request.birthName().isEmpty()
                        || request.birthName().equals(person.traits().birthName()))
                && (request.birthDate().isEmpty()
                        || request.birthDate()
                                .equals(person.traits().birthDate().toIso()));
    }

    private static InsHistoryEntry former(String number, String key, String from, String to) {
        return new InsHistoryEntry(
                new Ins(Matricule.received(number, key), InsAuthority.NIR),
                from.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(from)),
                to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)));
    }

    /** The public test persons. */
    public static List<InsiPerson> testPersons() {
        return TEST_PERSONS;
    }

    private static final List<InsiPerson> TEST_PERSONS = List.of(
            InsiPerson.of("275126322074974", "ADRUN", "ZOE", Sex.FEMALE, "1975-12-31", "63220"),
            InsiPerson.of("181016322075140", "ADRDEUX", "LAURENT", Sex.MALE, "1981-01-01", "63220"),
            InsiPerson.of("160012B02077713", "ADRTROIS", "TOUSSAINT", Sex.MALE, "1960-01-01", "2B020"),
            InsiPerson.of("297022A02077878", "ADRTROIS", "DOMINIQUE", Sex.FEMALE, "1997-02-26", "2A020"),
            // The end before the start is what the platform answers.
            InsiPerson.of(
                            "109076322083489",
                            "ECETINSI",
                            "PIERRE-ALAIN MURIEL FLORIANT",
                            Sex.MALE,
                            "2009-07-14",
                            "63220")
                    .withHistory(List.of(
                            former("2090763220834", "39", "2019-03-01", "2019-02-28"),
                            former("2090663220123", "55", "", ""))),
            InsiPerson.of("109076322088835", "PROVISOIRE", "MATRICULE", Sex.MALE, "2009-07-01", "63220")
                    .under(InsAuthority.NIA),
            InsiPerson.of("236066322083656", "TCHITCHI", "CATARINA BELLA", Sex.FEMALE, "1936-06-21", "63220"),
            InsiPerson.of("180032B02040123", "CORSE", "ANTHONY", Sex.MALE, "1980-03-02", "2B020")
                    .withHistory(List.of(former("180032B020401", "23", "", ""))),
            // Keys as published, although they are not the computed ones.
            InsiPerson.of("181036322045660", "HERMANN", "GATIEN", Sex.MALE, "1981-03-24", "63220")
                    .withHistory(List.of(former("1810363220456", "60", "", ""), former("2810363220456", "10", "", ""))),
            InsiPerson.of("110086322083060", "NESSI", "MICHELANGELO ANTHONY", Sex.MALE, "2010-08-07", "63220"),
            ownNumber("1010663220000", "D'ARTAGNAN DE L'HERAULT", "PIERRE-ALAIN", "2001-06-17", "63220"),
            ownNumber("1140263220000", "DE VINCI", "LEONARDO", "2014-02-01", "63220"),
            ownNumber("1140275056000", "DE VINCI", "LEONARDO", "2014-02-01", "75056"));

    private static InsiPerson ownNumber(
            String number, String birthName, String givenNames, String birthDate, String birthPlace) {
        return InsiPerson.of(number + Matricule.keyOf(number), birthName, givenNames, Sex.MALE, birthDate, birthPlace);
    }
}
