package org.segursdk.cda.internal.child;

import java.time.format.DateTimeFormatter;
import org.segursdk.cda.child.Parent;
import org.segursdk.cda.internal.ActorWriter;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Sujet: an entry or a section is about a parent. Source: CSE 2024.01. */
final class SubjectWriter {
    private static final String[] SUBJECT = {"1.3.6.1.4.1.19376.1.5.3.1.4.15.2", "1.2.250.1.213.1.1.3.60"};
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

    private final XmlOut out;
    private final ActorWriter actors;

    SubjectWriter(XmlOut out) {
        this.out = out;
        this.actors = new ActorWriter(out);
    }

    void write(Parent parent) {
        out.start("subject", "typeCode", "SBJ").templates(SUBJECT);
        out.start("relatedSubject", "classCode", "PRS");
        out.code(
                "code",
                CodedValue.of(
                        parent.kin().code(),
                        CodeSystems.HL7_ROLE_CODE,
                        parent.kin().label()));
        actors.addresses(parent.addresses());
        actors.telecoms(parent.telecoms());
        parent.familyName().ifPresent(family -> {
            out.start("subject").start("name");
            parent.givenName().ifPresent(given -> out.leaf("given", given));
            out.leaf("family", family).end();
            parent.birthDate().ifPresent(date -> out.empty("birthTime", "value", COMPACT.format(date)));
            out.end();
        });
        out.end().end();
    }
}
