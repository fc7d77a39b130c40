package org.segursdk.dmp;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;

/** A card of staff (CPE): who holds it, as a deposit by a secretary (TD2.2) has to name them. Source: dmp §7, RG_2230. */
public final class StaffCard {
    private static final Map<String, String> KEYWORDS = Map.of("2.5.4.4", "SN", "2.5.4.42", "GN");

    private StaffCard() {}

    /**
     * The holder a certificate of the card names: by surname and given name, or, when the card is in nobody's name, by the
     * organisation ({@code O}) for the family name and the card ({@code CN}) for the given name, everything but letters and
     * digits become {@code -}.
     *
     * @param certificate of the card, for authentication or for signature
     * @param specialty role of the holder, such as {@code SECRETARIAT_MEDICAL} of 1.2.250.1.213.1.1.4.6
     * @throws InvalidInputException rule {@code DMP-CARD-HOLDER}: the certificate names nobody, or by no id of a holder
     */
    public static Professional holder(X509Certificate certificate, CodedValue specialty) {
        Objects.requireNonNull(specialty, "specialty");
        Map<String, String> subject = subject(certificate);
        String card = required(subject, "CN");
        boolean named = subject.containsKey("SN") && subject.containsKey("GN");
        return Professional.builder()
                .id(new ProfessionalId(card))
                .familyName(named ? required(subject, "SN") : plain(required(subject, "O")))
                .givenName(named ? required(subject, "GN") : plain(card))
                .specialty(specialty)
                .build();
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{Nd}]", "-");
    }

    private static String required(Map<String, String> subject, String attribute) {
        String value = subject.get(attribute);
        if (value == null || value.isBlank()) {
            throw InvalidInputException.of(
                    "StaffCard",
                    "certificate",
                    "DMP-CARD-HOLDER",
                    "le certificat de la carte n'a pas de " + attribute,
                    "the certificate of the card has no " + attribute);
        }
        return value;
    }

    private static Map<String, String> subject(X509Certificate certificate) {
        Map<String, String> parts = new HashMap<>();
        try {
            String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, KEYWORDS);
            for (Rdn rdn : new LdapName(name).getRdns()) {
                if (rdn.getValue() instanceof String text) {
                    parts.put(rdn.getType(), text);
                }
            }
        } catch (InvalidNameException e) {
            throw new IllegalStateException("the JDK does not read the name it wrote", e);
        }
        return parts;
    }
}
