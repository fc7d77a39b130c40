package org.segursdk.psc.internal.desktop;

import java.nio.charset.StandardCharsets;

/** What the browser shows when it comes back: French, then English; no script, no picture, nothing of what was brought. */
final class Pages {
    private Pages() {}

    static byte[] received() {
        return answer(
                "200 OK",
                "Vous pouvez fermer cette fenêtre",
                "Votre logiciel a reçu la réponse. Retournez-y pour continuer.",
                "You can close this window",
                "Your software received the answer. Go back to it to continue.");
    }

    static byte[] unknown() {
        return answer(
                "404 Not Found",
                "Cette page n'attend rien",
                "Aucune connexion n'est en cours ici. Recommencez depuis votre logiciel.",
                "Nothing is awaited here",
                "No login is under way here. Start again from your software.");
    }

    private static byte[] answer(String status, String title, String text, String englishTitle, String englishText) {
        String page = """
                <!DOCTYPE html>
                <html lang="fr"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width">
                <style>body{font-family:system-ui,sans-serif;max-width:34em;margin:15vh auto;padding:0 1em;line-height:1.5}</style>
                </head><body><main><h1>%s</h1><p>%s</p><div lang="en"><h2>%s</h2><p>%s</p></div></main></body></html>
                """.formatted(title, title, text, englishTitle, englishText);
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status
                        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + body.length
                        + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff"
                        + "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
