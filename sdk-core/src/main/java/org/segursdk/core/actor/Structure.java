package org.segursdk.core.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/**
 * A care structure: practice, establishment, laboratory. Immutable. Source: cda §3.2, §3.11, §3.14, dmp §3.2.
 */
public final class Structure {
    private final StructureId id;
    private final String name;
    private final CodedValue sector;
    private final CodedValue practiceSetting;
    private final List<Address> addresses;
    private final List<Telecom> telecoms;
    private final @Nullable String billingId;

    private Structure(Builder builder, CodedValue sector, CodedValue practiceSetting) {
        this.id = Objects.requireNonNull(builder.id);
        this.name = Objects.requireNonNull(builder.name);
        this.sector = sector;
        this.practiceSetting = practiceSetting;
        this.addresses = List.copyOf(builder.addresses);
        this.telecoms = List.copyOf(builder.telecoms);
        this.billingId = builder.billingId;
    }

    public static Builder builder() {
        return new Builder();
    }

    public StructureId id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Secteur d'activité, {@code SAxx} (JDV_J02): the facility type of documents and an attribute of the VIHF. */
    public CodedValue sector() {
        return sector;
    }

    /** Cadre d'exercice (JDV_J04). */
    public CodedValue practiceSetting() {
        return practiceSetting;
    }

    public List<Address> addresses() {
        return addresses;
    }

    public List<Telecom> telecoms() {
        return telecoms;
    }

    /** Identifiant de facturation, which INSi's assertion carries; for establishments the FINESS. */
    public Optional<String> billingId() {
        return Optional.ofNullable(billingId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Structure that
                && id.equals(that.id)
                && name.equals(that.name)
                && sector.equals(that.sector)
                && practiceSetting.equals(that.practiceSetting)
                && addresses.equals(that.addresses)
                && telecoms.equals(that.telecoms)
                && Objects.equals(billingId, that.billingId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, sector, practiceSetting);
    }

    @Override
    public String toString() {
        return "Structure[" + id + "]";
    }

    /** Builds a structure; every broken rule is reported at once. */
    public static final class Builder {
        private @Nullable StructureId id;
        private @Nullable String name;
        private @Nullable String sectorCode;
        private @Nullable String practiceSettingCode;
        private final List<Address> addresses = new ArrayList<>();
        private final List<Telecom> telecoms = new ArrayList<>();
        private @Nullable String billingId;

        private Builder() {}

        /** Required. */
        public Builder id(StructureId value) {
            this.id = value;
            return this;
        }

        /** Required. */
        public Builder name(String value) {
            this.name = value;
            return this;
        }

        /** Code of JDV_J02, such as {@code SA07} (cabinet individuel); required. */
        public Builder sector(String code) {
            this.sectorCode = code;
            return this;
        }

        /** Code of JDV_J04, such as {@code AMBULATOIRE} or {@code ETABLISSEMENT}; required. */
        public Builder practiceSetting(String code) {
            this.practiceSettingCode = code;
            return this;
        }

        public Builder addAddress(Address value) {
            this.addresses.add(value);
            return this;
        }

        public Builder addTelecom(Telecom value) {
            this.telecoms.add(value);
            return this;
        }

        public Builder billingId(String value) {
            this.billingId = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code JDV-J02}, {@code JDV-J04}
         */
        public Structure build() {
            Violations violations = new Violations();
            violations.require(id, "id").require(name, "name");
            CodedValue sector = sectorCode == null
                    ? null
                    : ValueSets.healthcareFacilityType().find(sectorCode).orElse(null);
            violations.check(
                    sector != null,
                    "sector",
                    "JDV-J02",
                    "secteur d'activité SAxx attendu",
                    "a sector code SAxx is expected");
            CodedValue setting = practiceSettingCode == null
                    ? null
                    : ValueSets.practiceSetting().find(practiceSettingCode).orElse(null);
            violations.check(
                    setting != null,
                    "practiceSetting",
                    "JDV-J04",
                    "cadre d'exercice de JDV_J04 attendu",
                    "a practice setting of JDV_J04 is expected");
            violations.throwIfAny("Structure");
            return new Structure(this, Objects.requireNonNull(sector), Objects.requireNonNull(setting));
        }
    }
}
