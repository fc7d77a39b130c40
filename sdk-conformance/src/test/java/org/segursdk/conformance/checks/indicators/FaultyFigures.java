package org.segursdk.conformance.checks.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.segursdk.conformance.port.IndicatorsPort.Channel;
import org.segursdk.conformance.port.IndicatorsPort.InsiLine;
import org.segursdk.conformance.port.IndicatorsPort.Line;
import org.segursdk.conformance.port.IndicatorsPort.Sending;
import org.segursdk.conformance.port.IndicatorsPort.Usage;

/** Products that count one thing wrongly. */
final class FaultyFigures {
    private FaultyFigures() {}

    /** Changes the extract of sharing. */
    static final class Extract extends IndicatorsSample {
        private final UnaryOperator<List<Line>> fault;

        Extract(UnaryOperator<List<Line>> fault) {
            this.fault = fault;
        }

        @Override
        public Optional<List<Line>> sharing(LocalDate from, LocalDate before) {
            return super.sharing(from, before).map(fault);
        }
    }

    /** Changes what is kept of each attempt. */
    static final class Keeps extends IndicatorsSample {
        private final UnaryOperator<Sending> fault;

        Keeps(UnaryOperator<Sending> fault) {
            this.fault = fault;
        }

        @Override
        public void keep(List<Sending> sendings, List<Call> calls, List<Act> kept) throws Exception {
            super.keep(sendings.stream().map(fault).toList(), calls, kept);
        }
    }

    /** Its days end an hour late. */
    static final class DaysOfUtc extends IndicatorsSample {
        @Override
        public void keep(List<Sending> sendings, List<Call> calls, List<Act> kept) throws Exception {
            super.keep(
                    sendings.stream()
                            .map(each -> new Sending(
                                    each.id(),
                                    each.at().minusSeconds(3600),
                                    each.channel(),
                                    each.finess(),
                                    each.signatory(),
                                    each.typeCode(),
                                    each.succeeded(),
                                    each.withIns(),
                                    each.masked()))
                            .toList(),
                    calls.stream()
                            .map(each -> new Call(each.at().minusSeconds(3600), each.finess(), each.answered()))
                            .toList(),
                    kept);
        }
    }

    /** Half of the last month of every period is forgotten. */
    static final class ForgetsLastDays extends IndicatorsSample {
        @Override
        public Optional<List<Line>> sharing(LocalDate from, LocalDate before) {
            return super.sharing(from, before.minusDays(15));
        }
    }

    static final class InsiExtract extends IndicatorsSample {
        private final UnaryOperator<List<InsiLine>> fault;

        InsiExtract(UnaryOperator<List<InsiLine>> fault) {
            this.fault = fault;
        }

        @Override
        public Optional<List<InsiLine>> insi(LocalDate from, LocalDate before) {
            return super.insi(from, before).map(fault);
        }
    }

    static final class Masks extends IndicatorsSample {
        private final UnaryOperator<OptionalDouble> fault;

        Masks(UnaryOperator<OptionalDouble> fault) {
            this.fault = fault;
        }

        @Override
        public OptionalDouble maskingRate(LocalDate from, LocalDate before) {
            return fault.apply(super.maskingRate(from, before));
        }
    }

    /** Tells the masking rate of some months alone. */
    static final class MasksSometimes extends IndicatorsSample {
        @Override
        public OptionalDouble maskingRate(LocalDate from, LocalDate before) {
            return from.getMonthValue() == 3 ? OptionalDouble.empty() : super.maskingRate(from, before);
        }
    }

    static final class Uses extends IndicatorsSample {
        private final UnaryOperator<Usage> fault;

        Uses(UnaryOperator<Usage> fault) {
            this.fault = fault;
        }

        @Override
        public Optional<Usage> usage(LocalDate from, LocalDate before, String signatory) {
            return super.usage(from, before, signatory).map(fault);
        }
    }

    static Line with(Line line, String finess, String signatory, String type, Channel channel, boolean ins) {
        return new Line(finess, signatory, type, channel, line.succeeded(), ins, line.count());
    }

    static Extract each(UnaryOperator<Line> fault) {
        return new Extract(lines -> lines.stream().map(fault).toList());
    }

    static Extract without(Predicate<Line> lost) {
        return new Extract(lines -> lines.stream().filter(lost.negate()).toList());
    }

    static Line signedByOne(Line line) {
        return with(line, line.finess(), Seeds.SIGNATORIES.get(0), line.typeCode(), line.channel(), line.withIns());
    }

    static Line ofOneStructure(Line line) {
        return with(line, Seeds.FINESS.get(0), line.signatory(), line.typeCode(), line.channel(), line.withIns());
    }

    static Line ofOneType(Line line) {
        return with(line, line.finess(), line.signatory(), "11502-2", line.channel(), line.withIns());
    }

    static Line withIns(Line line) {
        return with(line, line.finess(), line.signatory(), line.typeCode(), line.channel(), true);
    }

    /** Mails to professionals are told as mails to patients. */
    static Line toPatients(Line line) {
        Channel channel = line.channel() == Channel.PROFESSIONAL ? Channel.PATIENT : line.channel();
        return with(line, line.finess(), line.signatory(), line.typeCode(), channel, line.withIns());
    }

    static Line fedInsteadOfSent(Line line) {
        Channel channel = line.channel() == Channel.DMP ? Channel.PROFESSIONAL : line.channel();
        return with(line, line.finess(), line.signatory(), line.typeCode(), channel, line.withIns());
    }

    static Line succeeded(Line line) {
        return new Line(
                line.finess(), line.signatory(), line.typeCode(), line.channel(), true, line.withIns(), line.count());
    }

    static List<Line> withTotal(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        all.add(new Line("TOTAL", "", "", Channel.DMP, false, true, 0));
        return all;
    }

    /** Two lines that differ in structure and in {@code other} exchange their structures: every column's sums stay right. */
    static List<Line> crossed(List<Line> lines, Predicate<Line> counts, Predicate<List<Line>> other) {
        for (Line a : lines) {
            for (Line b : lines) {
                if (counts.test(a)
                        && counts.test(b)
                        && a.count() == b.count()
                        && !a.finess().equals(b.finess())
                        && other.test(List.of(a, b))) {
                    List<Line> all = new ArrayList<>(lines);
                    all.remove(a);
                    all.remove(b);
                    all.add(with(a, b.finess(), a.signatory(), a.typeCode(), a.channel(), a.withIns()));
                    all.add(with(b, a.finess(), b.signatory(), b.typeCode(), b.channel(), b.withIns()));
                    return all;
                }
            }
        }
        return lines;
    }

    static boolean otherSignatory(List<Line> pair) {
        return !pair.get(0).signatory().equals(pair.get(1).signatory());
    }

    static boolean otherType(List<Line> pair) {
        return !pair.get(0).typeCode().equals(pair.get(1).typeCode());
    }

    static Sending maskedWhenFailed(Sending each) {
        return each.channel() != Channel.DMP || each.succeeded()
                ? each
                : new Sending(
                        each.id(),
                        each.at(),
                        each.channel(),
                        each.finess(),
                        each.signatory(),
                        each.typeCode(),
                        true,
                        each.withIns(),
                        each.masked());
    }
}
