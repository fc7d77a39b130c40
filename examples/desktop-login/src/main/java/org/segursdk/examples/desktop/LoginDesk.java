package org.segursdk.examples.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.psc.BrowserOpener;
import org.segursdk.psc.DesktopLogin;
import org.segursdk.psc.LoginResult;
import org.segursdk.psc.PscClient;
import org.segursdk.psc.PscLogin;
import org.segursdk.psc.PscSession;
import org.segursdk.psc.Situation;

/** What a workstation does between its start and its first screen: log the user in, ask where they practise, log them out. */
final class LoginDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PscClient psc;
    private final BrowserOpener browser;
    private final BufferedReader in;
    private final PrintStream out;

    LoginDesk(PscClient psc, BrowserOpener browser, BufferedReader in, PrintStream out) {
        this.psc = psc;
        this.browser = browser;
        this.in = in;
        this.out = out;
    }

    /**
     * Logs the user in.
     *
     * @return the session, which INSi, the DMP and the mailboxes take as it is; empty: nobody is logged in, and was told why
     * @throws IOException when the console cannot be read
     */
    Optional<PscSession> logIn() throws IOException {
        out.println("Connexion par Pro Santé Connect : la page s'ouvre dans votre navigateur…");
        LoginResult result;
        try (DesktopLogin login = psc.startDesktopLogin()) {
            result = login.openBrowser(browser).await(PATIENCE);
        } catch (SegurException e) {
            // Its message holds no personal data: it may be shown and logged.
            out.println("La connexion n'a pas abouti : " + e.getMessage());
            return Optional.empty();
        }
        if (result instanceof LoginResult.Granted granted) {
            return open(granted.login());
        }
        out.println(
                result instanceof LoginResult.Refused
                        ? "La connexion a été refusée ou abandonnée."
                        : "Personne ne s'est connecté à temps.");
        return Optional.empty();
    }

    /** Pro Santé Connect lists every profession and place of a person and asks nothing: the software asks. */
    private Optional<PscSession> open(PscLogin login) throws IOException {
        List<Situation> situations = login.situations();
        try {
            PscSession session = situations.size() == 1 ? login.open() : login.open(ask(situations));
            out.println("Connecté : " + session.professional().familyName() + ", "
                    + session.situation().map(Situation::label).orElse(""));
            return Optional.of(session);
        } catch (InvalidInputException e) {
            login.abandon();
            out.println("Cette identité ne permet pas d'utiliser le logiciel : " + e.getMessage());
            return Optional.empty();
        }
    }

    /** @return one of those listed; without any, Pro Santé Connect knows no profession and the login cannot be used here */
    private Situation ask(List<Situation> situations) throws IOException {
        if (situations.isEmpty()) {
            throw InvalidInputException.of(
                    "login",
                    "situations",
                    "EXAMPLE-SITUATION",
                    "aucune situation d'exercice",
                    "no situation of practice");
        }
        while (true) {
            out.println("Où exercez-vous aujourd'hui ?");
            for (int i = 0; i < situations.size(); i++) {
                out.println("  " + (i + 1) + ". " + situations.get(i).label());
            }
            String answer = Optional.ofNullable(in.readLine()).orElseThrow(() -> new IOException("no answer"));
            if (answer.strip().matches("[1-9][0-9]{0,2}") && Integer.parseInt(answer.strip()) <= situations.size()) {
                return situations.get(Integer.parseInt(answer.strip()) - 1);
            }
        }
    }

    /** Waits for the user to leave, then logs out here and at Pro Santé Connect. */
    void leave(PscSession session) throws IOException {
        out.println("Session ouverte jusqu'à "
                + DateTimeFormatter.ofPattern("HH:mm")
                        .withZone(ZoneId.systemDefault())
                        .format(session.endsAt())
                + ". Entrée : se déconnecter.");
        in.readLine();
        try {
            psc.logout(session);
            out.println("Déconnecté.");
        } catch (SegurException e) {
            // The tokens are gone from here in any case.
            out.println("Déconnecté de ce poste ; Pro Santé Connect n'a pas répondu : " + e.getMessage());
        }
    }
}
