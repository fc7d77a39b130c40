package org.segursdk.exchange.glance;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpOverview;
import org.segursdk.dmp.DmpOverview.LatestDocument;
import org.segursdk.exchange.internal.record.JsonIn;
import org.segursdk.exchange.internal.record.JsonOut;

/** The sealed JSON of a glance, form 1. */
final class GlanceForm {
    private static final int FORM = 1;

    private GlanceForm() {}

    static byte[] write(Glance glance) {
        DmpOverview overview = glance.overview();
        return JsonOut.object(out -> {
            out.put("form", FORM)
                    .put("state", overview.state())
                    .put("ens", overview.ensAttached())
                    .put("askedAt", overview.askedAt())
                    .put("new", overview.newDocuments())
                    .put("listed", glance.listed())
                    .objects("latest", glance.latest(), (each, document) -> {
                        each.put("createdAt", document.createdAt()).put("new", document.newSinceLastVisit());
                        document.type().ifPresent(type -> each.object("type", inner -> type(inner, type)));
                    });
            overview.latest()
                    .ifPresent(last -> out.object(
                            "last", each -> each.put("id", last.uniqueId().value())
                                    .object("type", inner -> type(inner, last.type()))
                                    .put("title", last.title())
                                    .put("createdAt", last.createdAt())));
        });
    }

    private static void type(JsonOut out, CodedValue type) {
        out.put("code", type.code()).put("system", type.codeSystem()).put("label", type.displayName());
    }

    private static CodedValue type(JsonIn in) {
        return CodedValue.of(in.text("code"), in.text("system"), in.text("label"));
    }

    static Glance read(byte[] json) {
        return JsonIn.read(json, GlanceForm::glance);
    }

    private static Glance glance(JsonIn in) {
        if (in.number("form") != FORM) {
            throw new IllegalArgumentException("another form");
        }
        Optional<LatestDocument> last = in.object(
                "last",
                each -> new LatestDocument(
                        Oid.of(each.text("id")),
                        each.object("type", GlanceForm::type)
                                .orElseThrow(() -> new IllegalArgumentException("no type")),
                        each.text("title"),
                        Instant.parse(each.text("createdAt"))));
        OptionalInt news = in.optionalNumber("new");
        DmpOverview overview = new DmpOverview(
                in.constant("state", DmpOverview.State.class),
                in.optionalFlag("ens"),
                Instant.parse(in.text("askedAt")),
                news,
                last);
        return new Glance(
                overview,
                in.objects(
                        "latest",
                        each -> new GlanceDocument(
                                each.object("type", GlanceForm::type),
                                each.optional("createdAt").map(Instant::parse),
                                each.flag("new"))),
                in.flag("listed"));
    }
}
