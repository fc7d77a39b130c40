package org.segursdk.sandbox;

import java.util.List;
import java.util.Objects;

/**
 * A heavy equipment (Device, <i>équipement matériel lourd</i>). {@code toString} shows whether it is active. Source: annuaire §2, §3.
 *
 * @param number authorisation (ARHGOS)
 * @param active false: removed, {@code status: inactive}
 * @param structure IDNST of its owner
 * @param types what it is
 * @param manufacturer brand; empty: none
 * @param serial serial number; empty: none
 */
public record AnnuaireDevice(
        String number, boolean active, String structure, List<AnnuaireCode> types, String manufacturer, String serial)
        implements AnnuaireEntry {
    public AnnuaireDevice {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(structure, "structure");
        types = List.copyOf(types);
        Objects.requireNonNull(manufacturer, "manufacturer");
        Objects.requireNonNull(serial, "serial");
    }

    @Override
    public AnnuaireDevice removed() {
        return new AnnuaireDevice(number, false, structure, List.of(), "", "");
    }

    @Override
    public String toString() {
        return "AnnuaireDevice[active=" + active + "]";
    }
}
