package org.segursdk.conformance.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.segursdk.conformance.checks.login.LoginSample;
import org.segursdk.conformance.checks.prescription.PrescriptionSample;
import org.segursdk.conformance.checks.transport.TransportSample;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;

/** The whole kit before a product without a fault. */
@Order(1)
class FaultlessProductTest {
    @Test
    void aProductWithoutFault_failsNothing() throws Exception {
        try (KitBench bench = KitBench.start();
                SampleProduct product = new SampleProduct(
                        WholeKit.parts(new TransportSample(), new LoginSample(), new PrescriptionSample()))) {
            RunResult result = WholeKit.run(bench, product, ProductFiles.good());
            assertThat(result.requirements())
                    .filteredOn(each -> each.verdict() == Verdict.FAIL || each.verdict() == Verdict.ERROR)
                    .extracting(each -> each.id() + " " + each.failures())
                    .isEmpty();
        }
    }
}
