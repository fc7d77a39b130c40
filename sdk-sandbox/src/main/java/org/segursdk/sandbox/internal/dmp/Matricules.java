package org.segursdk.sandbox.internal.dmp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.SyntheticIdentities;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Looks for matricules in a message, right or wrong, so that the recorder knows whether it may keep it. */
public final class Matricules {
    /** Fifteen characters by themselves; a structure's SIRET behind its prefix 3 has as many. */
    private static final Pattern FORM =
            Pattern.compile("(?<![0-9A-Za-z.])([0124-9][0-9]{5}[0-9AB][0-9]{6})([0-9]{2})(?![0-9A-Za-z.])");

    private boolean found;
    private boolean foreign;

    private Matricules() {}

    /** Whether there is at least one matricule and all are synthetic. */
    static boolean areSyntheticIn(Element element) {
        Matricules matricules = new Matricules();
        matricules.visit(element);
        return matricules.found && !matricules.foreign;
    }

    /** The same for texts. */
    public static boolean areSyntheticIn(Iterable<String> texts) {
        Matricules matricules = new Matricules();
        texts.forEach(matricules::look);
        return matricules.found && !matricules.foreign;
    }

    private void visit(Node node) {
        if (node.getNodeValue() != null) {
            look(node.getNodeValue());
        }
        NamedNodeMap attributes = node.getAttributes();
        for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
            look(attributes.item(i).getNodeValue());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            visit(child);
        }
    }

    private void look(String text) {
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            found = true;
            foreign |= !SyntheticIdentities.isSynthetic(Matricule.received(matcher.group(1), matcher.group(2)));
        }
    }
}
