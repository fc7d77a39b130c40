package org.segursdk.sandbox.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.segursdk.sandbox.RecordedExchange;

/** The page for people at {@code /} and the scripting for other languages at {@code /_control}. */
final class Console {
    private static final String NOTICE =
            "Simulateur de développement — ce n'est PAS le service national. Projet indépendant, non affilié à l'ANS, à la "
                    + "CNAM ni au GIE SESAM-Vitale. / Development simulator — NOT the national service. Independent project, "
                    + "not affiliated with ANS, CNAM or GIE SESAM-Vitale.";
    private static final int SHOWN = 50;

    private final Map<String, Service> services;
    private final RecorderImpl recorder;

    Console(Map<String, Service> services, RecorderImpl recorder) {
        this.services = new TreeMap<>(services);
        this.recorder = recorder;
    }

    Answer serve(Request request, String path) throws Exception {
        if ("/".equals(path) && "GET".equals(request.getMethod())) {
            return Answer.html(200, page());
        }
        if (path.startsWith("/_control/")) {
            return control(request, path.substring("/_control/".length()));
        }
        return Answer.text(404, "No such service in the sandbox.");
    }

    private Answer control(Request request, String path) throws Exception {
        if ("GET".equals(request.getMethod()) && "exchanges".equals(path)) {
            return Answer.json(exchangesJson());
        }
        if ("DELETE".equals(request.getMethod()) && "exchanges".equals(path)) {
            recorder.clear();
            return Answer.json("{}");
        }
        String[] parts = path.split("/", 2);
        Service service = services.get(parts[0]);
        if (service != null && parts.length == 2 && "situations".equals(parts[1])) {
            return situations(service, request);
        }
        if (service != null && parts.length == 2) {
            Map<String, String> parameters = new TreeMap<>();
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                parameters.put(field.getName(), field.getValue());
            }
            Optional<Answer> own =
                    service.control(request.getMethod(), parts[1], parameters, Content.Source.asInputStream(request));
            if (own.isPresent()) {
                return own.get();
            }
        }
        return Answer.text(404, "GET exchanges, DELETE exchanges, POST {service}/situations?next=NAME or ?always=NAME");
    }

    private static Answer situations(Service service, Request request) throws Exception {
        if ("POST".equals(request.getMethod())) {
            Fields parameters = Request.extractQueryParameters(request);
            try {
                for (String name : parameters.getValuesOrEmpty("next")) {
                    service.script(name, false);
                }
                for (String name : parameters.getValuesOrEmpty("always")) {
                    service.script(name, true);
                }
            } catch (IllegalArgumentException e) {
                return Answer.text(400, "No such situation. Known: " + service.situations());
            }
        }
        return Answer.json("{\"pending\":\"" + json(service.scripted()) + "\"}");
    }

    private String exchangesJson() {
        StringBuilder text = new StringBuilder("[");
        for (RecordedExchange exchange : recorder.exchanges()) {
            text.append(text.length() == 1 ? "" : ",\n")
                    .append("{\"number\":")
                    .append(exchange.number())
                    .append(",\"at\":\"")
                    .append(exchange.at())
                    .append("\",\"service\":\"")
                    .append(json(exchange.service()))
                    .append("\",\"operation\":\"")
                    .append(json(exchange.operation()))
                    .append("\",\"situation\":\"")
                    .append(json(exchange.situation()))
                    .append("\",\"status\":")
                    .append(exchange.status())
                    .append(",\"requestBytes\":")
                    .append(exchange.requestBody().size())
                    .append(",\"answerBytes\":")
                    .append(exchange.answerBody().size())
                    .append(",\"verdict\":\"")
                    .append(json(exchange.verdict()))
                    .append("\"}");
        }
        return text.append("]\n").toString();
    }

    private String page() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\">")
                .append(
                        "<title>Ségur SDK — bac à sable (simulateur)</title><style>body{font-family:sans-serif;margin:2em}")
                .append("table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .6em;text-align:left}")
                .append(".notice{background:#ffd;border:2px solid #c90;padding:.8em}</style></head><body>")
                .append("<h1>Ségur SDK — bac à sable</h1><p class=\"notice\">")
                .append(escape(NOTICE))
                .append("</p>");
        services.forEach((name, service) -> page.append("<h2>")
                .append(escape(name))
                .append("</h2><p>À venir / to come: ")
                .append(escape(service.scripted()))
                .append("<br>Situations: ")
                .append(escape(service.situations()))
                .append("</p>")
                .append(table(service.table())));
        page.append("<h2>Échanges / exchanges</h2><table><tr><th>n°</th><th>UTC</th><th>service</th><th>opération</th>")
                .append("<th>situation</th><th>HTTP</th><th>octets</th><th>verdict</th></tr>");
        List<RecordedExchange> all = recorder.exchanges();
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - SHOWN); i--) {
            row(page, all.get(i));
        }
        return page.append("</table></body></html>").toString();
    }

    private static String table(List<List<String>> rows) {
        StringBuilder text = new StringBuilder(rows.isEmpty() ? "" : "<table>");
        for (int i = 0; i < rows.size(); i++) {
            String tag = i == 0 ? "th" : "td";
            text.append("<tr>");
            rows.get(i).forEach(cell -> text.append('<')
                    .append(tag)
                    .append('>')
                    .append(escape(cell))
                    .append("</")
                    .append(tag)
                    .append('>'));
            text.append("</tr>");
        }
        return text.append(rows.isEmpty() ? "" : "</table>").toString();
    }

    private static void row(StringBuilder page, RecordedExchange exchange) {
        List<String> cells = List.of(
                Long.toString(exchange.number()),
                exchange.at().toString(),
                exchange.service(),
                exchange.operation(),
                exchange.situation(),
                exchange.status() == 0 ? "—" : Integer.toString(exchange.status()),
                exchange.requestBody().size() + " → " + exchange.answerBody().size(),
                exchange.verdict());
        page.append("<tr>");
        cells.forEach(cell -> page.append("<td>").append(escape(cell)).append("</td>"));
        page.append("</tr>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String json(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(' ');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
