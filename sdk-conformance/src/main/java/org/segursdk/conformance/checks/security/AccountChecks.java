package org.segursdk.conformance.checks.security;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.AccountTracePort;
import org.segursdk.conformance.port.AccountTracePort.AccountOperation;
import org.segursdk.conformance.port.AccountTracePort.AccountTraceLine;
import org.segursdk.conformance.port.AccountsPort;
import org.segursdk.conformance.port.AccountsPort.Account;
import org.segursdk.conformance.port.ContactPort;
import org.segursdk.conformance.port.ContactPort.ContactKind;
import org.segursdk.conformance.port.ContactPort.ContactNotice;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** Accounts that the product keeps itself. Requirements REM-SEC-14, -15 and -18. */
final class AccountChecks {
    private static final String AUTHOR = "kit.admin";
    private static final String USER = "kit.user";
    private static final long TOLERANCE_SECONDS = 5;

    private AccountChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "sec-14-account-synchronisation-bulk-update",
                        AccountsPort.class,
                        AccountChecks::synchronised,
                        "REM-SEC-14"),
                new AskedCheck<>(
                        "sec-15-account-life-cycle-traces",
                        AccountTracePort.class,
                        AccountChecks::traced,
                        "REM-SEC-15"),
                new AskedCheck<>(
                        "sec-18-contact-data-verified-and-changes-notified",
                        ContactPort.class,
                        AccountChecks::contacts,
                        "REM-SEC-18"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static void synchronised(AccountsPort product, KitBench bench, Findings findings) throws Exception {
        Account one = new Account("kit.one", "Un Essai", Set.of("read"), true);
        Account two = new Account("kit.two", "Deux Essai", Set.of("read", "write"), true);
        product.synchronise(List.of(one, two));
        List<Account> first = product.extract();
        if (first.isEmpty()) {
            return;
        }
        findings.saw("directory");
        holds(first, List.of(one, two), "synchronised", findings);
        Account more = new Account("kit.one", "Un Essai", Set.of("read", "admin"), true);
        product.synchronise(List.of(more));
        List<Account> second = product.extract();
        findings.saw("directory changed");
        holds(second, List.of(more), "change-synchronised", findings);
        findings.require(
                second.stream().noneMatch(each -> each.login().equals(two.login()) && each.enabled()),
                "removal-synchronised",
                say(
                        "un compte retiré de l'annuaire reste actif",
                        "an account removed from the directory stays enabled"),
                say(
                        "désactiver ce que l'annuaire ne connaît plus",
                        "disable what the directory does not know any more"));
        Account bulk = new Account("kit.one", "Un Essai-Change", Set.of("read"), true);
        Account added = new Account("kit.three", "Trois Essai", Set.of("write"), false);
        product.updateInBulk(List.of(bulk, added));
        findings.saw("bulk update, extraction");
        holds(product.extract(), List.of(bulk, added), "updated-in-bulk", findings);
    }

    private static void holds(List<Account> extracted, List<Account> expected, String condition, Findings findings) {
        findings.require(
                extracted.containsAll(expected)
                        && extracted.stream().map(Account::login).distinct().count() == extracted.size(),
                condition,
                say(
                        "l'extraction ne rend pas les comptes avec leurs noms, leurs droits et leur état",
                        "the extraction does not give the accounts with their names, permissions and state"),
                say(
                        "extraire tout ce qui a été synchronisé ou importé, droits compris",
                        "extract all that was synchronised or imported, permissions included"));
    }

    private static void traced(AccountTracePort product, KitBench bench, Findings findings) throws Exception {
        for (AccountOperation operation : EnumSet.allOf(AccountOperation.class)) {
            int before = product.trace().size();
            Instant begin = bench.clock().instant().minusSeconds(TOLERANCE_SECONDS);
            product.perform(AUTHOR, operation, USER + "-" + operation.ordinal());
            Instant end = bench.clock().instant().plusSeconds(TOLERANCE_SECONDS);
            findings.saw(operation.name());
            List<AccountTraceLine> lines = product.trace().stream().skip(before).toList();
            findings.require(
                    lines.stream()
                            .anyMatch(each -> each.author().equals(AUTHOR)
                                    && each.target().equals(USER + "-" + operation.ordinal())
                                    && !each.operation().isBlank()
                                    && !each.result().isBlank()
                                    && !each.at().isBefore(begin)
                                    && !each.at().isAfter(end)),
                    "traced-"
                            + operation
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'),
                    say(
                            operation + " n'est pas tracé avec date, auteur, compte, opération et résultat",
                            operation + " is not traced with date, author, account, operation and result"),
                    say(
                            "écrire une ligne à chaque changement d'attribut, de droit, d'identifiant ou de mot de passe",
                            "write a line for each change of an attribute, right, login or password"));
        }
        Set<String> words = product.trace().stream()
                .map((Function<AccountTraceLine, String>) AccountTraceLine::operation)
                .collect(Collectors.toSet());
        findings.require(
                words.size() >= AccountOperation.values().length,
                "told-apart",
                say("les opérations ne se distinguent pas dans la trace", "operations are not told apart in the trace"),
                say("nommer l'opération", "name the operation"));
    }

    private static void contacts(ContactPort product, KitBench bench, Findings findings) throws Exception {
        String old = "ancien@example.org";
        String other = "nouveau@example.org";
        product.giveContact(USER, ContactKind.EMAIL, old);
        findings.saw("contact given");
        Optional<String> code = code(product.sent(), old, 0);
        LocalizedText hint = say(
                "envoyer un code au nouveau contact, ne s'en servir qu'une fois confirmé, prévenir l'ancien",
                "send a code to the new contact, use it once confirmed, tell the old one");
        findings.require(
                code.isPresent(),
                "code-sent",
                say("aucun code de vérification n'est envoyé", "no code of verification is sent"),
                hint);
        findings.require(
                product.contact(USER, ContactKind.EMAIL).isEmpty()
                        && !product.confirm(USER, ContactKind.EMAIL, "code-faux"),
                "unverified-unused",
                say(
                        "un contact est utilisé sans avoir été vérifié, ou par un code faux",
                        "a contact is used without having been verified, or by a wrong code"),
                hint);
        boolean confirmed = code.isPresent() && product.confirm(USER, ContactKind.EMAIL, code.get());
        findings.require(
                confirmed && product.contact(USER, ContactKind.EMAIL).equals(Optional.of(old)),
                "verified-used",
                say("le contact vérifié n'est pas retenu", "the verified contact is not taken"),
                hint);
        int before = product.sent().size();
        product.giveContact(USER, ContactKind.EMAIL, other);
        findings.saw("contact changed");
        Optional<String> again = code(product.sent(), other, before);
        findings.require(
                again.isPresent()
                        && product.contact(USER, ContactKind.EMAIL).equals(Optional.of(old))
                        && product.confirm(USER, ContactKind.EMAIL, again.get())
                        && product.contact(USER, ContactKind.EMAIL).equals(Optional.of(other)),
                "change-verified",
                say(
                        "le changement de contact n'est pas vérifié de nouveau",
                        "a change of contact is not verified again"),
                hint);
        findings.require(
                product.sent().stream()
                        .skip(before)
                        .anyMatch(each -> each.to().equals(old) && each.code().isEmpty()),
                "old-contact-told",
                say("l'ancien contact n'est pas prévenu du changement", "the old contact is not told of the change"),
                hint);
    }

    private static Optional<String> code(List<ContactNotice> sent, String to, int from) {
        return sent.stream()
                .skip(from)
                .filter(each -> each.to().equals(to))
                .flatMap(each -> each.code().stream())
                .findFirst();
    }
}
