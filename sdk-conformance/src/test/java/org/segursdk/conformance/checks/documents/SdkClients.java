package org.segursdk.conformance.checks.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.sandbox.SandboxPki;

/** Clients of the SDK that speak to the sandbox, for the sample products. */
public final class SdkClients {
    private static final String HOLDER = "899700366240";

    private SdkClients() {}

    public static SegurContext context(KitBench bench) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(structure())
                .credentials(bench.sandbox().pki().credentials(DmpClient.SERVICE))
                .endpoints(bench.sandbox().endpoints())
                .build();
    }

    /** The structure of the sandbox's usual certificates. */
    public static Structure structure() {
        return Structure.builder()
                .id(StructureId.finess(SandboxPki.DEFAULT_STRUCTURE.substring(1)))
                .name("CABINET DU BANC")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .addAddress(new Address(List.of("1 rue du Banc", "63000 CLERMONT-FERRAND"), Address.Use.WORK))
                .addTelecom(Telecom.phone("+33199000002", Address.Use.WORK))
                .build();
    }

    public static DmpAirClient air(KitBench bench) {
        return DmpAirClient.create(context(bench), new Consents());
    }

    public static ProfessionalSession session(KitBench bench) {
        String token = bench.sandbox().mss().token(HOLDER);
        Instant since = bench.clock().instant().minusSeconds(600);
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return Papers.author().professional();
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.PRO_SANTE_CONNECT;
            }

            @Override
            public Instant authenticatedAt() {
                return since;
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of(token);
            }
        };
    }

    /** Patients were told, and let the doctor look. */
    private static final class Consents implements ConsentRegister {
        private final List<ConsentJournalEntry> lines = new ArrayList<>();

        Consents() {
            for (ConsentEvent event : List.of(ConsentEvent.informed(), ConsentEvent.consultationDeclared())) {
                append(DmpConsent.replay("record-1", lines)
                        .apply(event, HOLDER, Instant.now())
                        .entry());
            }
        }

        @Override
        public Optional<DmpConsent> find(String recordId) {
            return Optional.of(DmpConsent.replay("record-1", lines));
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return find("record-1");
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            lines.add(entry);
        }
    }
}
