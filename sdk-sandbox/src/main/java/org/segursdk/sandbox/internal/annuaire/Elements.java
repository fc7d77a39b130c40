package org.segursdk.sandbox.internal.annuaire;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.StringType;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireEntry;
import org.segursdk.sandbox.AnnuaireMailbox;

/** Parts that resources have in common. Source: annuaire §2 to §4. */
final class Elements {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    private Elements() {}

    static Meta meta(Row row) {
        Meta meta = new Meta();
        meta.setVersionId(Integer.toString(row.version()));
        meta.setLastUpdatedElement(new InstantType(INSTANT.format(row.lastUpdated())));
        meta.setSource(Vocabulary.SOURCE);
        Vocabulary.profiles(row).forEach(meta::addProfile);
        Extension trace = meta.addExtension().setUrl(Vocabulary.ANNUAIRE + "as-ext-data-trace");
        trace.addExtension("systeme-information", new CodeType(Vocabulary.informationSystem(row.entry())));
        return meta;
    }

    static List<Identifier> identifiers(AnnuaireEntry entry) {
        return Vocabulary.identifiers(entry).stream()
                .map(identifier -> {
                    Identifier made =
                            new Identifier().setSystem(identifier.system()).setValue(identifier.value());
                    if (!identifier.type().isEmpty()) {
                        made.setUse(Identifier.IdentifierUse.OFFICIAL);
                        made.getType()
                                .addCoding()
                                .setSystem(Vocabulary.IDENTIFIER_TYPES)
                                .setCode(identifier.type());
                    }
                    return made;
                })
                .toList();
    }

    static Coding coding(AnnuaireCode code) {
        return new Coding().setSystem(code.system()).setCode(code.code());
    }

    static CodeableConcept concept(AnnuaireCode code) {
        return new CodeableConcept().addCoding(coding(code));
    }

    static ContactPoint mailbox(AnnuaireMailbox mailbox) {
        ContactPoint made = new ContactPoint()
                .setSystem(ContactPoint.ContactPointSystem.EMAIL)
                .setValue(mailbox.address());
        if (mailbox.rank() > 0) {
            made.setRank(mailbox.rank());
        }
        made.addExtension(
                Vocabulary.CORE + "fr-core-contact-point-email-type",
                coding(AnnuaireCode.nos("TRE_R256-TypeMessagerie", "MSSANTE")));
        mailbox.kind().ifPresent(kind -> {
            Extension metadata = made.addExtension().setUrl(Vocabulary.ANNUAIRE + "as-ext-mailbox-mss-metadata");
            metadata.addExtension("type", concept(AnnuaireCode.nos(Vocabulary.MAILBOX_KIND, kind.name())));
            text(metadata, "description", mailbox.description());
            text(metadata, "service", mailbox.service());
            mailbox.digitization().ifPresent(value -> metadata.addExtension("digitization", new BooleanType(value)));
            if (mailbox.redList()) {
                metadata.addExtension("listeRouge", new BooleanType(true));
            }
        });
        return made;
    }

    private static void text(Extension parent, String name, String text) {
        if (!text.isEmpty()) {
            parent.addExtension(name, new StringType(text));
        }
    }
}
