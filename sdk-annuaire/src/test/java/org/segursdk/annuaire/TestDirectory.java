package org.segursdk.annuaire;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.annuaire.FakeAnnuaire.Answer;
import org.segursdk.annuaire.FakeAnnuaire.Request;

/** Data of the directory of the tests, the searches it understands, and pages that it forgets when asked to. */
public final class TestDirectory {
    static final String NOS = "https://mos.esante.gouv.fr/NOS/";

    /** A resource: its type, technical id, time of change, JSON, and what it may be searched by. */
    public static final class Row {
        final String type;
        final String id;
        Instant updated;
        boolean active = true;
        String json;
        final Map<String, List<String>> keys = new LinkedHashMap<>();

        Row(String type, String id, Instant updated) {
            this.type = type;
            this.id = id;
            this.updated = updated;
        }

        Row key(String name, String... values) {
            keys.computeIfAbsent(name, any -> new ArrayList<>()).addAll(List.of(values));
            return this;
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<String>> pages = new LinkedHashMap<>();
    private String base = "";
    private int nextPage;
    public int largestPage = 50;
    public boolean total = true;
    public boolean forgetful;
    public String linkBase;

    void base(String value) {
        base = value;
    }

    public synchronized void put(Row row) {
        rows.put(row.type + '/' + row.id, row);
    }

    public synchronized void remove(String type, String id) {
        rows.remove(type + '/' + id);
    }

    public synchronized Row row(String type, String id) {
        return rows.get(type + '/' + id);
    }

    public synchronized void forgetPages() {
        pages.clear();
    }

    synchronized Answer answer(Request request) {
        String path = request.path();
        if (!request.headers().getOrDefault("esante-api-key", "").startsWith("the-key-")) {
            return Answer.of(401, "application/json", "{\"message\":\"Unauthorized\",\"http_status_code\":401}");
        }
        if (!path.startsWith(FakeAnnuaire.BASE + '/')) {
            return Answer.of(404, "text/html", "<html>no context path matches</html>");
        }
        String rest = path.substring(FakeAnnuaire.BASE.length() + 1);
        if (rest.equals("metadata")) {
            return Answer.json("""
                    {"resourceType":"CapabilityStatement","status":"active","fhirVersion":"4.0.1","format":["json"],
                     "rest":[{"mode":"server","resource":[{"type":"Practitioner",
                       "searchParam":[{"name":"family","type":"string"},{"name":"mailbox-mss","type":"string"}]}]}]}""");
        }
        if (rest.equals("_page")) {
            List<String> left = pages.get(request.all("id").get(0));
            return left == null ? error(400, "HAPI-0418: Search ID does not exist") : page(left, request, true);
        }
        String type = rest.replace("/_search", "");
        List<String> found = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.type.equals(type) && matches(row, request)) {
                found.add(row.type + '/' + row.id);
            }
        }
        return page(found, request, false);
    }

    static Answer error(int status, String words) {
        return Answer.of(
                status,
                "application/fhir+json",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\","
                        + "\"diagnostics\":\"" + words + "\"}]}");
    }

    private int known;

    private Answer page(List<String> all, Request request, boolean following) {
        int asked = request.all("_count").stream()
                .findFirst()
                .map(Integer::parseInt)
                .orElse(largestPage);
        int size = Math.min(asked, largestPage);
        if (!following) {
            known = all.size();
        }
        List<String> here = all.subList(0, Math.min(size, all.size()));
        Set<String> shown = new LinkedHashSet<>(here);
        request.all("_revinclude").forEach(each -> here.forEach(to -> included(each, to, shown, true)));
        request.all("_include").forEach(each -> here.forEach(to -> included(each, to, shown, false)));
        String link = "";
        if (all.size() > here.size()) {
            String id = "page-" + nextPage++;
            pages.put(id, new ArrayList<>(all.subList(here.size(), all.size())));
            if (forgetful) {
                pages.clear();
            }
            link = ",{\"relation\":\"next\",\"url\":\"" + (linkBase == null ? base : linkBase) + "/_page?id=" + id
                    + "\"}";
        }
        String entries = shown.stream()
                .map(key -> "{\"fullUrl\":\"" + base + '/' + key + "\",\"resource\":" + rows.get(key).json + '}')
                .collect(Collectors.joining(","));
        return Answer.json("{\"resourceType\":\"Bundle\",\"type\":\"searchset\","
                + (total ? "\"total\":" + known + ',' : "")
                + "\"link\":[{\"relation\":\"self\",\"url\":\"" + base + "\"}" + link + "]"
                + (entries.isEmpty() ? "" : ",\"entry\":[" + entries + ']') + '}');
    }

    private void included(String what, String of, Set<String> shown, boolean reverse) {
        String[] parts = what.split(":");
        if (reverse) {
            rows.values().stream()
                    .filter(row -> row.type.equals(parts[0]) && has(row, parts[1], of::equals))
                    .forEach(row -> shown.add(row.type + '/' + row.id));
        } else {
            rows.get(of).keys.getOrDefault(parts[1], List.of()).stream()
                    .filter(rows::containsKey)
                    .forEach(shown::add);
        }
    }

    private static boolean matches(Row row, Request request) {
        return request.parameters().entrySet().stream()
                .allMatch(each -> each.getValue().stream().allMatch(value -> matches(row, each.getKey(), value)));
    }

    private static boolean matches(Row row, String name, String value) {
        return switch (name) {
            case "_count", "_revinclude", "_include" -> true;
            case "active" -> row.active == Boolean.parseBoolean(value);
            case "_lastUpdated" -> !row.updated.isBefore(Instant.parse(value.substring(2)));
            case "_id" -> List.of(value.split(",")).contains(row.id);
            case "identifier", "qualification-code" ->
                Stream.of(value.split(","))
                        .anyMatch(token -> has(row, name, key -> key.equals(token) || key.endsWith('|' + token)));
            default -> has(row, name, key -> fold(key).startsWith(fold(value)));
        };
    }

    private static boolean has(Row row, String name, Predicate<String> test) {
        return row.keys.getOrDefault(name, List.of()).stream().anyMatch(test);
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT);
    }
}
