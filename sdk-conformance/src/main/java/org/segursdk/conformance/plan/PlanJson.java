package org.segursdk.conformance.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.segursdk.conformance.catalogue.SoftwareType;

/**
 * A plan as JSON: {@code edition}, {@code product}, {@code types}, {@code wave}, {@code requirements} (those of the profile, each with
 * {@code id}, {@code title}, {@code applies}, {@code weight}, {@code why}, {@code needs}) and {@code others} (ids and reasons).
 */
public final class PlanJson {
    private PlanJson() {}

    public static String of(Plan plan, Locale locale) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("edition", plan.catalogue().label());
        ObjectNode product = root.putObject("product");
        product.put("name", plan.profile().product().name());
        product.put("version", plan.profile().product().version());
        product.put("vendor", plan.profile().product().vendor());
        ArrayNode types = root.putArray("types");
        plan.profile().types().stream().sorted().map(SoftwareType::code).forEach(types::add);
        root.put("wave", plan.profile().wave());
        ArrayNode requirements = root.putArray("requirements");
        ArrayNode others = root.putArray("others");
        for (PlannedRequirement each : plan.requirements()) {
            if (each.inProfile()) {
                requirements.add(requirement(each, locale));
            } else {
                ObjectNode other = others.addObject();
                other.put("id", each.id());
                why(other, each, locale);
            }
        }
        return root.toPrettyString();
    }

    private static ObjectNode requirement(PlannedRequirement planned, Locale locale) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", planned.id());
        node.put("domain", planned.requirement().domain().code());
        node.put("title", planned.requirement().title().in(locale));
        node.put("asks", planned.requirement().asks().in(locale));
        node.put("applies", planned.applies());
        node.put("weight", planned.weight().name());
        node.put("class", planned.requirement().scope().obligation().code());
        node.put("status", planned.requirement().origin().status().code());
        node.put("proof", planned.requirement().proof().kind().code());
        ArrayNode official = node.putArray("official");
        planned.requirement().origin().references().forEach(each -> official.add(each.id()));
        why(node, planned, locale);
        ArrayNode needs = node.putArray("needs");
        for (Need each : planned.needs()) {
            ObjectNode need = needs.addObject();
            need.put("kind", each.kind().name());
            need.put("declared", each.declared());
        }
        ArrayNode asked = node.putArray("officialEvidence");
        planned.requirement().proof().asked().forEach(each -> asked.add(each.code()));
        return node;
    }

    private static void why(ObjectNode node, PlannedRequirement planned, Locale locale) {
        ArrayNode why = node.putArray("why");
        planned.reasons().forEach(each -> why.add(each.in(locale)));
    }
}
