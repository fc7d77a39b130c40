package org.segursdk.cda.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccineReaction;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** FR-Vaccinations and FR-Vaccination. Source: cda §6.11, VAC 2023.01. */
public final class VaccinationEntry {
    private static final String[] VACCINATION = {
        "2.16.840.1.113883.10.20.1.24", "1.3.6.1.4.1.19376.1.5.3.1.4.12", "1.2.250.1.213.1.1.3.45"
    };
    private static final String[] PRODUCT = {
        "2.16.840.1.113883.10.20.1.53", "1.3.6.1.4.1.19376.1.5.3.1.4.7.2", "1.2.250.1.213.1.1.3.43"
    };
    private static final String[] RANK = {"2.16.840.1.113883.10.20.1.46", "1.2.250.1.213.1.1.3.82"};
    private static final String[] REACTION = {
        "2.16.840.1.113883.10.20.1.28",
        "2.16.840.1.113883.10.20.1.54",
        "1.3.6.1.4.1.19376.1.5.3.1.4.5",
        "1.2.250.1.213.1.1.3.37"
    };
    private static final CodedValue RANK_CODE = CodedValue.of("30973-2", CodeSystems.LOINC, "Rang de la vaccination");
    private static final CodedValue SYMPTOM =
            CodedValue.of("418799008", CodeSystems.SNOMED_CT, "symptôme rapporté par le patient ou le répondant");
    private static final String PREFIX = "vaccin-";

    private final Writing w;
    private final XmlOut out;
    private final EntryActors actors;

    private VaccinationEntry(Writing w) {
        this.w = w;
        this.out = w.out;
        this.actors = new EntryActors(w);
    }

    /** The section, with one entry a vaccination. */
    public static void section(Writing w, Section section, List<Vaccination> vaccinations) {
        VaccinationEntry entry = new VaccinationEntry(w);
        section.open(w.out, w.ids);
        entry.narrative(section.title(), vaccinations);
        for (int i = 0; i < vaccinations.size(); i++) {
            entry.write(vaccinations.get(i), PREFIX + (i + 1));
        }
        section.close(w.out);
    }

    /** The section without a vaccination: a sentence, and the entry that says the same in a code. */
    public static void none(Writing w, Section section, String sentence, CodedValue code) {
        XmlOut out = w.out;
        String id = PREFIX + "aucun";
        section.open(out, w.ids);
        out.start("text").start("paragraph").startMixed();
        out.start("content", "ID", id).text(sentence).end();
        out.end().endMixed().end();
        out.start("entry");
        out.start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN", "negationInd", "false")
                .templates(VACCINATION);
        out.empty("id", "root", w.ids.at(id)).code("code", code).textReference(id);
        out.empty("statusCode", "code", "completed").empty("effectiveTime", "nullFlavor", "NA");
        out.start("consumable", "typeCode", "CSM").start("manufacturedProduct").templates(PRODUCT);
        out.start("manufacturedMaterial").empty("code", "nullFlavor", "NA").empty("name", "nullFlavor", "NA");
        out.end().end().end().end().end();
        section.close(out);
    }

    private void narrative(String caption, List<Vaccination> vaccinations) {
        Narrative.Table table = new Narrative.Table(
                caption,
                "Vaccin",
                "Date",
                "Lot n°",
                "Rang",
                "Type",
                "Voie d'administration",
                "Région d'administration",
                "Réaction observée",
                "Commentaire",
                "Vaccinateur",
                "Validé par",
                "Informateur",
                "Codes");
        for (int i = 0; i < vaccinations.size(); i++) {
            row(table, vaccinations.get(i), PREFIX + (i + 1));
        }
        table.writeTo(out);
    }

    private void row(Narrative.Table table, Vaccination vaccination, String id) {
        table.row()
                .cell(id, vaccination.vaccine())
                .cell(w.readable(vaccination.date()))
                .cell(vaccination.lot().orElse(null))
                .cell(
                        vaccination.rank().isPresent()
                                ? Integer.toString(vaccination.rank().getAsInt())
                                : null)
                .cell(vaccination.kind().code().displayName())
                .cell(vaccination.route().map(r -> r.code().displayName()).orElse(null))
                .cell(id + "-site", site(vaccination))
                .cell(id + "-reaction", reactions(vaccination))
                .cell(id + "-commentaire", vaccination.comment().orElse(null))
                .cell(vaccination.vaccinator().map(VaccinationEntry::name).orElse(null))
                .cell(vaccination
                        .validatedBy()
                        .map(validation -> name(validation.by()))
                        .orElse(null))
                .cell(vaccination.informant().map(VaccinationEntry::name).orElse(null))
                .cell(codes(vaccination));
    }

