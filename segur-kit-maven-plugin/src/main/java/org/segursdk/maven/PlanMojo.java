package org.segursdk.maven;

import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.plan.PlanText;
import org.segursdk.conformance.run.HostGate;

/** Tells which requirements apply to the product, why, and what each needs. */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends KitMojo {
    @Override
    void run() throws IOException {
        Plan plan = project().plan();
        new HostGate(plan.profile().modes().environments());
        tell(PlanText.of(plan, locale(), false));
    }
}
