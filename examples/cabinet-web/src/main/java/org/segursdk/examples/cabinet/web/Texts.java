package org.segursdk.examples.cabinet.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.Sex;
import org.segursdk.examples.cabinet.Counterparts;
import org.segursdk.examples.cabinet.User;
import org.segursdk.exchange.inbox.WorkEvent;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryCodes;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.outbox.ShareOperation;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.Trait;

/** The words of the screens. */
final class Texts {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/uuuu à HH:mm", Locale.FRENCH).withZone(ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);

    /** Why a sending stands where it stands, by the codes of this practice alone. */
    private static final Map<String, String> CODES = Map.of(
            "CABINET-NO-SESSION", "le médecin n'était plus connecté : reconnectez-vous, puis relancez",
            "CABINET-DMP-NOT-FOUND", "le document n'a pas été trouvé dans le DMP",
            "SERVICE-FAULT 550", "la boîte du destinataire est fermée ou n'existe pas : vérifiez l'adresse (code 550)");

    private Texts() {}

    /** Somebody of the practice by the account that stands in the journals. */
    static String who(String account) {
        if (account.equals(Counterparts.DOCTOR)) {
            return "Dr SPECIMEN";
        }
        return account.equals(User.SECRETARY) ? "secrétariat" : account;
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** The day alone. */
    static String date(Instant at) {
        return DAY.format(at.atZone(ZONE));
    }

    static String month(java.time.YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", Locale.FRENCH).format(month);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** A date of birth as people write it; one with unknown parts as it was received. */
    static String day(String iso) {
        try {
            return DAY.format(LocalDate.parse(iso));
        } catch (java.time.DateTimeException e) {
            return iso;
        }
    }

    static String status(IdentityStatus status) {
        return switch (status) {
            case PROVISIONAL -> "Provisoire";
            case RETRIEVED -> "Récupérée";
            case VALIDATED -> "Validée";
            case QUALIFIED -> "Qualifiée";
        };
    }

    /** Its colour never tells alone: the word stands in it. */
    static Html badge(IdentityStatus status) {
        return Html.of(
                "<span class=\"badge status-{}\">Identité {}</span>",
                status.code().toLowerCase(Locale.ROOT),
                status(status).toLowerCase(Locale.FRENCH));
    }

    static String attribute(IdentityAttribute attribute) {
        return switch (attribute) {
            case HOMONYM -> "Homonyme";
            case DOUBTFUL -> "Identité douteuse";
            case FICTITIOUS -> "Identité fictive";
        };
    }

    static String sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> "F (féminin)";
            case MALE -> "M (masculin)";
            case UNKNOWN -> "inconnu";
        };
    }

    static String trait(Trait trait) {
        return switch (trait) {
            case BIRTH_NAME -> "Nom de naissance";
            case BIRTH_GIVEN_NAMES -> "Prénoms de naissance";
            case FIRST_GIVEN_NAME -> "Premier prénom";
            case SEX -> "Sexe";
            case BIRTH_DATE -> "Date de naissance";
            case BIRTH_PLACE -> "Lieu de naissance (code INSEE)";
            case USED_NAME -> "Nom utilisé";
            case USED_GIVEN_NAME -> "Prénom utilisé";
        };
    }

    static String branch(Branch branch) {
        return switch (branch) {
            case DMP -> "Mon espace santé (DMP)";
            case PATIENT -> "Patient (message)";
            case PROFESSIONALS -> "Professionnels (MSSanté)";
        };
    }

    static String state(DeliveryState state) {
        return switch (state) {
            case WAITING -> "en attente d'envoi";
            case HELD -> "retenu";
            case SENDING -> "envoi en cours";
            case UNCERTAIN -> "sans réponse, vérification en cours";
            case CONFIRMED -> "envoyé";
            case REFUSED -> "refusé";
            case SKIPPED -> "non envoyé";
            case WITHHELD -> "non envoyé, à votre demande";
            case HUMAN -> "à traiter";
        };
    }

    /** A deletion or a release is done rather than sent. */
    static String state(Delivery delivery) {
        boolean sent = delivery.operation() == ShareOperation.SHARE || delivery.operation() == ShareOperation.REPLACE;
        return delivery.state() == DeliveryState.CONFIRMED && !sent ? "fait" : state(delivery.state());
    }

    /** The cause in plain words; a code nobody wrote words for is shown as it is. */
    static String cause(String code) {
        String own = CODES.get(code);
        return own == null ? DeliveryCodes.explain(code).french() : own;
    }

    static String action(WorkEvent.Action action) {
        return switch (action) {
            case ARRIVED -> "arrivé";
            case HIDDEN -> "masqué : répète la ligne";
            case SHOWN -> "montré de nouveau, à la place de la ligne";
            case FLAGGED -> "drapeaux connus par la ligne";
            case READ -> "marqué lu";
            case MARKED_UNREAD -> "marqué non lu";
            case VALIDATED -> "validé";
            case VALIDATION_WITHDRAWN -> "validation retirée";
            case FILED -> "classé dans le dossier";
            case FILED_BY_RULE -> "classé par une règle dans le dossier";
            case UNFILED -> "retiré du dossier";
            case REPLACED -> "remplacé par la ligne";
            case DELETED -> "supprimé de la liste";
            case RESTORED -> "restauré";
            case ASSIGNED -> "attribué à";
        };
    }

    static Html failure(SegurException e) {
        return Html.of("<p>{}</p><p class=\"code\">{}</p>", e.explanation().french(), e.code());
    }

    static Html violations(InvalidInputException e) {
        return violations(e.violations());
    }

    static Html violations(List<Violation> violations) {
        return Html.of(
                "<ul class=\"violations\">{}</ul>",
                violations.stream()
                        .map(each -> Html.of(
                                "<li>{} <span class=\"code\">{}</span></li>",
                                each.message().french(),
                                each.rule()))
                        .toList());
    }
}
