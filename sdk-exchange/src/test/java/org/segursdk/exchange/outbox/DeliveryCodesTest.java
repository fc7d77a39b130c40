package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.LocalizedText;

class DeliveryCodesTest {
    private static final Pattern CODE =
            Pattern.compile("\"((?:EXCHANGE|SHARE|DMP|MSS|DSN)-[A-Z-]*[A-Z]|[A-Z]+-BY-PERSON|REPLAYED)\"");
    /** Rules of what a caller gives, told at once and never kept; prefixes. */
    private static final Set<String> NOT_OF_DELIVERIES = Set.of(
            "EXCHANGE-DATABASE",
            "EXCHANGE-DESTINATION-TWICE",
            "EXCHANGE-NO-DELIVERY",
            "EXCHANGE-NOT-SHARED",
            "EXCHANGE-SENDER",
            "EXCHANGE-SETTINGS",
            "EXCHANGE-SHARED-ALREADY",
            "EXCHANGE-MAILBOX",
            "SHARE-REASON",
            "SHARE-REPLACES-NOTHING",
            "SHARE-STILL-HIDDEN");

    @Test
    void eachCodeThatADeliveryMayBear_hasASentenceInBothLanguages() throws IOException {
        Path sources = Path.of("src/main/java/org/segursdk/exchange");
        Set<String> codes = new TreeSet<>();
        for (String room : List.of("outbox", "sharing")) {
            try (Stream<Path> files = Files.list(sources.resolve(room))) {
                for (Path file : files.filter(each -> !each.endsWith("DeliveryCodes.java"))
                        .toList()) {
                    Matcher matcher = CODE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        codes.add(matcher.group(1));
                    }
                }
            }
        }
        codes.removeAll(NOT_OF_DELIVERIES);
        assertThat(codes).hasSizeGreaterThan(25).allMatch(DeliveryCodes::isExplained);
        assertThat(codes).allSatisfy(each -> {
            LocalizedText text = DeliveryCodes.explain(each);
            assertThat(text.french()).isNotEqualTo(text.english());
        });
    }

    @Test
    void codesOfServices_standAsTheyCame() {
        assertThat(DeliveryCodes.explain("SERVICE-FAULT DMPClosed").french())
                .isEqualTo("refusé par le service, code DMPClosed");
        assertThat(DeliveryCodes.explain("MSS 250 2.0.0").english()).isEqualTo("the operator accepted it (250 2.0.0)");
        assertThat(DeliveryCodes.explain("X-OF-THE-SOFTWARE").french()).isEqualTo("X-OF-THE-SOFTWARE");
    }
}
