package org.segursdk.conformance.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A guide for scripts: {@code GET now} tells what is to be done ({@code ?wait=SECONDS} until there is something), {@code POST next} that it
 * was done, {@code POST skip} that it was not; both answer with what comes next ({@code ?check=ID} guards against answering another step).
 */
public final class GuideRoutes {
    private static final int LONGEST_WAIT_SECONDS = 600;

    private GuideRoutes() {}

    /** Adds the routes of a guide. */
    public static void add(KitServer server, StepGuide guide) {
        server.on("GET now", parameters -> new KitServer.Reply(200, json(guide.now(wait(parameters, 0)))))
                .on("POST next", parameters -> answered(guide, parameters, true))
                .on("POST skip", parameters -> answered(guide, parameters, false));
    }

    private static KitServer.Reply answered(StepGuide guide, Map<String, String> parameters, boolean done)
            throws InterruptedException {
        boolean fits = guide.answer(parameters.getOrDefault("check", ""), done);
        StepGuide.View view = guide.now(fits ? wait(parameters, LONGEST_WAIT_SECONDS) : Duration.ZERO);
        return new KitServer.Reply(fits ? 200 : 409, json(view));
    }

    private static Duration wait(Map<String, String> parameters, int usual) {
        String text = parameters.getOrDefault("wait", Integer.toString(usual));
        int seconds = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : usual;
        return Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT_SECONDS));
    }

    private static String json(StepGuide.View view) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("state", view.state().name().toLowerCase(Locale.ROOT));
        view.step().ifPresent(step -> {
            node.put("number", step.number());
            node.put("check", step.check());
            ObjectNode instruction = node.putObject("instruction");
            instruction.put("fr", step.instruction().french());
            instruction.put("en", step.instruction().english());
        });
        return node.toString();
    }
}
