package org.segursdk.eprescription.internal.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.Execution;
import org.segursdk.eprescription.gateway.LineExecution;
import org.segursdk.eprescription.gateway.PrescriptionLine;
import org.segursdk.eprescription.gateway.PrescriptionLines;
import org.segursdk.eprescription.gateway.SearchCriteria;

/** What is asked of the sandbox's base, in its JSON, which is not the CNAM's. */
final class GatewayRequests {
    private GatewayRequests() {}

    static byte[] create(EPrescription ePrescription, CallContext context) {
        return JsonTree.write(JsonTree.object("caller", caller(context), "prescription", prescription(ePrescription)));
    }

    static byte[] number(PrescriptionNumber number, CallContext context) {
        return JsonTree.write(JsonTree.object("caller", caller(context), "number", number.value()));
    }

    static byte[] search(SearchCriteria criteria, CallContext context) {
        Map<String, Object> json = JsonTree.object("size", criteria.size());
        criteria.prescriber().ifPresent(who -> json.put("prescriber", who.value()));
        criteria.patient().ifPresent(who -> json.put("matricule", who.value()));
        criteria.writtenFrom().ifPresent(from -> json.put("writtenFrom", from.toString()));
        criteria.writtenBefore().ifPresent(before -> json.put("writtenBefore", before.toString()));
        criteria.state().ifPresent(state -> json.put("status", GatewayStatuses.code(state)));
        criteria.after().ifPresent(after -> json.put("after", after));
        return JsonTree.write(JsonTree.object("caller", caller(context), "criteria", json));
    }

    static byte[] execution(Execution execution, CallContext context) {
        List<Object> lines = new ArrayList<>();
        execution.lines().forEach(line -> lines.add(line(line)));
        Map<String, Object> json = JsonTree.object(
                "id",
                execution.id(),
                "number",
                execution.number().value(),
                "executedAt",
                execution.executedAt().toString(),
                "lines",
                lines);
        execution.executant().ifPresent(who -> json.put("executant", who.value()));
        return JsonTree.write(JsonTree.object("caller", caller(context), "execution", json));
    }

    private static Map<String, Object> line(LineExecution line) {
        Map<String, Object> json = JsonTree.object(
                "line", line.lineId(), "fulfilment", line.fulfilment().name());
        line.quantity().ifPresent(quantity -> json.put("quantity", quantity.toPlainString()));
        line.product().ifPresent(product -> {
            json.put("product", product.code());
            json.put("productSystem", product.codeSystem());
            json.put("productName", product.displayName());
        });
        line.substitution().ifPresent(why -> json.put("substitution", why));
        line.changedPosology().ifPresent(words -> json.put("posology", words));
        line.notDeliveredBecause().ifPresent(why -> json.put("because", why));
        line.agreedOn().ifPresent(day -> json.put("agreedOn", day.toString()));
        line.deliveredOn().ifPresent(day -> json.put("deliveredOn", day.toString()));
        return json;
    }

    private static Map<String, Object> caller(CallContext context) {
        Map<String, Object> json =
                JsonTree.object("id", context.professional().id().value());
        context.amNumber().ifPresent(am -> json.put("am", am));
        context.finess().ifPresent(finess -> json.put("finess", finess));
        return json;
    }

    private static Map<String, Object> prescription(EPrescription ePrescription) {
        Prescription prescription = ePrescription.prescription();
        Map<String, Object> prescriber = JsonTree.object(
                "id", prescription.prescriber().professional().id().value());
        prescription.amNumber().ifPresent(am -> prescriber.put("am", am));
        List<Object> lines = new ArrayList<>();
        PrescriptionLines.of(prescription).forEach(line -> lines.add(line(line)));
        Map<String, Object> json = JsonTree.object(
                "number",
                ePrescription.number().value(),
                "prescriber",
                prescriber,
                "patient",
                patient(prescription),
                "writtenAt",
                prescription.writtenAt().toString(),
                "opposition",
                JsonTree.object(
                        "opposed",
                        ePrescription.opposition().isOpposed(),
                        "informedOn",
                        ePrescription.opposition().informedOn().toString()),
                "lines",
                lines);
        prescription.replaced().ifPresent(who -> json.put("replaced", who.id().value()));
        prescription.validUntil().ifPresent(end -> json.put("validUntil", end.toString()));
        return json;
    }

    private static Map<String, Object> patient(Prescription prescription) {
        IdentityTraits traits = prescription.patient().traits();
        Map<String, Object> json = JsonTree.object(
                "birthName",
                traits.birthName(),
                "givenName",
                traits.firstGivenName(),
                "birthDate",
                traits.birthDate().toIso(),
                "sex",
                traits.sex().name());
        prescription
                .patient()
                .ins()
                .ifPresent(ins -> json.put("matricule", ins.ins().matricule().value()));
        return json;
    }

    private static Map<String, Object> line(PrescriptionLine line) {
        Map<String, Object> json = JsonTree.object("id", line.id(), "label", line.label(), "words", line.words());
        if (line.code().isPresent()) {
            CodedValue code = line.code().get();
            json.put("code", code.code());
            json.put("codeSystem", code.codeSystem());
            json.put("codeName", code.displayName());
        }
        return json;
    }
}
