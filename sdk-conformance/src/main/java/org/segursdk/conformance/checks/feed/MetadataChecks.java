package org.segursdk.conformance.checks.feed;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.DmpFeedPort;
import org.segursdk.conformance.port.DmpFeedPort.Letter;
import org.segursdk.conformance.port.FeedFormsPort;
import org.segursdk.conformance.port.HistoryFeedPort;
import org.segursdk.conformance.port.HistoryFeedPort.Past;
import org.segursdk.conformance.port.ImagingFeedPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.DmpDocument;
import org.w3c.dom.Element;

/** Checks of what metadata tell: DMPA-11, 14, 15, 20 and 26, VIS-03. */
final class MetadataChecks {
    /** The other practice of the scenario of two practices: a synthetic FINESS. */
    static final String OTHER_PRACTICE = "10B0193496";

    private static final LocalDate LONG_AGO = LocalDate.of(2019, 5, 14);

    private MetadataChecks() {}

    static List<Check> all() {
        return List.of(visibility(), actDate(), departed(), forms(), practices());
    }

    /** The eight combinations of the three restrictions. */
    static List<Set<Visibility>> combinations() {
        List<Set<Visibility>> all = new ArrayList<>();
        for (int combination = 0; combination < 1 << Visibility.values().length; combination++) {
            Set<Visibility> set = EnumSet.noneOf(Visibility.class);
            for (Visibility each : Visibility.values()) {
                if ((combination & 1 << each.ordinal()) != 0) {
                    set.add(each);
                }
            }
            all.add(set);
        }
        return all;
    }

    private static Check visibility() {
        return new ScriptedCheck<>(
                "dmpa-11-xds-metadata-with-visibility",
                DmpFeedPort.class,
                Say.of(
                        "Valider huit comptes rendus pour ADRUN ZOE, un pour chaque combinaison de : masqué aux professionnels, non visible du "
                                + "patient, non visible des représentants légaux.",
                        "Validate eight reports for ADRUN ZOE, one for each combination of: masked from professionals, not visible to the "
                                + "patient, not visible to the legal representatives."),
                (product, bench) -> {
                    String patient = People.register(product, People.ZOE);
                    combinations().forEach(each -> product.validate(patient, Letter.PLAIN.with(each)));
                    People.await(product, bench, People.ZOE, combinations().size());
                },
                (bench, findings) -> {
                    Map<Set<String>, Integer> received = new HashMap<>();
                    for (DmpDocument each : People.documents(bench, People.ZOE)) {
                        List<String> codes = each.confidentiality().stream()
                                .map(CodedValue::code)
                                .toList();
                        received.merge(new TreeSet<>(codes), 1, Integer::sum);
                    }
                    for (Set<Visibility> each : combinations()) {
                        Set<String> wanted = new TreeSet<>(Set.of("N"));
                        each.forEach(one -> wanted.add(one.code().code()));
                        String name = String.join("+", wanted);
                        findings.saw(name);
                        findings.require(
                                received.getOrDefault(wanted, 0) == 1,
                                name,
                                Say.of(
                                        "aucun document, ou plusieurs, du DMP dont confidentialityCode vaut exactement "
                                                + name,
                                        "no document of the DMP, or several, whose confidentialityCode is exactly "
                                                + name),
                                Say.METADATA);
                    }
                },
                "REM-DMPA-11",
                "REM-VIS-03");
    }

