package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.MssFinding;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;
import org.segursdk.sandbox.MssSimulator;
import org.segursdk.sandbox.internal.http.Answer;
import org.segursdk.sandbox.internal.http.Incoming;

/** The operator over HTTPS: for people, and for clients that are not written in Java. */
final class MssConsole {
    private MssConsole() {}

    /** The settings of the operator, in the form that mail clients read. Source: mssante §2. */
    static Answer document(MssSimulator mss, Incoming request) {
        if (!"GET".equals(request.method()) || !"/mail/config-v1.1.xml".equals(request.path())) {
            request.refused("only GET /mss/mail/config-v1.1.xml");
            return Answer.text(404, "GET /mss/mail/config-v1.1.xml; mail itself by SMTP and IMAP.");
        }
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\">\n"
                + " <emailProvider id=\"sandbox.test\">\n  <domain>sandbox.test</domain>\n"
                + server("incoming", "imap", mss.port(MssListener.IMAP), "STARTTLS")
                + server("incoming", "imap", mss.port(MssListener.IMAPS), "SSL")
                + server("outgoing", "smtp", mss.port(MssListener.SMTP), "STARTTLS")
                + server("outgoing", "smtp", mss.port(MssListener.SMTPS), "SSL")
                + " </emailProvider>\n</clientConfig>\n";
        return Answer.xml(xml);
    }

    private static String server(String direction, String type, int port, String socket) {
        String name = direction + "Server";
        return "  <" + name + " type=\"" + type + "\"><hostname>" + MssSimulator.HOST + "</hostname><port>" + port
                + "</port><socketType>" + socket
                + "</socketType><username>%EMAILADDRESS%</username><authentication>OAuth2</authentication></" + name
                + ">\n";
    }

    static List<List<String>> table(MssSimulator mss) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("boîte", "type", "ouverte", "messages", "dépôts", "constats"));
        for (MssMailbox mailbox : mss.mailboxes()) {
            List<MssDelivery> sent = mss.deliveries().stream()
                    .filter(delivery -> delivery.mailbox().equals(mailbox.address()))
                    .toList();
            rows.add(List.of(
                    Records.masked(mailbox.address()),
                    mailbox.kind().name(),
                    mailbox.open() ? "oui" : "non",
                    Integer.toString(mss.messages(mailbox.address()).size()),
                    Integer.toString(sent.size()),
                    sent.stream()
                            .flatMap(delivery -> delivery.findings().stream())
                            .map(MssFinding::rule)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(" "))));
        }
        return rows;
    }

    static Optional<Answer> control(MssSimulator mss, String command, Map<String, String> parameters, InputStream body)
            throws IOException {
        String mailbox = parameters.getOrDefault("mailbox", "");
        try {
            return switch (command) {
                case "GET ports" -> Optional.of(ports(mss));
                case "GET mailboxes" -> Optional.of(mailboxes(mss));
                case "POST mailboxes" ->
                    Optional.of(create(mss, parameters.getOrDefault("address", mailbox), parameters));
                case "POST tokens" ->
                    Optional.of(
                            Answer.json("{\"token\":\"" + mss.token(parameters.getOrDefault("holder", "")) + "\"}\n"));
                case "GET messages" ->
                    Optional.of(messages(mss.messages(mailbox, parameters.getOrDefault("folder", Stores.INBOX))));
                case "POST messages" -> Optional.of(Answer.json("{\"uid\":" + mss.deliver(mailbox, body) + "}\n"));
                case "GET deliveries" -> Optional.of(deliveries(mss));
                case "POST expunge" -> {
                    mss.expunge(mailbox, Long.parseLong(parameters.getOrDefault("uid", "0")));
                    yield Optional.of(Answer.json("{}"));
                }
                case "POST renumber" -> {
                    mss.renumber(mailbox);
                    yield Optional.of(Answer.json("{}"));
                }
                case "POST disconnect" -> {
                    mss.disconnect(mailbox);
                    yield Optional.of(Answer.json("{}"));
                }
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    Answer.text(
                            400,
                            "mailbox: one that exists (POST mailboxes: address, kind, holder, password, quota); uid: a number."));
        }
    }

    private static Answer ports(MssSimulator mss) {
        return Answer.json(Arrays.stream(MssListener.values())
                .map(listener -> "\"" + listener + "\":" + mss.port(listener))
                .collect(Collectors.joining(",", "{", "}\n")));
    }

    private static Answer create(MssSimulator mss, String address, Map<String, String> parameters) {
        String[] holders = Arrays.stream(parameters.getOrDefault("holder", "").split(","))
                .filter(holder -> !holder.isBlank())
                .toArray(String[]::new);
        MssMailbox mailbox = MssMailbox.of(
                        MssMailbox.Kind.valueOf(parameters.getOrDefault("kind", "PER")), address, holders)
                .withQuota(Long.parseLong(parameters.getOrDefault("quota", "0")));
        String password = parameters.getOrDefault("password", "");
        mss.createMailbox(password.isEmpty() ? mailbox : mailbox.withPassword(password));
        return Answer.json("{}");
    }

    private static Answer mailboxes(MssSimulator mss) {
        return Answer.json(mss.mailboxes().stream()
                .map(mailbox -> "{\"address\":\"" + text(Records.masked(mailbox.address())) + "\",\"kind\":\""
                        + mailbox.kind() + "\",\"open\":" + mailbox.open() + ",\"messages\":"
                        + mss.messages(mailbox.address()).size() + "}")
                .collect(Collectors.joining(",\n", "[", "]\n")));
    }

    private static Answer messages(List<MssMessage> messages) {
        return Answer.json(messages.stream()
                .map(message -> "{\"uid\":" + message.uid() + ",\"size\":" + message.size() + ",\"flags\":["
                        + message.flags().stream()
                                .sorted()
                                .map(flag -> "\"" + flag.replace("\\", "\\\\") + "\"")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(",\n", "[", "]\n")));
    }

    private static Answer deliveries(MssSimulator mss) {
        return Answer.json(mss.deliveries().stream()
                .map(delivery -> "{\"number\":" + delivery.number() + ",\"at\":\"" + delivery.at() + "\",\"mailbox\":\""
                        + text(delivery.mailbox()) + "\",\"recipients\":"
                        + delivery.recipients().size() + ",\"reply\":\"" + text(delivery.reply()) + "\",\"findings\":["
                        + delivery.findings().stream()
                                .map(finding -> "\"" + finding.rule() + "\"")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(",\n", "[", "]\n")));
    }

    private static String text(String value) {
        return value.replaceAll("[\"\\\\\\p{Cntrl}]", " ");
    }
}