    private static String name(DocumentAuthor who) {
        return Names.readable(who.professional());
    }

    private static @Nullable String site(Vaccination vaccination) {
        return vaccination
                .site()
                .map(site -> site.code().displayName())
                .or(vaccination::siteText)
                .orElse(null);
    }

    private @Nullable String reactions(Vaccination vaccination) {
        StringBuilder all = new StringBuilder();
        for (VaccineReaction reaction : vaccination.reactions()) {
            all.append(all.length() == 0 ? "" : "\n").append(reaction.label());
            reaction.onset().ifPresent(date -> all.append(" (")
                    .append(Timestamps.readable(date, w.zone))
                    .append(')'));
        }
        return all.length() == 0 ? null : all.toString();
    }

    private static @Nullable String codes(Vaccination vaccination) {
        StringBuilder codes = new StringBuilder();
        vaccination.cis().ifPresent(cis -> codes.append("CIS ").append(cis));
        for (CodedValue code : vaccination.translations()) {
            codes.append(codes.length() == 0 ? "" : " ; ").append(Writing.coded(java.util.Optional.of(code)));
        }
        return codes.length() == 0 ? null : codes.toString();
    }

    private void write(Vaccination vaccination, String id) {
        out.start("entry");
        out.start("substanceAdministration", "classCode", "SBADM", "moodCode", "EVN", "negationInd", "false")
                .templates(VACCINATION);
        out.empty("id", "root", w.ids.at(id)).code("code", vaccination.kind().code());
        out.textReference(id).empty("statusCode", "code", "completed");
        vaccination
                .date()
                .ifPresentOrElse(
                        date -> out.empty("effectiveTime", "value", Timestamps.hl7(date, w.zone)),
                        () -> out.empty("effectiveTime", "nullFlavor", "UNK"));
        vaccination.route().ifPresent(route -> out.code("routeCode", route.code()));
        vaccination.site().ifPresent(site -> out.startCode("approachSiteCode", site.code())
                .originalText(id + "-site")
                .end());
        vaccination.siteText().ifPresent(words -> out.start("approachSiteCode", "nullFlavor", "OTH")
                .originalText(id + "-site")
                .end());
        product(vaccination, id);
        vaccination.vaccinator().ifPresent(actors::performer);
        vaccination.validatedBy().ifPresent(actors::author);
        vaccination.informant().ifPresent(actors::informant);
        relations(vaccination, id);
        out.end().end();
    }

    private void product(Vaccination vaccination, String id) {
        out.start("consumable", "typeCode", "CSM").start("manufacturedProduct").templates(PRODUCT);
        out.start("manufacturedMaterial");
        vaccination
                .cis()
                .ifPresentOrElse(
                        cis -> out.startCode("code", CodedValue.of(cis, CodeSystems.CIS, vaccination.vaccine())),
                        () -> out.start("code", "nullFlavor", "NA"));
        out.originalText(id);
        for (CodedValue translation : vaccination.translations()) {
            out.code("translation", translation);
        }
        out.end().leaf("name", vaccination.vaccine());
        vaccination.lot().ifPresent(lot -> out.leaf("lotNumberText", lot));
        out.end().end().end();
    }

    private void relations(Vaccination vaccination, String id) {
        vaccination.rank().ifPresent(rank -> {
            out.start("entryRelationship", "typeCode", "SUBJ");
            out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(RANK);
            out.code("code", RANK_CODE).empty("statusCode", "code", "completed");
            out.empty("value", "xsi:type", "INT", "value", Integer.toString(rank));
            out.end().end();
        });
        for (int i = 0; i < vaccination.reactions().size(); i++) {
            reaction(vaccination.reactions().get(i), id, i + 1);
        }
        if (vaccination.comment().isPresent()) {
            CommentEntry.write(out, id + "-commentaire");
        } else if (!vaccination.reactions().isEmpty() && vaccination.rank().isEmpty()) {
            // The official rule looks for an act where a reaction is an observation: reactions alone never pass it.
            CommentEntry.write(out, id + "-reaction");
        }
    }

    private void reaction(VaccineReaction reaction, String id, int rank) {
        out.start("entryRelationship", "typeCode", "CAUS", "inversionInd", "false");
        out.start("observation", "classCode", "OBS", "moodCode", "EVN").templates(REACTION);
        out.empty("id", "root", w.ids.at(id + "-reaction-" + rank)).code("code", SYMPTOM);
        out.textReference(id + "-reaction").empty("statusCode", "code", "completed");
        out.start("effectiveTime");
        w.low(reaction.onset());
        out.end();
        w.value(reaction.code(), id + "-reaction");
        out.end().end();
    }
}