    private static Check actDate() {
        return new ScriptedCheck<>(
                "dmpa-14-historical-documents-keep-the-act-date",
                HistoryFeedPort.class,
                Say.of(
                        "Dans le dossier d'ADRUN ZOE, alimenter le DMP avec un PDF dont l'acte date du 14/05/2019.",
                        "In the record of ADRUN ZOE, feed the DMP with a PDF whose act dates from 2019-05-14."),
                (product, bench) -> feedOne(product, bench, new Past(LONG_AGO, "11488-4", false)),
                (bench, findings) -> {
                    for (Element envelope : Wire.submissions(bench)) {
                        for (Element entry : Wire.entries(envelope)) {
                            findings.saw("serviceStartTime");
                            findings.require(
                                    in2019(Wire.slot(entry, "serviceStartTime")),
                                    "service-start-time",
                                    Say.of(
                                            "serviceStartTime n'est pas la date de l'acte (2019)",
                                            "serviceStartTime is not the date of the act (2019)"),
                                    Say.METADATA);
                        }
                    }
                    for (DmpDocument each : People.documents(bench, People.ZOE)) {
                        findings.saw("serviceEvent");
                        findings.require(
                                in2019(Wire.acts(each)),
                                "service-event",
                                Say.of(
                                        "documentationOf/serviceEvent/effectiveTime du CDA n'est pas la date de l'acte (2019)",
                                        "documentationOf/serviceEvent/effectiveTime of the CDA is not the date of the act (2019)"),
                                Say.of(
                                        "donner la date de l'acte à ServiceEvent.of, non celle de l'envoi (docs/cda.md)",
                                        "give the date of the act to ServiceEvent.of, not that of the sending (docs/cda.md)"));
                    }
                },
                "REM-DMPA-14");
    }

    private static boolean in2019(List<String> times) {
        return !times.isEmpty() && times.stream().allMatch(each -> each.startsWith("20190514"));
    }

    private static void feedOne(HistoryFeedPort product, KitBench bench, Past document) {
        String past = product.past(People.register(product, People.ZOE), document);
        product.feedPast(List.of(past));
        People.await(product, bench, People.ZOE, 1);
    }

    private static Check departed() {
        return new ScriptedCheck<>(
                "dmpa-15-author-no-longer-registered",
                HistoryFeedPort.class,
                Say.of(
                        "Dans le dossier d'ADRUN ZOE, alimenter le DMP avec un document ancien dont l'auteur n'est plus inscrit au RPPS.",
                        "In the record of ADRUN ZOE, feed the DMP with an old document whose author is no longer in the RPPS."),
                (product, bench) -> feedOne(product, bench, new Past(LONG_AGO, "11488-4", true)),
                (bench, findings) -> {
                    for (Element envelope : Wire.submissions(bench)) {
                        authors(Wire.classifications(envelope, Wire.SET_AUTHOR), "submission-set", findings);
                        for (Element entry : Wire.entries(envelope)) {
                            authors(Wire.classifications(entry, Wire.DOCUMENT_AUTHOR), "document", findings);
                        }
                    }
                },
                "REM-DMPA-15");
    }

    /** A person, and an organisation besides: an author without a person of the professional's number. */
    private static void authors(List<Element> authors, String level, Findings findings) {
        long organisations = authors.stream()
                .filter(each -> !Wire.slot(each, "authorInstitution").isEmpty())
                .filter(each -> Wire.slot(each, "authorPerson").stream().noneMatch(MetadataChecks::isProfessional))
                .count();
        long persons = authors.stream()
                .filter(each -> Wire.slot(each, "authorPerson").stream().anyMatch(MetadataChecks::isProfessional))
                .count();
        findings.saw(level);
        findings.require(
                persons >= 1 && organisations >= 1,
                level,
                Say.of(
                        "auteurs de " + level + " : " + persons + " personne(s) et " + organisations
                                + " structure(s) ; la structure est attendue à côté du professionnel qui n'est plus au RPPS",
                        "authors of " + level + ": " + persons + " person(s) and " + organisations
                                + " organisation(s); the organisation is expected beside the professional who left the RPPS"),
                Say.of(
                        "DocumentMetadata.Builder.addAuthorOrganization ajoute la structure aux deux niveaux (docs/dmp.md)",
                        "DocumentMetadata.Builder.addAuthorOrganization adds the organisation at both levels (docs/dmp.md)"));
    }

    /** XCN whose assigning authority is that of professionals. */
    private static boolean isProfessional(String person) {
        return person.contains("1.2.250.1.71.4.2.1");
    }

