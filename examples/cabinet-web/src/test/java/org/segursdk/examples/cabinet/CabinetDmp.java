package org.segursdk.examples.cabinet;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.segursdk.conformance.port.DmpBackgroundPort;
import org.segursdk.conformance.port.DmpNewsPort;
import org.segursdk.conformance.port.DmpSearchPort;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.search.DocumentCategory;
import org.segursdk.exchange.glance.Glance;

/** The practice's patients and their DMPs, as the kit asks for them. */
record CabinetDmp(CabinetAdapter adapter) implements DmpBackgroundPort, DmpNewsPort, DmpSearchPort {
    private Cabinet cabinet() {
        return adapter.cabinet();
    }

    private User doctor() {
        return adapter.doctor();
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        return adapter.patient(traits, qualified);
    }

    @Override
    public void consent(String patient, Consent decision) {
        switch (decision) {
            case DECLARED -> cabinet().visits().consent(patient, doctor());
            case OPPOSED -> cabinet().visits().oppose(patient, true, doctor());
            case OPPOSITION_LIFTED -> {
                cabinet().visits().oppose(patient, false, doctor());
                cabinet().visits().consent(patient, doctor());
            }
        }
        cabinet().watch().forget(patient, doctor());
    }

    @Override
    public OptionalInt consentTraces(String patient) {
        return OptionalInt.of(cabinet().visits().decisions(patient).size());
    }

    /** As on the screen of a record opened for the first time today, once the DMP answered. */
    private Glance glance(String patient) {
        cabinet().watch().forget(patient, doctor());
        return cabinet().watch().answer(patient, doctor()).join();
    }

    @Override
    public Optional<State> openRecord(String patient) {
        return Optional.of(State.valueOf(glance(patient).overview().state().name()));
    }

    @Override
    public Optional<List<Listed>> list(String patient, Set<String> typeCodes) {
        DmpReading.Listing listing;
        try {
            listing = cabinet()
                    .reading()
                    .listing(patient, DmpCriteria.NONE, doctor())
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InvalidInputException) {
                return Optional.empty();
            }
            throw e;
        }
        if (listing.visit() != DmpReading.Visit.DONE) {
            return Optional.empty();
        }
        return Optional.of(listing.documents().stream()
                .map(each -> new Listed(
                        each.uniqueId().orElse(""),
                        each.typeCode().map(type -> type.code()).orElse("")))
                .filter(each -> typeCodes.isEmpty() || typeCodes.contains(each.typeCode()))
                .toList());
    }

    @Override
    public Optional<byte[]> display(String patient, String uniqueId) {
        return cabinet().reading().fetching(patient, uniqueId, doctor()).join().bytes();
    }

    @Override
    public Optional<CompletionStage<?>> listInBackground(String patient) {
        return Optional.of(cabinet().reading().listing(patient, DmpCriteria.NONE, doctor()));
    }

    @Override
    public Optional<CompletionStage<?>> openInBackground(String patient) {
        return Optional.of(cabinet().watch().answer(patient, doctor()));
    }

    @Override
    public Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId) {
        return Optional.of(cabinet().reading().fetching(patient, uniqueId, doctor()));
    }

    @Override
    public Optional<Map<String, Integer>> news(String patient, Instant since) {
        cabinet().watch().visited(patient, doctor(), since);
        return Optional.of(cabinet().watch().families().news(glance(patient)).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().code(), Map.Entry::getValue)));
    }

    @Override
    public Optional<Set<String>> families() {
        return Optional.of(
                DmpFamilies.all().stream().map(DocumentCategory::name).collect(Collectors.toSet()));
    }

    /** The practice counts by family: those of the types. */
    @Override
    public void countOnly(Set<String> typeCodes) {
        Set<String> families = new HashSet<>();
        typeCodes.forEach(each -> families.add(DmpFamilies.of(each).name()));
        cabinet().count(new DmpFamilies(families));
    }

    @Override
    public Optional<Instant> synthesis(String patient) {
        return DmpFamilies.synthesis(glance(patient));
    }

    @Override
    public void search(String patient, Map<Criterion, String> filled) {
        Map<DmpCriteria.Field, String> typed = new EnumMap<>(DmpCriteria.Field.class);
        filled.forEach((criterion, value) -> typed.put(DmpCriteria.Field.valueOf(criterion.name()), value));
        cabinet().reading().listing(patient, new DmpCriteria(typed), doctor()).join();
    }
}
