package org.segursdk.conformance.checks.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadTime;
import org.segursdk.cda.read.vaccination.ReadVaccination;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.port.VaccinationRecordPort;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievedDocument;

/** Takes vaccinations from the DMP into a record in memory, each by its own id. */
public class VaccinationSample implements SegurKitAdapter, VaccinationRecordPort {
    /** By the id of the vaccination in its document. */
    private final Map<String, Kept> record = new LinkedHashMap<>();

    @Nullable
    private KitBench bench;

    @Nullable
    private DmpAirClient air;

    @Override
    public void connect(KitBench bench) {
        this.bench = bench;
        air = SdkClients.air(bench);
    }

    @Override
    public void reset() {
        record.clear();
    }

    @Override
    public Optional<List<Kept>> kept(Ins ins, IdentityTraits traits) {
        return Optional.of(List.copyOf(record.values()));
    }

    @Override
    public void take(Ins ins, IdentityTraits traits, Set<String> lots) {
        var access = Objects.requireNonNull(air)
                .open(
                        SdkClients.session(Objects.requireNonNull(bench)),
                        Papers.patient(Papers.person(0)).ins().orElseThrow())
                .access()
                .orElseThrow();
        try {
            for (RetrievedDocument each : access.retrieve(access.search().documents(), DocumentSink.memory(20_000_000))
                    .documents()) {
                ReadVaccinationRecord.of(CdaReader.create().read(Papers.bytes(each.content())))
                        .ifPresent(history -> history.vaccinations().items().stream()
                                .filter(ReadVaccination::isGiven)
                                .filter(line -> lots.contains(lot(line)))
                                .forEach(line -> record.putIfAbsent(id(line), kept(line))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(ReadVaccination line) {
        ReadId id = line.ids().get(0);
        return id.root() + "^" + id.extension();
    }

    private static String lot(ReadVaccination line) {
        return line.product().flatMap(product -> product.lot()).orElse("");
    }

    private static Kept kept(ReadVaccination line) {
        return new Kept(line.vaccine(), lot(line), day(line), true);
    }

    private static Optional<LocalDate> day(ReadVaccination line) {
        return line.period().flatMap(period -> period.start()).flatMap(ReadTime::day);
    }
}
