package org.segursdk.sandbox.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A simulator whose exchanges follow a script.
 *
 * @param <S> its situations; their {@code toString} is the name told to the recorder
 */
public abstract class ScriptedService<S> implements Service {
    private final S normal;
    private final SituationQueue<S> script;

    protected ScriptedService(S normal) {
        this.normal = normal;
        this.script = new SituationQueue<>(normal);
    }

    /** What the simulator says, where the situation lets it act. */
    protected abstract Answer answer(Incoming request, S situation) throws IOException;

    protected abstract WireEffect effect(S situation);

    protected abstract Duration delay(S situation);

    /**
     * The situation of that name with its defaults.
     *
     * @throws IllegalArgumentException when there is none
     */
    protected abstract S situation(String name);

    /** The situation of that name with what stood after the colon. */
    protected abstract S situation(String name, String argument);

    @Override
    public final Served serve(Incoming request) throws IOException {
        S situation = script.take();
        request.situation(situation.toString());
        WireEffect effect = effect(situation);
        Answer answer = effect.processes() ? answer(request, situation) : Answer.text(500, "");
        return new Served(answer, effect, delay(situation));
    }

    @Override
    public final void script(String text, boolean always) {
        String[] parts = text.split(":", 2);
        S situation = parts.length == 1 ? situation(parts[0]) : situation(parts[0], parts[1]);
        if (always) {
            script.always(situation);
        } else {
            script.next(List.of(situation));
        }
    }

    @Override
    public final String scripted() {
        return script.pending().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    protected final SituationQueue<S> script() {
        return script;
    }

    /** Forgets the script. */
    protected final void resetScript() {
        script.reset(normal);
    }
}
