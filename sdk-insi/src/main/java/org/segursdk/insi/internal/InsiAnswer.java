package org.segursdk.insi.internal;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.internal.IdentityAccess;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiResult;

/**
 * The answer {@code RESULTAT}, read by local names in any order, since live answers stray from the schema. Names and dates are
 * kept as they came. Source: insi §3.7, §3.8.
 */
public final class InsiAnswer {
    private static final String NAMESPACE = "http://www.cnamts.fr/INSiResultat";

    private final Node root;

    private InsiAnswer(Node root) {
        this.root = root;
    }

    /** An element: its own text and its children. */
    private record Node(String name, String text, List<Node> children) {
        Optional<Node> child(String wanted) {
            return children.stream().filter(node -> node.name.equals(wanted)).findFirst();
        }

        /** Text of a child, verbatim; empty when absent. */
        Optional<String> leaf(String wanted) {
            return child(wanted).map(Node::text).filter(value -> !value.isBlank());
        }

        /** Text of a child that is a code. */
        Optional<String> code(String wanted) {
            return leaf(wanted).map(String::strip);
        }

        /** Without the text: it may be a patient's trait. */
        @Override
        public String toString() {
            return "Node[" + name + "]";
        }
    }

    /** Reads the payload. */
    public static InsiAnswer read(XMLStreamReader reader) throws XMLStreamException {
        boolean expected = reader.getLocalName().equals("RESULTAT") && NAMESPACE.equals(reader.getNamespaceURI());
        if (!expected) {
            throw invalid();
        }
        return new InsiAnswer(node(reader));
    }

    private static Node node(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        List<Node> children = new ArrayList<>();
        int event = reader.next();
        while (event != END_ELEMENT) {
            if (event == START_ELEMENT) {
                children.add(node(reader));
            } else if (event == CHARACTERS || event == CDATA) {
                text.append(reader.getText());
            }
            event = reader.next();
        }
        return new Node(name, text.toString(), List.copyOf(children));
    }

    /** {@code CodeCR}; empty when absent. */
    public String code() {
        return root.child("CR").flatMap(cr -> cr.code("CodeCR")).orElse("");
    }

    /** Only 00, 01 and 02 are outcomes; anything else never passes for one. */
    public InsiResult toResult(String operation, String messageId, Route route, Instant obtainedAt, boolean simulated) {
        return switch (code()) {
            case "00" -> found(messageId, route, obtainedAt, simulated);
            case "01" -> new InsiResult.NotFound(messageId);
            case "02" -> new InsiResult.Several(messageId);
            default -> throw unexpectedCode(operation);
        };
    }

    private ServiceFaultException unexpectedCode(String operation) {
        String label = root.child("CR").flatMap(cr -> cr.leaf("LibelleCR")).orElse("");
        return new ServiceFaultException(
                InsiClient.SERVICE,
                operation,
                Layer.FUNCTIONAL,
                List.of(new RawError(code(), "", label, "")),
                false,
                LocalizedText.of(
                        "INSi a répondu un code retour inattendu, qui n'est ni 00, ni 01, ni 02",
                        "INSi answered an unexpected return code, neither 00, 01 nor 02"));
    }

    private InsiResult found(String messageId, Route route, Instant obtainedAt, boolean simulated) {
        try {
            Node person = root.child("INDIVIDU").orElseThrow(InsiAnswer::invalid);
            Node active = person.child("INSACTIF").orElseThrow(InsiAnswer::invalid);
            Node traits = person.child("TIQ").orElseThrow(InsiAnswer::invalid);
            Ins ins = ins(active).orElseThrow(InsiAnswer::invalid);
            return new InsiResult.Found(
                    IdentityAccess.factory()
                            .create(ins, traits(traits), history(person, ins), route, obtainedAt, simulated),
                    messageId);
        } catch (InvalidInputException e) {
            // The service sent it, not the caller; the violation quotes no value.
            throw invalid();
        }
    }

    /** The INS of an element; empty when its authority is none of the four. */
    private static Optional<Ins> ins(Node node) {
        Node id = node.child("IdIndividu").orElseThrow(InsiAnswer::invalid);
        String number = id.code("NumIdentifiant").orElseThrow(InsiAnswer::invalid);
        Matricule matricule =
                id.code("Cle").map(key -> Matricule.received(number, key)).orElseGet(() -> Matricule.ofNumber(number));
        return node.code("OID").flatMap(InsAuthority::ofOid).map(authority -> new Ins(matricule, authority));
    }

    /** Former INS, without the active one, without repeats and without the obsolete INS-C. */
    private static List<InsHistoryEntry> history(Node person, Ins active) {
        Set<Ins> seen = new HashSet<>(Set.of(active));
        List<InsHistoryEntry> entries = new ArrayList<>();
        for (Node node : person.children()) {
            if (!node.name().equals("INSHISTO")) {
                continue;
            }
            Optional<Ins> ins = ins(node);
            if (ins.isPresent() && seen.add(ins.get())) {
                entries.add(new InsHistoryEntry(ins.get(), date(node, "DateDeb"), date(node, "DateFin")));
            }
        }
        return entries;
    }

    private static Optional<LocalDate> date(Node node, String name) {
        try {
            // An xsd:date may bear a zone after its ten characters.
            return node.code(name)
                    .filter(text -> text.length() >= 10)
                    .map(text -> LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static IdentityTraits traits(Node node) {
        Optional<String> first = node.leaf("Prenom");
        return IdentityTraits.received(
                node.leaf("NomNaissance").orElse(""),
                node.leaf("ListePrenom").or(() -> first).orElse(""),
                first,
                node.code("Sexe").map(InsiAnswer::sex).orElse(Sex.UNKNOWN),
                BirthDate.received(node.code("DateNaissance").orElseThrow(InsiAnswer::invalid)),
                node.code("LieuNaissance"));
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "M" -> Sex.MALE;
            case "F" -> Sex.FEMALE;
            default -> throw invalid();
        };
    }

    private static TransportException invalid() {
        return TransportException.uncertain(
                "INSI-ANSWER-INVALID",
                true,
                LocalizedText.of(
                        "la réponse d'INSi n'a pas la forme convenue", "the answer of INSi is not of the agreed form"),
                null);
    }

    @Override
    public String toString() {
        return "InsiAnswer[" + code() + ", redacted]";
    }
}
