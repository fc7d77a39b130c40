package org.segursdk.conformance.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.Runs;
import org.segursdk.conformance.run.Verdict;

/** A folder of files with an index that says what they show. */
public final class Folder {
    private final Path folder;
    private final StringBuilder index = new StringBuilder();

    public Folder(Path folder) throws IOException {
        this.folder = Files.createTempDirectory(folder, "files");
    }

    public Folder file(String name, String scenario, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        index.append(name).append(": {scenario: ").append(scenario).append("}\n");
        return this;
    }

    public CheckResult look(Check check) throws IOException {
        Files.writeString(folder.resolve("index.yaml"), index);
        return Runs.look(check, Artefacts.read(folder, new FileChecker(new CheckOptions(true, Optional.empty()))));
    }

    /** The good files pass, the bad ones fail by that condition. */
    public static void seenFailing(Check check, Folder good, Folder bad, String condition) throws IOException {
        CheckResult passed = good.look(check);
        assertThat(passed.failures()).as(check.id()).isEmpty();
        assertThat(passed.verdict()).as(check.id() + " " + passed.note()).isEqualTo(Verdict.PASS);
        CheckResult failed = bad.look(check);
        assertThat(failed.verdict()).as(check.id() + " " + failed.note()).isEqualTo(Verdict.FAIL);
        assertThat(failed.failures()).extracting(each -> each.condition()).contains(condition);
    }
}