    private static Check forms() {
        return new ScriptedCheck<>(
                "dmpa-20-xfrm-link-between-n1-and-n3",
                FeedFormsPort.class,
                Say.of(
                        "Pour ADRUN ZOE, valider un document que le logiciel envoie au DMP sous ses deux formes, structurée (N3) et "
                                + "rendue (N1).",
                        "For ADRUN ZOE, validate a document that the product sends to the DMP in both forms, structured (N3) and rendered (N1)."),
                (product, bench) -> {
                    product.validateBothForms(People.register(product, People.ZOE));
                    People.await(product, bench, People.ZOE, 2);
                },
                (bench, findings) -> {
                    if (People.count(bench, People.ZOE) < 2) {
                        return;
                    }
                    findings.saw("two-forms");
                    boolean tied = Wire.submissions(bench).stream().anyMatch(MetadataChecks::isTied);
                    findings.require(
                            tied,
                            "transforms",
                            Say.of(
                                    "aucune association XFRM entre les deux formes dans le lot de soumission",
                                    "no XFRM association between the two forms in the submission"),
                            Say.of(
                                    "donner à la forme dérivée une Relation XFRM et mettre DmpProfile.transformAssociation à vrai (docs/dmp.md)",
                                    "give the derived form a Relation XFRM and set DmpProfile.transformAssociation to true (docs/dmp.md)"));
                },
                "REM-DMPA-20");
    }

    /** Whether an association XFRM ties a rendered form (CDA level 1) and another one. */
    private static boolean isTied(Element envelope) {
        Map<String, Boolean> rendered = new HashMap<>();
        for (Element each : Wire.entries(envelope)) {
            rendered.put(
                    each.getAttribute("id"),
                    Wire.classifications(each, Wire.FORMAT).stream()
                            .anyMatch(format ->
                                    format.getAttribute("nodeRepresentation").startsWith("urn:ihe:iti:xds-sd:")));
        }
        for (Element each : Wire.associations(envelope, Wire.TRANSFORMS)) {
            Boolean source = rendered.get(each.getAttribute("sourceObject"));
            Boolean target = rendered.get(each.getAttribute("targetObject"));
            if (source != null && target != null && !source.equals(target)) {
                return true;
            }
        }
        return false;
    }

    private static Check practices() {
        return new ScriptedCheck<>(
                "dmpa-26-rpps-rang-certificate-pool",
                ImagingFeedPort.class,
                Say.of(
                        "Avec un radiologue du cabinet " + OTHER_PRACTICE
                                + ", dont le logiciel détient le certificat à côté de celui de l'autre cabinet, valider un compte rendu pour "
                                + "ADRUN ZOE.",
                        "As a radiologist of the practice " + OTHER_PRACTICE
                                + ", whose certificate the product holds beside that of the other practice, validate a report for ADRUN ZOE."),
                (product, bench) -> {
                    product.validateIn(OTHER_PRACTICE, People.register(product, People.ZOE));
                    People.await(product, bench, People.ZOE, 1);
                },
                (bench, findings) -> {
                    findings.saw("practice");
                    List<Element> sent = Wire.submissions(bench);
                    boolean named = !sent.isEmpty();
                    boolean signed = !sent.isEmpty();
                    for (Element each : sent) {
                        named &= Wire.attribute(each, "Identifiant_Structure").contains(OTHER_PRACTICE);
                        signed &= Wire.signer(each)
                                .filter(MetadataChecks::isOfPractice)
                                .isPresent();
                    }
                    findings.require(
                            named,
                            "vihf-structure",
                            Say.of(
                                    "le VIHF ne porte pas le cabinet du radiologue qui a validé",
                                    "the VIHF does not bear the practice of the radiologist who validated"),
                            hint());
                    findings.require(
                            signed,
                            "certificate",
                            Say.of(
                                    "le certificat employé n'est pas celui du cabinet du radiologue qui a validé",
                                    "the certificate used is not that of the practice of the radiologist who validated"),
                            hint());
                },
                "REM-DMPA-26");
    }

    private static LocalizedText hint() {
        return Say.of(
                "un SegurContext et un DmpClient par cabinet, choisis d'après le radiologue (docs/dmp.md)",
                "one SegurContext and one DmpClient for each practice, chosen by the radiologist (docs/dmp.md)");
    }

    /** The sandbox requires that the certificate of the connection bears the same OU. */
    private static boolean isOfPractice(String certificate) {
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(certificate)));
            return read.getSubjectX500Principal().getName().contains("OU=" + OTHER_PRACTICE);
        } catch (CertificateException e) {
            return false;
        }
    }
}
