package org.segursdk.cda.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/** Rules on professionals and structures of the header. Source: cda §3.2, §4. */
public final class ActorRules {
    private final Violations violations;
    private final TextRules texts;

    public ActorRules(Violations violations, TextRules texts) {
        this.violations = violations;
        this.texts = texts;
    }

    public void author(DocumentAuthor author, String path) {
        function(author.function(), path + ".function");
        professional(author.professional(), path + ".professional");
        structure(author.structure(), path + ".structure");
    }

    public void professional(Professional professional, String path) {
        texts.line(professional.familyName(), path + ".familyName");
        texts.characters(professional.givenName(), path + ".givenName");
        specialty(professional.specialty(), path + ".specialty");
        texts.code(professional.specialty(), path + ".specialty");
        addresses(professional.addresses(), path + ".addresses");
    }

    /**
     * The table of the SDK may be older than the specialty; only its code system is known for sure. A code that a caller gives
     * alone was looked up when the professional was built.
     */
    private void specialty(CodedValue specialty, String path) {
        violations.check(
                Systems.OF_JDV_J01.contains(specialty.codeSystem()),
                path,
                "JDV-J01",
                "système de codage étranger à JDV_J01",
                "code system foreign to JDV_J01");
    }

    /** Read from the table on first use. */
    private static final class Systems {
        private static final Set<String> OF_JDV_J01 = ValueSets.authorSpecialty().concepts().stream()
                .map(CodedValue::codeSystem)
                .collect(Collectors.toUnmodifiableSet());
    }

    public void structure(Structure structure, String path) {
        texts.line(structure.name(), path + ".name");
        addresses(structure.addresses(), path + ".addresses");
    }

    public void function(Optional<CodedValue> function, String path) {
        function.ifPresent(code -> {
            violations.check(
                    ValueSets.functionCode().contains(code),
                    path,
                    "JDV-J47",
                    "fonction absente de JDV_J47",
                    "function not in JDV_J47");
            texts.code(code, path);
        });
    }

    public void addresses(List<Address> addresses, String path) {
        for (int i = 0; i < addresses.size(); i++) {
            Address address = addresses.get(i);
            if (address.parts().isEmpty()) {
                for (String line : address.lines()) {
                    texts.line(line, path + "[" + i + "].lines");
                }
            } else {
                for (String part : address.parts().get().parts().values()) {
                    texts.line(part, path + "[" + i + "].parts");
                }
            }
        }
    }
}
