package org.segursdk.cda.internal;

import java.util.List;
import java.util.Optional;
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
        violations.check(
                ValueSets.authorSpecialty().contains(professional.specialty()),
                path + ".specialty",
                "JDV-J01",
                "profession ou spécialité absente de JDV_J01",
                "profession or specialty not in JDV_J01");
        texts.code(professional.specialty(), path + ".specialty");
        addresses(professional.addresses(), path + ".addresses");
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
            for (String line : addresses.get(i).lines()) {
                texts.line(line, path + "[" + i + "].lines");
            }
        }
    }
}
