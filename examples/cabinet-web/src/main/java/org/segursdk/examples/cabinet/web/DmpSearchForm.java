package org.segursdk.examples.cabinet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.examples.cabinet.DmpCriteria;
import org.segursdk.examples.cabinet.DmpCriteria.Field;

/** What to look for in the DMP: the type at hand, everything else unfolded at will. */
final class DmpSearchForm {
    private DmpSearchForm() {}

    static DmpCriteria criteria(Request request) {
        Map<Field, String> filled = new EnumMap<>(Field.class);
        for (Field each : Field.values()) {
            filled.put(each, request.value(each.name()));
        }
        return new DmpCriteria(filled);
    }

    /** The same as the end of an address. */
    static String query(Request request) {
        String joined = criteria(request).filled().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    static Html of(Request request, String recordId) {
        List<Html> others = new ArrayList<>();
        for (Field each : Field.values()) {
            if (each != Field.TYPE) {
                others.add(field(request, each));
            }
        }
        boolean unfolded = criteria(request).filled().keySet().stream().anyMatch(each -> each != Field.TYPE);
        return Html.of(
                "<form class=\"card\" action=\"/dmp/{}/list\"><div class=\"filters\">{}</div><details{}><summary>Plus de"
                        + " critères</summary><div class=\"filters\">{}</div></details><button class=\"main search\">Chercher</button></form>",
                recordId,
                field(request, Field.TYPE),
                Html.when(unfolded, Html.of(" open")),
                others);
    }

    private static Html field(Request request, Field field) {
        return Html.of(
                "<div class=\"field\"><label for=\"{}\">{}</label>{}</div>",
                field.name(),
                label(field),
                input(request, field));
    }

    private static Html input(Request request, Field field) {
        String value = request.value(field.name());
        if (field.codes().isPresent()) {
            return Shell.select(field.name(), field.name(), codes(field.codes().get(), value));
        }
        return switch (field) {
            case CONFIDENTIALITY -> {
                List<Html> options = new ArrayList<>(List.of(Shell.option("", "Toutes", value.isEmpty())));
                for (Visibility each : Visibility.values()) {
                    String code = each.code().code();
                    options.add(Shell.option(code, each.code().displayName(), code.equals(value)));
                }
                yield Shell.select(field.name(), field.name(), options);
            }
            case ARCHIVED ->
                Shell.select(
                        field.name(),
                        field.name(),
                        List.of(
                                Shell.option("", "Non", value.isEmpty()),
                                Shell.option("yes", "Oui", !value.isEmpty())));
            default ->
                Html.of(
                        "<input id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\">",
                        field.name(),
                        field.name(),
                        field == Field.AUTHOR ? "text" : "date",
                        value);
        };
    }

    private static List<Html> codes(ValueSet codes, String chosen) {
        List<Html> options = new ArrayList<>(List.of(Shell.option("", "Tous", chosen.isEmpty())));
        codes.concepts().stream()
                .sorted(Comparator.comparing(CodedValue::displayName))
                .forEach(each -> options.add(Shell.option(
                        each.code(), each.displayName(), each.code().equals(chosen))));
        return options;
    }

    private static String label(Field field) {
        return switch (field) {
            case TYPE -> "Type de document";
            case CLASS -> "Classe de document";
            case FORMAT -> "Format";
            case CONFIDENTIALITY -> "Visibilité";
            case FACILITY_TYPE -> "Secteur d'activité";
            case PRACTICE_SETTING -> "Cadre d'exercice";
            case AUTHOR -> "Numéro national de l'auteur (8 puis RPPS)";
            case CREATED_FROM -> "Créé depuis le";
            case CREATED_TO -> "Créé jusqu'au";
            case ACT_FROM -> "Acte depuis le";
            case ACT_TO -> "Acte jusqu'au";
            case ARCHIVED -> "Documents archivés aussi";
        };
    }
}
