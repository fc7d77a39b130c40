package org.segursdk.examples.kit;

import java.util.Optional;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.insi.InsiClient;

// The public class that the profile names; it takes on the subjects whose interfaces it implements.
public final class PracticeAdapter implements SegurKitAdapter, SearchPort {
    private Optional<InsiClient> insi = Optional.empty();

    @Override
    public void connect(KitBench bench) {
        insi = Optional.of(InsiClient.create(SegurContext.builder()
                .software(Software.builder("ExempleCabinet", "1.0.0")
                        .cndaAuthorisation("EXEMPLE")
                        .build())
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("Cabinet d'essai")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .billingId("0B0193488")
                        .build())
                .credentials(bench.sandbox().pki().credentials("insi"))
                .endpoints(bench.sandbox().endpoints())
                .clock(bench.clock())
                .build()));
    }

    @Override
    public void reset() {
        // Everything your product holds is forgotten here; this one holds nothing.
    }

    @Override
    public void search(IdentityTraits traits) {
        insi.orElseThrow().search(traits);
    }

    @Override
    public void close() {
        insi.ifPresent(InsiClient::close);
    }
}
