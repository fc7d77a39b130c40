package org.segursdk.core.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.PostalAddress.Part;
import org.segursdk.core.error.InvalidInputException;

class PostalAddressTest {
    @Test
    void lines_areMadeFromTheParts_inTheOrderOfAnEnvelope() {
        PostalAddress parts = PostalAddress.builder()
                .country("FRANCE")
                .city("75007", "PARIS")
                .street("28", "Avenue de Breteuil")
                .part(Part.UNIT, "Escalier A")
                .part(Part.COUNTY, "75056")
                .build();
        Address address = Address.structured(parts, Address.Use.HOME);
        assertThat(address.lines()).containsExactly("Escalier A", "28 Avenue de Breteuil", "75007 PARIS", "FRANCE");
        assertThat(address.parts()).contains(parts);
        assertThat(parts.part(Part.CITY)).contains("PARIS");
    }

    @Test
    void lines_ofACommuneAlone_areItsCode() {
        assertThat(PostalAddress.builder().part(Part.COUNTY, "2A004").build().lines())
                .isEqualTo(List.of("2A004"));
    }

    @Test
    void address_withoutPartsOrWithABlankOne_isRefused() {
        assertThatThrownBy(() -> PostalAddress.builder().build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CDA-ADDR-PARTS");
        assertThatThrownBy(() -> new PostalAddress(Map.of(Part.CITY, " ")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CDA-ADDR-PARTS");
    }

    @Test
    void use_ofATelecomOnAnAddress_orTheReverse_isRefused() {
        assertThatThrownBy(() -> new Address(List.of("x"), Address.Use.MOBILE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CDA-ADDR-USE");
        assertThatThrownBy(() -> Telecom.phone("0147150000", Address.Use.TEMPORARY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CDA-TELECOM-USE");
        assertThat(Telecom.mobile("0647150000").use().code()).isEqualTo("MC");
    }
}
