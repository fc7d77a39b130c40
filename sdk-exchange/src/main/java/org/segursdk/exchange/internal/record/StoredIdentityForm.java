package org.segursdk.exchange.internal.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.StoredIdentity.InsSource;
import org.segursdk.insi.identity.TransitionKind;
import org.segursdk.insi.identity.WithdrawnIns;

/** The JSON of an identity, form 1: every part, to be read again as it was. */
public final class StoredIdentityForm {
    private static final int FORM = 1;

    private StoredIdentityForm() {}

    public static byte[] write(StoredIdentity identity) {
        return JsonOut.object(out -> {
            out.put("form", FORM)
                    .put("recordId", identity.recordId())
                    .put("status", identity.status())
                    .texts("attributes", identity.attributes())
                    .object("traits", each -> traits(each, identity.traits()))
                    .put("usedName", identity.usedName())
                    .put("usedGivenName", identity.usedGivenName())
                    .put("channel", identity.channel())
                    .put("birthDateUncertain", identity.birthDateUncertain())
                    .put("verifiedAt", identity.verifiedAt());
            identity.ins().ifPresent(ins -> out.object("ins", each -> ins(each, ins)));
            identity.source()
                    .ifPresent(source -> out.object("source", each -> each.put("route", source.route())
                            .put("obtainedAt", source.obtainedAt())
                            .put("simulated", source.simulated())));
            identity.proof().ifPresent(proof -> out.object("proof", each -> proof(each, proof)));
            out.objects("history", identity.history(), (each, entry) -> each.object("ins", ins -> ins(ins, entry.ins()))
                    .put("from", entry.from())
                    .put("to", entry.to()));
            out.objects(
                    "withdrawn", identity.withdrawn(), (each, trace) -> each.object("ins", ins -> ins(ins, trace.ins()))
                            .put("at", trace.at())
                            .put("reason", trace.reason()));
        });
    }

    private static void traits(JsonOut out, IdentityTraits traits) {
        out.put("birthName", traits.birthName())
                .put("birthGivenNames", traits.birthGivenNames())
                .put("firstGivenName", traits.firstGivenName())
                .put("sex", traits.sex())
                .put("birthDate", traits.birthDate().toIso())
                .put("birthPlace", traits.birthPlace());
    }

    private static void ins(JsonOut out, Ins ins) {
        out.put("number", ins.matricule().number())
                .put("key", ins.matricule().key())
                .put("authority", ins.authority());
    }

    private static void proof(JsonOut out, IdentityProof proof) {
        out.put("type", proof.type())
                .put("checkedBy", proof.checkedBy())
                .put("checkedOn", proof.checkedOn())
                .put("representative", proof.representative())
                .put("expiresOn", proof.expiresOn());
    }

    public static StoredIdentity read(byte[] json) {
        return JsonIn.read(json, StoredIdentityForm::identity);
    }

    private static StoredIdentity identity(JsonIn in) {
        if (in.number("form") != FORM) {
            throw new IllegalArgumentException("another form");
        }
        StoredIdentity.Builder builder = StoredIdentity.builder(
                        in.text("recordId"),
                        in.object("traits", StoredIdentityForm::traits)
                                .orElseThrow(() -> new IllegalArgumentException("no traits")))
                .status(in.constant("status", IdentityStatus.class))
                .attributes(attributes(in))
                .usedName(in.optional("usedName"))
                .usedGivenName(in.optional("usedGivenName"))
                .channel(in.constant("channel", CaptureChannel.class))
                .birthDateUncertain(in.flag("birthDateUncertain"))
                .history(in.objects("history", StoredIdentityForm::former))
                .withdrawn(in.objects("withdrawn", StoredIdentityForm::withdrawn));
        Optional<Ins> ins = in.object("ins", StoredIdentityForm::ins);
        Optional<InsSource> source = in.object(
                "source",
                each -> new InsSource(
                        each.constant("route", Route.class),
                        Instant.parse(each.text("obtainedAt")),
                        each.flag("simulated")));
        if (ins.isPresent() != source.isPresent()) {
            throw new IllegalArgumentException("an INS goes with its source");
        }
        ins.ifPresent(each -> builder.ins(each, source.orElseThrow()));
        in.object("proof", StoredIdentityForm::proof).ifPresent(builder::proof);
        in.optional("verifiedAt").map(Instant::parse).ifPresent(builder::verifiedAt);
        return builder.build();
    }

    private static Set<IdentityAttribute> attributes(JsonIn in) {
        Set<IdentityAttribute> attributes = EnumSet.noneOf(IdentityAttribute.class);
        in.texts("attributes").forEach(each -> attributes.add(IdentityAttribute.valueOf(each)));
        return attributes;
    }

    private static IdentityTraits traits(JsonIn in) {
        return IdentityTraits.received(
                in.text("birthName"),
                in.text("birthGivenNames"),
                Optional.of(in.text("firstGivenName")),
                in.constant("sex", Sex.class),
                BirthDate.received(in.text("birthDate")),
                in.optional("birthPlace"));
    }

    private static Ins ins(JsonIn in) {
        return new Ins(
                Matricule.received(in.text("number"), in.text("key")), in.constant("authority", InsAuthority.class));
    }

    private static IdentityProof proof(JsonIn in) {
        return new IdentityProof(
                in.constant("type", ProofType.class),
                in.text("checkedBy"),
                LocalDate.parse(in.text("checkedOn")),
                in.optional("representative", ProofType.class),
                in.optional("expiresOn").map(LocalDate::parse));
    }

    private static InsHistoryEntry former(JsonIn in) {
        return new InsHistoryEntry(
                in.object("ins", StoredIdentityForm::ins).orElseThrow(() -> new IllegalArgumentException("no INS")),
                in.optional("from").map(LocalDate::parse),
                in.optional("to").map(LocalDate::parse));
    }

    private static WithdrawnIns withdrawn(JsonIn in) {
        return new WithdrawnIns(
                in.object("ins", StoredIdentityForm::ins).orElseThrow(() -> new IllegalArgumentException("no INS")),
                Instant.parse(in.text("at")),
                in.constant("reason", TransitionKind.class));
    }
}
