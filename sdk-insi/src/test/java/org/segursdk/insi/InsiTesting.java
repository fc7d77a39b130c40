package org.segursdk.insi;

import java.time.Instant;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.sandbox.Sandbox;

/** What the tests start from: the sandbox and its public test persons. */
public final class InsiTesting {
    private InsiTesting() {}

    public static SegurContext.Builder context(Sandbox sandbox) {
        return SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("Cabinet de test")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .billingId("0B0193488")
                        .build())
                .credentials(sandbox.pki().credentials("insi"))
                .endpoints(sandbox.endpoints());
    }

    static ProfessionalSession session() {
        return ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("DUPRE")
                        .givenName("Camille")
                        .specialty("G15_10/SM26")
                        .build(),
                AuthenticationMeans.CPS_CARD,
                Instant.now());
    }

    static IdentityTraits traits(String name, String givenNames, Sex sex, String birthDate) {
        return IdentityTraits.builder()
                .birthName(name)
                .birthGivenNames(givenNames)
                .sex(sex)
                .birthDate(birthDate)
                .build();
    }

    static IdentityTraits adrun() {
        return traits("ADRUN", "ZOE", Sex.FEMALE, "1975-12-31");
    }
}
