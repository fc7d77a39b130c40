package org.segursdk.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.SegurSecurityException;

class HostGateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lps2.dmp.gouv.fr",
                "LPS2.DMP.GOUV.FR.",
                "lps-igc-sante.dmp.gouv.fr",
                "services-ps-tlsm.ameli.fr",
                "lps.services-ps.ameli.fr",
                "auth.esw.esante.gouv.fr",
                "wallet.esw.esante.gouv.fr",
                "gateway.api.esante.gouv.fr",
                "annuaire.sante.fr",
                "espacedeconfiance.mssante.fr",
                "mail.mailiz.mssante.fr"
            })
    void gate_nationalHost_isRefusedEvenWhenListed(String host) {
        assertThat(HostGate.isProduction(host)).isTrue();
        assertThatThrownBy(() -> new HostGate(List.of("test.example.org", host)))
                .isInstanceOfSatisfying(SegurSecurityException.class, refused -> assertThat(refused.code())
                        .isEqualTo(HostGate.CODE));
        assertThatThrownBy(() -> new HostGate(List.of()).require(host)).isInstanceOf(SegurSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev5.lps2.dmp.gouv.fr",
                "lps.dev1.dmp.gouv.fr",
                "qualiflps.services-ps.ameli.fr",
                "qualiflps-services-ps-tlsm.ameli.fr",
                "auth.bas.psc.esante.gouv.fr",
                "gateway.preprod.api.esante.gouv.fr",
                "mail-psc.formation.mailiz.mssante.fr",
                "test.example.org"
            })
    void gate_testHost_isAllowedOnceListed(String host) {
        assertThat(new HostGate(List.of(host)).allows(host)).isTrue();
        assertThat(new HostGate(List.of()).allows(host)).isFalse();
        assertThatThrownBy(() -> new HostGate(List.of()).require(host))
                .isInstanceOf(SegurSecurityException.class)
                .hasMessageContaining("modes.environments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "[::1]"})
    void gate_thisMachine_isAllowed(String host) {
        assertThat(new HostGate(List.of()).allows(host)).isTrue();
    }

    @Test
    void gate_hostThatOnlyEndsAlike_isNoProductionHost() {
        assertThat(HostGate.isProduction("notdmp.gouv.fr.example.org")).isFalse();
        assertThat(HostGate.isProduction("notameli.fr")).isFalse();
    }
}
