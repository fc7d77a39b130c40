package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Visibility;
import org.segursdk.exchange.Samples;

/** Restrictions that a professional sets on a document arrive in the DMP as its confidentiality codes. */
@Tag("REM-VIS-03")
class VisibilitySharingTest {
    @Test
    @Tag("REM-DMPA-11")
    void eachOfTheEightSettings_standsInTheDmpAsItWasSet() {
        try (SandboxFixture fixture = new SandboxFixture()) {
            for (int combination = 0; combination < 8; combination++) {
                Set<Visibility> set = EnumSet.noneOf(Visibility.class);
                for (Visibility each : Visibility.values()) {
                    if ((combination & 1 << each.ordinal()) != 0) {
                        set.add(each);
                    }
                }
                Document plain = fixture.document();
                Document restricted = new Document(
                        plain.metadata().toBuilder().visibility(set).build(), plain.content());
                fixture.share(fixture.request(restricted));
                fixture.drain();
                assertThat(fixture.sandbox.dmp().documents(Samples.MATRICULE).stream()
                                .filter(each -> each.uniqueId()
                                        .equals(plain.metadata().uniqueId().value())))
                        .singleElement()
                        .satisfies(found -> {
                            assertThat(found.isMasked()).isEqualTo(set.contains(Visibility.MASKED_FROM_PROFESSIONALS));
                            assertThat(found.isInvisibleToPatient())
                                    .isEqualTo(set.contains(Visibility.INVISIBLE_TO_PATIENT));
                            assertThat(found.isInvisibleToRepresentatives())
                                    .isEqualTo(set.contains(Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES));
                        });
            }
        }
    }
}
