package org.segursdk.conformance.catalogue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of an official id: {@code INS/va1.01+SC wave 1 mandatory approved: RIS SGL DPI}, or {@code … known by its id only}. */
final class ReferenceLine {
    private static final Pattern FULL = Pattern.compile(
            "(?<id>[A-Za-z0-9./_-]+?)(?<core>\\+SC)? wave (?<wave>[12]) (?<class>[a-z]+) (?<status>[a-z-]+)(: (?<profiles>[A-Za-z ]+))?");
    private static final Pattern BARE = Pattern.compile("(?<id>[A-Za-z0-9./_-]+) known by its id only");

    private ReferenceLine() {}

    static Optional<OfficialReference> read(String line) {
        Matcher bare = BARE.matcher(line);
        if (bare.matches()) {
            return Optional.of(new OfficialReference(
                    bare.group("id"), false, OptionalInt.empty(), Obligation.UNKNOWN, Optional.empty(), Set.of()));
        }
        Matcher full = FULL.matcher(line);
        if (!full.matches()) {
            return Optional.empty();
        }
        Optional<Obligation> obligation = Obligation.of(full.group("class"));
        Optional<RequirementStatus> status = RequirementStatus.of(full.group("status"));
        Optional<Set<SoftwareType>> profiles = profiles(full.group("profiles") == null ? "" : full.group("profiles"));
        if (obligation.isEmpty() || status.isEmpty() || profiles.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OfficialReference(
                full.group("id"),
                full.group("core") != null,
                OptionalInt.of(Integer.parseInt(full.group("wave"))),
                obligation.get(),
                status,
                profiles.get()));
    }

    private static Optional<Set<SoftwareType>> profiles(String text) {
        Set<SoftwareType> profiles = EnumSet.noneOf(SoftwareType.class);
        for (String code : text.isEmpty() ? new String[0] : text.split(" ")) {
            Optional<SoftwareType> type = SoftwareType.of(code);
            if (type.isEmpty() || !profiles.add(type.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(profiles);
    }
}
