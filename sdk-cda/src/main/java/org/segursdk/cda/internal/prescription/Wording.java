package org.segursdk.cda.internal.prescription;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.Quantities;
import org.segursdk.cda.internal.Timestamps;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.TimingEvent;
import org.segursdk.cda.prescription.TreatmentPeriod;

/** How quantities, rhythms and periods read in French. On a secured prescription quantities are in letters too. */
final class Wording {
    /** A unit of time: how it reads, and whether its noun is feminine. */
    private record Unit(String one, String many, boolean feminine) {}

    private static final Map<String, Unit> TIMES = Map.of(
            "min", new Unit("minute", "minutes", true),
            "h", new Unit("heure", "heures", true),
            "d", new Unit("jour", "jours", false),
            "wk", new Unit("semaine", "semaines", true),
            "mo", new Unit("mois", "mois", false),
            "a", new Unit("an", "ans", false));
    private final ZoneId zone;
    private final boolean secured;

    Wording(ZoneId zone, boolean secured) {
        this.zone = zone;
        this.secured = secured;
    }

    static boolean isTime(Quantity quantity) {
        return TIMES.containsKey(quantity.unit());
    }

    /** {@code par jour}, of a unit of time. */
    static String perOne(String unit) {
        Unit known = TIMES.get(unit);
        return "par " + (known == null ? unit : known.one());
    }

    /** {@code 2 comprimés}; secured, {@code deux (2) comprimés}. */
    String amount(Quantity quantity) {
        String unit = UnitWords.of(quantity, secured);
        return unit.isEmpty() ? number(quantity) : number(quantity) + " " + unit;
    }

    /** The number alone. */
    String number(Quantity quantity) {
        String digits = quantity.value().toPlainString().replace('.', ',');
        return secured ? FrenchNumbers.inLetters(quantity.value()) + " (" + digits + ")" : digits;
    }

    /** {@code 7 jours}. */
    String duration(Quantity quantity) {
        Unit unit = TIMES.get(quantity.unit());
        if (unit == null) {
            return Quantities.readable(quantity);
        }
        boolean many = quantity.value().compareTo(java.math.BigDecimal.valueOf(2)) >= 0;
        return Quantities.readable(Quantity.of(quantity.value().toPlainString(), "")) + " "
                + (many ? unit.many() : unit.one());
    }

    /** {@code par jour}, {@code par 24 heures}. */
    String per(Quantity quantity) {
        Unit unit = TIMES.get(quantity.unit());
        return isOne(quantity) && unit != null ? "par " + unit.one() : "par " + duration(quantity);
    }

    String frequency(Frequency frequency) {
        if (frequency instanceof Frequency.Every every) {
            return every(every.period());
        }
        if (frequency instanceof Frequency.Times times) {
            return times.times() + " fois " + per(times.per());
        }
        return events((Frequency.AtEvents) frequency);
    }

    private String every(Quantity period) {
        Unit unit = TIMES.get(period.unit());
        if (unit == null) {
            return "toutes les " + Quantities.readable(period);
        }
        if (isOne(period)) {
            return "une fois par " + unit.one();
        }
        return (unit.feminine() ? "toutes les " : "tous les ") + duration(period);
    }

    private String events(Frequency.AtEvents at) {
        if (at.offset().isPresent()) {
            TimingEvent event = at.events().get(0);
            return duration(at.offset().get()) + (event.isBefore() ? " avant " : " après ") + event.anchor();
        }
        List<String> labels = at.events().stream().map(TimingEvent::label).toList();
        int last = labels.size() - 1;
        return last == 0 ? labels.get(0) : String.join(", ", labels.subList(0, last)) + " et " + labels.get(last);
    }

    /** {@code du 01/02/2026 au 07/02/2026}, {@code pendant 7 jours}… */
    String period(TreatmentPeriod period) {
        StringBuilder words = new StringBuilder();
        if (period.start().isPresent() && period.end().isPresent()) {
            return "du " + day(period.start().get()) + " au " + day(period.end().get());
        }
        period.start().ifPresent(start -> words.append("à partir du ").append(day(start)));
        period.end().ifPresent(end -> words.append("jusqu'au ").append(day(end)));
        period.duration().ifPresent(duration -> words.append(words.length() == 0 ? "" : " ")
                .append("pendant ")
                .append(duration(duration)));
        return words.toString();
    }

    String renewals(Renewals renewals) {
        return renewals.period().map(period -> "Renouvelable " + period(period)).orElseGet(() -> {
            int times = renewals.times().orElse(0);
            return times == 0 ? "À ne pas renouveler" : "À renouveler " + times + " fois";
        });
    }

    /** {@code par voie orale}. */
    static String route(String label) {
        boolean way = label.toLowerCase(Locale.ROOT).startsWith("voie ") && FreeWords.arePlain(label);
        return way ? "par v" + label.substring(1) : "voie : " + FreeWords.in(label);
    }

    /** How the intakes follow each other; nothing when they are all alike. */
    static String mode(AdministrationMode mode) {
        return switch (mode) {
            case NORMAL -> "";
            case TAPERED -> "doses progressives";
            case SPLIT -> "doses fractionnées";
            case CONDITIONAL -> "selon les cas";
            case COMBINATION -> "en association";
            case DELAYED_START -> "début différé";
        };
    }

    private String day(ClinicalDate date) {
        return Timestamps.readable(date, zone);
    }

    private static boolean isOne(Quantity quantity) {
        return quantity.value().compareTo(java.math.BigDecimal.ONE) == 0;
    }
}
