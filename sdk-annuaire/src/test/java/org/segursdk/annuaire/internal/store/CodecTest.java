package org.segursdk.annuaire.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.Activity;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.KnowHow;
import org.segursdk.annuaire.MailboxType;
import org.segursdk.annuaire.MssMailbox;
import org.segursdk.annuaire.StructureAddress;
import org.segursdk.annuaire.StructureIdentifiers;
import org.segursdk.annuaire.StructureKind;
import org.segursdk.annuaire.internal.fhir.FoundActivity;
import org.segursdk.core.actor.Address.Use;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.terminology.CodedValue;

/** What is kept comes back the same; words are compared by rule. */
class CodecTest {
    private static final long SEED = 20_261_124;

    private final Random random = new Random(SEED);

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20) == 0 ? 400 : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint("aZ é'-œÏ漢\uD83D\uDE00|,\n"
                    .codePointAt("aZ é'-œÏ漢\uD83D\uDE00|,\n".offsetByCodePoints(0, random.nextInt(13))));
        }
        return text.toString();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    private CodedValue coded() {
        return CodedValue.of("c" + text(), "s" + text(), "d" + text());
    }

    private MssMailbox mailbox() {
        return new MssMailbox(
                text(),
                maybe(() -> MailboxType.values()[random.nextInt(4)]),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(9)) : OptionalInt.empty(),
                maybe(random::nextBoolean),
                maybe(this::text),
                maybe(this::text));
    }

    private DirectoryStructure structure() {
        return new DirectoryStructure(
                new StructureIdentifiers(
                        maybe(this::text), maybe(this::text), maybe(this::text), maybe(this::text), maybe(this::text)),
                random.nextBoolean(),
                text(),
                maybe(() -> StructureKind.values()[random.nextInt(2)]),
                maybe(this::coded),
                maybe(this::coded),
                new StructureAddress(some(this::text), maybe(this::text), maybe(this::text), maybe(this::text)),
                some(() -> new Telecom("tel:01" + random.nextInt(99), Use.WORK)),
                some(this::mailbox),
                maybe(() -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(999_999_999))));
    }

    private Activity activity() {
        return new Activity(
                maybe(this::text),
                random.nextBoolean(),
                some(this::coded),
                some(this::mailbox),
                maybe(this::structure));
    }

    private DirectoryProfessional professional() {
        return new DirectoryProfessional(
                maybe(this::text),
                maybe(this::text),
                random.nextBoolean(),
                text(),
                text(),
                maybe(this::text),
                maybe(this::text),
                some(this::coded),
                some(this::coded),
                some(() -> new KnowHow(maybe(this::coded), coded())),
                some(this::coded),
                some(this::mailbox),
                some(this::activity),
                maybe(() -> Instant.ofEpochSecond(random.nextInt())));
    }

    @Test
    void anyValue_writtenAndRead_isTheSame() {
        for (int i = 0; i < 500; i++) {
            DirectoryProfessional professional = professional();
            DirectoryStructure structure = structure();
            FoundActivity activity = new FoundActivity(text(), text(), text(), activity());
            assertThat(Codec.professional(Codec.bytes(professional)))
                    .as("seed %d", SEED)
                    .isEqualTo(professional);
            assertThat(Codec.structure(Codec.bytes(structure))).isEqualTo(structure);
            assertThat(Codec.activity(Codec.bytes(activity))).isEqualTo(activity);
        }
    }

    @Test
    void words_anyText_areStableAndPlain() {
        for (int i = 0; i < 2000; i++) {
            String words = Words.of(text());
            assertThat(Words.of(words)).as("seed %d", SEED).isEqualTo(words);
            assertThat(words).doesNotContain("  ").doesNotStartWith(" ").doesNotEndWith(" ");
        }
        assertThat(Words.of("Ève-Marie d’Œuvre")).isEqualTo("EVE MARIE D OEUVRE");
        assertThat(Words.squeezed("d'Almeida")).isEqualTo("DALMEIDA");
        assertThat(Words.of("  -'  ")).isEmpty();
        assertThat(Words.townBegins("ST ETIENNE", "saint-é")).isTrue();
        assertThat(Words.townBegins("SAINTE FOY", "ste f")).isTrue();
        assertThat(Words.townBegins("LYON", "ly")).isTrue();
        assertThat(Words.townBegins("LYON", "yon")).isFalse();
    }

    @Test
    void cursor_writtenAndRead_isTheSame() {
        Cursor.Run run = Cursor.Run.begin(true, Instant.EPOCH, Instant.EPOCH)
                .page(5, 1, Optional.of("https://x.test/_page?id=1"), java.util.OptionalLong.of(9))
                .asResumed();
        Cursor cursor = new Cursor("https://x.test", 4, Optional.of(Instant.EPOCH), Optional.empty(), Optional.of(run));
        Cursor again = Cursor.of(cursor.toMap()).orElseThrow();
        assertThat(again.toMap()).isEqualTo(cursor.toMap());
        assertThat(again.run().orElseThrow().next()).contains("https://x.test/_page?id=1");
        assertThat(Cursor.of(java.util.Map.of("format", "0"))).isEmpty();
    }
}
