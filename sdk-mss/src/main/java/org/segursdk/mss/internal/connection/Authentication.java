package org.segursdk.mss.internal.connection;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.connection.MailEndpoint;
import org.segursdk.mss.connection.MailProfile.InitialResponse;
import org.segursdk.mss.connection.MailboxAccess;

/**
 * What is told to authenticate, asked of the mailbox's access each time anew, and what a refusal means. Keeps nothing. Source:
 * mssante §2, §2.1.
 */
final class Authentication {
    /** RFC 6750 §2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final MailLink link;
    private final MailEndpoint endpoint;

    Authentication(MailLink link, MailEndpoint endpoint) {
        this.link = link;
        this.endpoint = endpoint;
    }

    boolean byToken() {
        return link.mailbox().access() instanceof MailboxAccess.Token;
    }

    /**
     * Whether the professional's session still gives a token; true where none is used.
     *
     * @throws RuntimeException of the session
     */
    static boolean sessionLives(MailLink link) {
        return !(link.mailbox().access() instanceof MailboxAccess.Token access)
                || access.session().accessToken().isPresent();
    }

    static SegurSecurityException sessionEnded() {
        return SegurSecurityException.notSent(
                "MSS-SESSION-ENDED",
                LocalizedText.of(
                        "la session Pro Santé Connect est terminée : se reconnecter",
                        "the Pro Santé Connect session has ended: log in again"),
                null);
    }

    /**
     * The client of the first mechanism that both sides have, with a token asked now.
     *
     * @param offered the server's mechanisms, upper case
     * @param initial whether the server takes the message in the first line
     * @throws SegurSecurityException codes {@code MSS-SESSION-ENDED}, {@code MSS-AUTH-MECHANISM}, {@code MSS-TOKEN-FORM}
     */
    OneMessageSasl client(Set<String> offered, boolean initial) {
        boolean first = initial && link.profile().initialResponse().value() == InitialResponse.WHERE_ALLOWED;
        String user = link.mailbox().address().value();
        MailboxAccess access = link.mailbox().access();
        if (access instanceof MailboxAccess.Token) {
            return token(user, offered, first);
        }
        if (!offered.contains("PLAIN")) {
            throw noMechanism();
        }
        if (access instanceof MailboxAccess.Password password) {
            return OneMessageSasl.plain(user, utf8(password.password().get()), first);
        }
        String told = link.profile().plainPassword().value().replace("%EMAILADDRESS%", user);
        return OneMessageSasl.plain(user, told.getBytes(StandardCharsets.UTF_8), first);
    }

    private OneMessageSasl token(String user, Set<String> offered, boolean initial) {
        Optional<String> mechanism = link.profile().tokenMechanisms().value().stream()
                .filter(offered::contains)
                .findFirst();
        String name = mechanism.orElseThrow(Authentication::noMechanism);
        String token = link.mailbox().access().session().accessToken().orElseThrow(Authentication::sessionEnded);
        if (!TOKEN.matcher(token).matches()) {
            throw SegurSecurityException.notSent(
                    "MSS-TOKEN-FORM",
                    LocalizedText.of(
                            "le jeton de la session n'a pas la forme d'un jeton d'accès",
                            "the token of the session has not the form of an access token"),
                    null);
        }
        return switch (name) {
            case "XOAUTH2" -> OneMessageSasl.xoauth2(user, token, initial);
            case "OAUTHBEARER" -> OneMessageSasl.oauthBearer(user, endpoint.host(), endpoint.port(), token, initial);
            default -> throw noMechanism();
        };
    }

    private static SegurSecurityException noMechanism() {
        return SegurSecurityException.notSent(
                "MSS-AUTH-MECHANISM",
                LocalizedText.of(
                        "le serveur n'offre aucun mécanisme d'authentification admis pour cette boîte",
                        "the server offers no authentication mechanism allowed for this mailbox"),
                null);
    }

    private static byte[] utf8(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(password, '\0');
        return bytes;
    }

    /**
     * What a refusal means to the caller; of the server's words only its codes are kept in the message.
     *
     * @param operation {@code SMTP AUTH} or {@code IMAP AUTHENTICATE}
     */
    SegurException refused(String operation, AuthRefusedException refusal) {
        if (byToken() && !refusal.temporary()) {
            return TransportException.notSent(
                    "MSS-TOKEN-REFUSED",
                    LocalizedText.of(
                            "le serveur a refusé le jeton (" + refusal.code() + ") : se reconnecter puis renvoyer",
                            "the server refused the token (" + refusal.code() + "): log in again, then send again"),
                    null);
        }
        return new ServiceFaultException(
                "mss",
                operation,
                Layer.FUNCTIONAL,
                List.of(new RawError(refusal.code(), refusal.subcode(), "", "")),
                refusal.temporary(),
                LocalizedText.of(
                        "le serveur a refusé l'authentification (" + refusal.code() + ")",
                        "the server refused the authentication (" + refusal.code() + ")"));
    }
}
