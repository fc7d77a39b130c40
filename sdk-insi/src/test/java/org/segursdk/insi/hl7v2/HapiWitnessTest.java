package org.segursdk.insi.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v25.datatype.CX;
import ca.uhn.hl7v2.model.v25.datatype.XPN;
import ca.uhn.hl7v2.model.v25.message.ADT_A05;
import ca.uhn.hl7v2.model.v25.segment.PID;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.GeneratedIdentities;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.People;

/** Another project's parser reads what we write, inside a whole message. */
class HapiWitnessTest {
    private static final DefaultHapiContext CONTEXT = new DefaultHapiContext(new CanonicalModelClassFactory("2.5"));
    private static final PipeParser PARSER = CONTEXT.getPipeParser();

    @AfterAll
    static void close() throws IOException {
        CONTEXT.close();
    }

    static IntStream seeds() {
        return IntStream.range(1000, 1200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("REM-INS-37")
    @Tag("REM-INS-38")
    @Tag("REM-INS-20")
    void text_inMessageA28_isReadTheSameByHapi(int seed) throws HL7Exception {
        Random random = new Random(seed);
        PatientIdentity identity = GeneratedIdentities.identity(random, IdentityStatus.values()[seed % 4]);
        IdentitySegments segments = IdentitySegments.of(identity, People.NOW)
                .addLocalId(GeneratedIdentities.localId(random))
                .build();
        String text =
                "MSH|^~\\&|SDK|ICI|DPI|LA|20260301100000||ADT^A28^ADT_A05|1|P|2.5^FRA^2.11|||||FRA|UNICODE UTF-8\r"
                        + "EVN||20260301100000\r" + segments.pid() + "\rPV1||N\r" + segments.zfd() + "\r";
        ADT_A05 message = (ADT_A05) PARSER.parse(text);
        PID pid = message.getPID();

        boolean qualified = identity.status() == IdentityStatus.QUALIFIED;
        assertThat(pid.getPatientIdentifierListReps()).isEqualTo(qualified ? 2 : 1);
        if (qualified) {
            Ins ins = identity.ins().orElseThrow();
            CX cx = pid.getPatientIdentifierList(1);
            assertThat(cx.getIDNumber().getValue()).isEqualTo(ins.matricule().value());
            assertThat(cx.getAssigningAuthority().getUniversalID().getValue())
                    .isEqualTo(ins.authority().oid().value());
            assertThat(cx.getAssigningAuthority().getUniversalIDType().getValue())
                    .isEqualTo("ISO");
            assertThat(cx.getIdentifierTypeCode().getValue()).isEqualTo("INS");
            assertThat(cx.getEffectiveDate().getValue()).isEqualTo("20260301");
        }
        XPN legal = pid.getPatientName(0);
        assertThat(legal.getFamilyName().getSurname().getValue())
                .isEqualTo(identity.traits().birthName());
        assertThat(legal.getGivenName().getValue()).isEqualTo(identity.traits().firstGivenName());
        assertThat(legal.getSecondAndFurtherGivenNamesOrInitialsThereof().getValue())
                .isEqualTo(identity.traits().birthGivenNames());
        assertThat(legal.getNameTypeCode().getValue()).isEqualTo("L");
        // HAPI leaves the hexadecimal form of a carriage return as it is.
        identity.state().usedName().ifPresent(name -> assertThat(
                        pid.getPatientName(1).getFamilyName().getSurname().getValue())
                .isEqualTo(name.replace("\r", "\\X0D\\")));
        assertThat(pid.getDateTimeOfBirth().getTime().getValue())
                .isEqualTo(identity.traits().birthDate().toCompact());
        assertThat(pid.getAdministrativeSex().getValue())
                .isEqualTo(identity.traits().sex().code());
        assertThat(pid.getPatientAddress(0).getAddressType().getValue()).isEqualTo("BDL");
        assertThat(pid.getPatientAddress(0).getCountyParishCode().getValue())
                .isEqualTo(identity.traits().birthPlace().orElseThrow());
        assertThat(pid.getIdentityReliabilityCode(0).getValue())
                .isEqualTo(identity.status().isChecked() ? "VALI" : "PROV");
        assertThat(pid.getLastUpdateDateTime().getTime().getValue()).isEqualTo("20260301100000");
        assertThat(new Terser(message).get("/.ZFD-5"))
                .isEqualTo(identity.state().channel().code());
    }
}
