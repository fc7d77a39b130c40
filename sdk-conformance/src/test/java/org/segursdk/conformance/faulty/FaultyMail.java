package org.segursdk.conformance.faulty;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.segursdk.conformance.checks.transport.Lenient;
import org.segursdk.conformance.checks.transport.RawMail;
import org.segursdk.conformance.checks.transport.TransportSample;

/** Faults 16 and 17: opens mailboxes whoever the server is, and ends the line of XOAUTH2 too early. */
final class FaultyMail extends TransportSample {
    @Override
    public boolean connect(String address) throws Exception {
        String line = Base64.getEncoder()
                .encodeToString(("user=" + address + "\1auth=Bearer " + token()).getBytes(StandardCharsets.ISO_8859_1));
        try (RawMail mail = new RawMail(account(address).smtpPort())) {
            mail.say("EHLO kit");
            mail.say("STARTTLS");
            mail.tls(Lenient.context());
            mail.say("EHLO kit");
            mail.say("AUTH XOAUTH2 " + line);
        }
        try (RawMail mail = new RawMail(account(address).imapPort())) {
            mail.say("a CAPABILITY");
            mail.say("b STARTTLS");
            mail.tls(Lenient.context());
            mail.say("c CAPABILITY");
            mail.say("d AUTHENTICATE XOAUTH2 " + line);
        }
        return true;
    }
}
