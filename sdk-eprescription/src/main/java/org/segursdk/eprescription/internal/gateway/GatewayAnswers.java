package org.segursdk.eprescription.internal.gateway;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.gateway.ConsultedPrescription;
import org.segursdk.eprescription.gateway.DepositReceipt;
import org.segursdk.eprescription.gateway.EPrescriptionSummary;
import org.segursdk.eprescription.gateway.Execution;
import org.segursdk.eprescription.gateway.ExecutionReceipt;
import org.segursdk.eprescription.gateway.LineExecution;
import org.segursdk.eprescription.gateway.Page;
import org.segursdk.eprescription.gateway.PrescriptionLine;

/** What the sandbox's base answers. Whatever is not of its form raises an {@link IllegalArgumentException} or a violation. */
final class GatewayAnswers {
    private GatewayAnswers() {}

    static DepositReceipt receipt(PrescriptionNumber number, Answered answer) {
        return new DepositReceipt(
                number,
                answer.instant("depositedAt"),
                Optional.of(answer.text("reference")),
                GatewayStatuses.of(answer.text("status")));
    }

    static ExecutionReceipt executed(String id, Answered answer) {
        return new ExecutionReceipt(id, answer.instant("acknowledgedAt"), GatewayStatuses.of(answer.text("status")));
    }

    static ConsultedPrescription consulted(PrescriptionNumber asked, Answered answer) {
        Answered prescription = answer.object("prescription");
        PrescriptionNumber number = PrescriptionNumber.of(prescription.text("number"));
        if (!number.equals(asked)) {
            throw Answered.wrong();
        }
        Answered patient = prescription.object("patient");
        List<PrescriptionLine> lines = new ArrayList<>();
        prescription.objects("lines").forEach(line -> lines.add(line(line)));
        return new ConsultedPrescription(
                new EPrescriptionSummary(
                        number,
                        GatewayStatuses.of(answer.text("status")),
                        prescription.instant("writtenAt"),
                        answer.instant("depositedAt"),
                        new ProfessionalId(prescription.object("prescriber").text("id"))),
                new ConsultedPrescription.BasePatient(
                        patient.text("birthName"), patient.text("givenName"), patient.text("birthDate")),
                prescription.optionalInstant("validUntil"),
                answer.optional("replacedBy").map(PrescriptionNumber::of),
                lines);
    }

    private static PrescriptionLine line(Answered line) {
        return new PrescriptionLine(
                line.text("id"), line.text("label"), coded(line, "code", "codeSystem", "codeName"), line.text("words"));
    }

    private static Optional<CodedValue> coded(Answered object, String code, String system, String name) {
        return object.optional(code).map(value -> CodedValue.of(value, object.text(system), object.text(name)));
    }

    static Page<EPrescriptionSummary> found(Answered answer) {
        List<EPrescriptionSummary> items = new ArrayList<>();
        for (Answered item : answer.objects("items")) {
            items.add(new EPrescriptionSummary(
                    PrescriptionNumber.of(item.text("number")),
                    GatewayStatuses.of(item.text("status")),
                    item.instant("writtenAt"),
                    item.instant("depositedAt"),
                    new ProfessionalId(item.text("prescriber"))));
        }
        return new Page<>(items, answer.optional("next"));
    }

    static List<Execution> executions(PrescriptionNumber asked, Answered answer) {
        List<Execution> executions = new ArrayList<>();
        for (Answered each : answer.objects("executions")) {
            PrescriptionNumber number = PrescriptionNumber.of(each.text("number"));
            if (!number.equals(asked)) {
                throw Answered.wrong();
            }
            Execution.Builder execution =
                    Execution.builder().id(each.text("id")).number(number).executedAt(each.instant("executedAt"));
            each.optional("executant").ifPresent(who -> execution.executant(new ProfessionalId(who)));
            each.objects("lines").forEach(line -> execution.addLine(executedLine(line)));
            executions.add(execution.build());
        }
        return executions;
    }

    private static LineExecution executedLine(Answered line) {
        LineExecution.Builder built;
        if (line.text("fulfilment").equals("NOT_DELIVERED")) {
            built = LineExecution.notDelivered(line.text("line"), line.text("because"));
        } else {
            BigDecimal quantity = new BigDecimal(line.text("quantity"));
            LocalDate day = line.day("deliveredOn").orElseThrow(Answered::wrong);
            built = line.text("fulfilment").equals("COMPLETE")
                    ? LineExecution.delivered(line.text("line"), quantity, day)
                    : LineExecution.partlyDelivered(line.text("line"), quantity, day);
        }
        coded(line, "product", "productSystem", "productName").ifPresent(built::product);
        line.optional("substitution").ifPresent(built::substituted);
        line.day("agreedOn").ifPresent(built::agreedOn);
        Optional<String> posology = line.optional("posology");
        if (posology.isPresent()) {
            built.changedPosology(posology.get(), line.day("agreedOn").orElseThrow(Answered::wrong));
        }
        return built.build();
    }
}
