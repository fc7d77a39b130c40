package org.segursdk.sandbox.internal.annuaire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireEntry;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;

/**
 * A directory made from a seed. Every entry has a slot, from which alone it is made, again and again; nothing is held. A slot may be
 * empty. Professionals come in blocks that share structures and a city.
 */
final class Population {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final int YEAR = 365 * 24 * 3600;

    private final int count;
    private final long seed;
    private final Structures structures;

    Population(int count, long seed) {
        this.count = count;
        this.seed = seed;
        this.structures = new Structures(this);
    }

    int professionals() {
        return count;
    }

    private int blocks() {
        return (count + Numbers.BLOCK - 1) / Numbers.BLOCK;
    }

    /** Slots of a type, empty ones included. */
    int slots(Type type) {
        return switch (type) {
            case PRACTITIONER -> count;
            case PRACTITIONER_ROLE -> count * 2;
            case ORGANIZATION -> blocks() * Numbers.STRUCTURES;
            case HEALTHCARE_SERVICE -> blocks() * Numbers.SERVICES;
            case DEVICE -> blocks();
        };
    }

    /** What stands in a slot; null: it is empty. */
    @Nullable
    AnnuaireEntry entry(Type type, int slot) {
        return switch (type) {
            case PRACTITIONER -> practitioner(slot);
            case PRACTITIONER_ROLE -> activity(slot);
            case ORGANIZATION -> structures.structure(slot);
            case HEALTHCARE_SERVICE -> structures.service(slot);
            case DEVICE -> structures.device(slot);
        };
    }

    /** Slot of a number, or -1. */
    int slot(Type type, String number) {
        int slot =
                switch (type) {
                    case PRACTITIONER ->
                        Numbers.slotOfRpps(
                                number.length() == 12 && number.startsWith("8") ? number.substring(1) : number);
                    case PRACTITIONER_ROLE -> Numbers.slotOfActivity(number);
                    case ORGANIZATION -> Numbers.slotOfStructure(number);
                    case HEALTHCARE_SERVICE -> Numbers.slotOfArhgos(number, false);
                    case DEVICE -> Numbers.slotOfArhgos(number, true);
                };
        return slot < slots(type) ? slot : -1;
    }

    /** Slots of entries of a type that may refer to a slot by that parameter. */
    IntStream referring(Type from, String parameter, int slot) {
        int block = slot / Numbers.STRUCTURES;
        return switch (from) {
            case PRACTITIONER_ROLE ->
                "practitioner".equals(parameter)
                        ? IntStream.of(slot * 2, slot * 2 + 1)
                        : range(block, Numbers.BLOCK * 2, slots(from));
            case ORGANIZATION -> range(block, Numbers.STRUCTURES, slots(from));
            case HEALTHCARE_SERVICE -> range(block, Numbers.SERVICES, slots(from));
            case DEVICE -> range(block, 1, slots(from));
            case PRACTITIONER -> IntStream.empty();
        };
    }

    private static IntStream range(int block, int each, int limit) {
        return IntStream.range(block * each, Math.min((block + 1) * each, limit));
    }

    /** In the year 2025. */
    Instant lastUpdated(Type type, int slot) {
        return BEGIN.plusSeconds(dice(10 + type.ordinal(), slot).nextInt(YEAR));
    }

    /** The same numbers for the same purpose and slot. */
    SplittableRandom dice(int purpose, int slot) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + ((long) purpose << 32) + slot);
    }

    Person person(int slot) {
        return Person.of(dice(1, slot));
    }

    Names.City city(int slotOfPractitioner) {
        return Names.city(dice(2, slotOfPractitioner / Numbers.BLOCK));
    }

    AnnuairePractitioner practitioner(int slot) {
        Person person = person(slot);
        boolean doctor = !person.specialty().isEmpty();
        AnnuairePractitioner made = new AnnuairePractitioner(
                Numbers.rpps(slot),
                true,
                person.woman() ? "MME" : "M",
                doctor ? "DR" : "",
                person.family(),
                person.given(),
                person.qualifications(),
                person.card() ? List.of("29" + Numbers.activity(slot)) : List.of(),
                mailboxes(person, slot));
        return person.active() ? made : made.removed();
    }

    private static List<AnnuaireMailbox> mailboxes(Person person, int slot) {
        String address = person.address(slot) + person.domain();
        return switch (person.mailboxes()) {
            case NONE, AT_WORK -> List.of();
            case BARE -> List.of(AnnuaireMailbox.bare(address));
            case OWN -> List.of(own(address));
            case OWN_AND_PRACTICE ->
                List.of(
                        own(address),
                        AnnuaireMailbox.of(
                                        AnnuaireMailbox.Kind.CAB,
                                        "cabinet." + Names.slug(person.family()) + slot + "@cabinet.test")
                                .withDigitization(true));
        };
    }

    private static AnnuaireMailbox own(String address) {
        return AnnuaireMailbox.of(AnnuaireMailbox.Kind.PER, address).withRank(1);
    }

    /** The first is liberal where the person is, the second salaried where they are both. */
    private @Nullable AnnuaireActivity activity(int slot) {
        int practitioner = slot / 2;
        boolean second = slot % 2 == 1;
        Person person = person(practitioner);
        if (!person.active() || second && person.mode() != Person.Mode.BOTH) {
            return null;
        }
        boolean liberal = !second && person.mode() != Person.Mode.SALARIED;
        AnnuaireActivity made = AnnuaireActivity.of(
                Numbers.activity(slot),
                Numbers.rpps(practitioner),
                Numbers.idnst(place(practitioner, person, liberal)),
                liberal ? "L" : "S");
        made = made.with(
                person.isPharmacist()
                        ? AnnuaireCode.nos(AnnuaireActivity.PHARMACIST_SECTION, liberal ? "A" : "D")
                        : AnnuaireCode.nos(AnnuaireActivity.FUNCTION, "FON-AU"));
        boolean mailbox = !liberal && person.mailboxes() != Person.Mailboxes.NONE;
        return mailbox
                ? made.withMailboxes(AnnuaireMailbox.of(
                        AnnuaireMailbox.Kind.PER,
                        person.address(practitioner) + "@ch-"
                                + Names.slug(city(practitioner).name()) + ".test"))
                : made;
    }

    private static int place(int practitioner, Person person, boolean liberal) {
        if (!liberal) {
            return Numbers.blockStructure(practitioner, Numbers.HOSPITAL);
        }
        return person.isPharmacist()
                ? Numbers.blockStructure(practitioner, Numbers.PHARMACY)
                : Numbers.practiceOf(practitioner);
    }

    /** Who gives a practice its name: the first of its possible members who works there. */
    Optional<Person> holder(int practiceSlot) {
        int block = practiceSlot / Numbers.STRUCTURES;
        int first = block * Numbers.BLOCK
                + (practiceSlot % Numbers.STRUCTURES - Numbers.FIRST_PRACTICE) * Numbers.PER_PRACTICE;
        return IntStream.range(first, Math.min(first + Numbers.PER_PRACTICE, count))
                .mapToObj(this::person)
                .filter(Person::isInPractice)
                .findFirst();
    }
}
