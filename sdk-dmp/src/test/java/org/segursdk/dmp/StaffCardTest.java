package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;

class StaffCardTest {
    private static final CodedValue SECRETARY =
            CodedValue.of("SECRETARIAT_MEDICAL", "1.2.250.1.213.1.1.4.6", "Secrétariat médical");

    private static X509Certificate certificate(String subject) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name(subject);
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minusSeconds(60)),
                                Date.from(now.plusSeconds(3600)),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static Professional holder(String subject) throws Exception {
        return StaffCard.holder(certificate(subject), SECRETARY);
    }

    @Test
    void holder_nominativeCard_isThePerson() throws Exception {
        Professional holder = holder(
                "C=FR,O=CABINET DU DR DOC0036624,OU=310B0193488,CN=310B0193488/0001,SURNAME=L'HÉRITIER,GIVENNAME=ANNE-LISE");
        assertThat(holder.id().value()).isEqualTo("310B0193488/0001");
        assertThat(holder.familyName()).isEqualTo("L'HÉRITIER");
        assertThat(holder.givenName()).isEqualTo("ANNE-LISE");
        assertThat(holder.specialty()).isEqualTo(SECRETARY);
    }

    @Test
    void holder_cardInNobodysName_isOrganisationAndCard() throws Exception {
        Professional holder = holder("C=FR,O=CABINET M. DOC0036624 & ASSOCIÉS,CN=310B0193488/0001");
        assertThat(holder.familyName()).isEqualTo("CABINET-M--DOC0036624---ASSOCIÉS");
        assertThat(holder.givenName()).isEqualTo("310B0193488-0001");
    }

    @Test
    void holder_certificateOfNobody_isRefused() {
        for (String subject : new String[] {"C=FR,O=CABINET", "C=FR,CN=310B0193488/0001"}) {
            assertThatThrownBy(() -> holder(subject))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("DMP-CARD-HOLDER");
        }
    }
}
