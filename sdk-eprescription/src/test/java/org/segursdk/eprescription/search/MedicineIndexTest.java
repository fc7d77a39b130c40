package org.segursdk.eprescription.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;

@Tag("REM-ERGO-02")
class MedicineIndexTest {
    private static final String FILE = """
            \uFEFFcip13;name;substances;cis;mv;ucd13;atc;prix
            3400933516390;PARACETAMOL MYLAN 500 mg, comprimé;Paracétamol;63107752;MV00002306;;N02BE01;1
            ;"DOLIPRANE; ""enfant"" 2,4 %";Paracétamol;60234100;;;;
            ;Œstradiol gel;ESTRADIOL;;MV00000001;;;
            ;;Sans nom;60234101;;;;
            3400930000120;Efferalgan codéiné;Paracétamol, codéine;;;;;
            ;Rien;;;;;;
            ;Trop;;;
            """;

    private static MedicineIndex index(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return MedicineIndex.read(() -> new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "par|PARACETAMOL MYLAN 500 mg, comprimé;DOLIPRANE; \"enfant\" 2,4 %;Efferalgan codéiné",
                "PARACÉ|PARACETAMOL MYLAN 500 mg, comprimé;DOLIPRANE; \"enfant\" 2,4 %;Efferalgan codéiné",
                "dol enf|DOLIPRANE; \"enfant\" 2,4 %",
                "codeine|Efferalgan codéiné",
                "oes|Œstradiol gel",
                "œst|Œstradiol gel",
                "34009335|PARACETAMOL MYLAN 500 mg, comprimé",
                "mv00002|PARACETAMOL MYLAN 500 mg, comprimé",
                "pa|''",
                "p a|''",
                "zzz|''",
                "par zzz|''"
            })
    void threeLetters_complete_whateverAccentsAndCase(String typed, String names) throws IOException {
        assertThat(index(FILE).complete(typed, 10).stream()
                        .map(MedicinePresentation::name)
                        .collect(Collectors.joining(";")))
                .isEqualTo(names);
    }

    @Test
    void rowsLeftOut_areReported() throws IOException {
        MedicineIndex index = index(FILE);
        assertThat(index.size()).isEqualTo(4);
        assertThat(index.rejected())
                .containsExactly(
                        new RejectedRow(5, "CSV-NAME"),
                        new RejectedRow(7, "CSV-CODE"),
                        new RejectedRow(8, "CSV-COLUMNS"));
        assertThat(index.complete("par", 2)).hasSize(2);
        assertThat(index.complete("par", 0)).isEmpty();
    }

    @Test
    void choice_becomesAProduct() throws IOException {
        assertThat(index(FILE).complete("mylan", 1).get(0).toProduct().build()).satisfies(product -> {
            assertThat(product.cis()).contains("63107752");
            assertThat(product.cip()).get().extracting(c -> c.code()).isEqualTo("3400933516390");
            assertThat(product.mv()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a;b\n1;2", "name\nx", "name;cip13\n\"x;1"})
    void anotherFile_isRefused(String text) {
        assertThatThrownBy(() -> index(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anotherCharset_isRefused() {
        byte[] latin = "name;cip13\nComprimé;1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> MedicineIndex.read(() -> new ByteArrayInputStream(latin)))
                .isInstanceOf(IOException.class);
    }

    /** The same answers as reading the whole file each time. */
    @Test
    void completion_isThatOfAPlainSearch() throws IOException {
        Random random = new Random(42);
        List<String> parts = List.of("par", "para", "céta", "dol", "doli", "co", "codé", "amox", "œs", "é", "gel");
        List<String> names = Stream.generate(() -> random.ints(1 + random.nextInt(3), 0, parts.size())
                        .mapToObj(i -> parts.get(i) + parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining(" ")))
                .limit(400)
                .toList();
        MedicineIndex index =
                index("name;cip13\n" + names.stream().map(name -> name + ";1").collect(Collectors.joining("\n")));
        for (int i = 0; i < 300; i++) {
            String typed = parts.get(random.nextInt(parts.size()))
                    + (random.nextBoolean() ? " " : "")
                    + parts.get(random.nextInt(parts.size()));
            assertThat(index.complete(typed, 1_000).stream().map(MedicinePresentation::name))
                    .as(typed)
                    .containsExactlyInAnyOrderElementsOf(plain(names, typed));
        }
    }

    private static List<String> plain(List<String> names, String typed) {
        List<String> found = new ArrayList<>();
        if (bare(typed).replace(" ", "").length() >= 3) {
            for (String name : names) {
                if (Stream.of(bare(typed).split(" "))
                        .allMatch(word -> Stream.of(bare(name).split(" ")).anyMatch(part -> part.startsWith(word)))) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("œ", "oe")
                .toLowerCase(Locale.ROOT);
    }
}
