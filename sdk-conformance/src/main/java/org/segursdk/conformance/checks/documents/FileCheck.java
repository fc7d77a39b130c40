package org.segursdk.conformance.checks.documents;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;

/** A check of the product's files, in a table: what it looks at is given as a lambda. */
public final class FileCheck implements Check {
    /** Looks at files. */
    @FunctionalInterface
    public interface Look {
        void at(Files files) throws Exception;
    }

    private final String id;
    private final Set<String> requirements;
    private final Look look;

    public FileCheck(String id, Look look, String... requirements) {
        this.id = Objects.requireNonNull(id, "id");
        this.look = Objects.requireNonNull(look, "look");
        this.requirements = Set.of(requirements);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<String> verifies() {
        return requirements;
    }

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) throws Exception {
        look.at(new Files(context, notes));
    }

    /** The files of the run, and where findings go. */
    public static final class Files {
        private final CheckContext context;
        private final CheckNotes notes;

        Files(CheckContext context, CheckNotes notes) {
            this.context = context;
            this.notes = notes;
        }

        /** Files to which the vendor's index gives that scenario, by name. */
        public List<Artefact> showing(String scenario) {
            return all().stream()
                    .filter(each -> each.scenario().equals(java.util.Optional.of(scenario)))
                    .toList();
        }

        public List<Artefact> all() {
            return context.artefacts().all();
        }

        public void saw(Artefact artefact) {
            notes.saw(artefact.name());
        }

        /** Notes a failure of a file unless the condition holds. */
        public void require(
                boolean holds, String condition, Artefact artefact, LocalizedText message, LocalizedText hint) {
            notes.require(holds, condition, Location.of(artefact.name(), ""), message, hint);
        }
    }
}
