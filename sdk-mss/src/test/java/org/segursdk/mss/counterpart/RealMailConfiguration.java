package org.segursdk.mss.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.segursdk.sandbox.MssListener;

/**
 * Configuration of one Postfix and three Dovecots. One serves people; one wants client certificates; the third answers Postfix for
 * machines: Postfix checks their certificate itself and does not tell Dovecot so, which would refuse. Source: mssante §11.1.
 */
final class RealMailConfiguration {
    static final String PEOPLE = "people";
    static final String MACHINES = "machines";
    static final String MACHINES_SMTP = "machines-smtp";
    static final List<String> INSTANCES = List.of(PEOPLE, MACHINES, MACHINES_SMTP);

    private final Path root;
    private final Path pki;
    private final Map<MssListener, Integer> ports;
    private final int introspection;

    RealMailConfiguration(Path root, Path pki, Map<MssListener, Integer> ports, int introspection) {
        this.root = root;
        this.pki = pki;
        this.ports = ports;
        this.introspection = introspection;
    }

    Path postfix() {
        return root.resolve("postfix");
    }

    Path dovecot(String instance) {
        return root.resolve(instance).resolve("dovecot.conf");
    }

    void write() throws IOException {
        RealMailCounterpart.own(Files.createDirectories(root.resolve("mail")));
        for (String file : List.of("mailboxes", "passwords", "applications")) {
            Files.createFile(root.resolve(file));
        }
        dovecot(PEOPLE, "passwords", people());
        dovecot(MACHINES, "applications", machines());
        dovecot(MACHINES_SMTP, "applications", List.of("protocols =", authSocket(MACHINES_SMTP)));
        writePostfix();
    }

    /** Known to Postfix, which would refuse mail to it otherwise. */
    void mailbox(String address) {
        append("mailboxes", address + " " + address);
    }

    void password(String address, String password) {
        append("passwords", address + ":{PLAIN}" + password);
    }

    void application(String address) {
        append("applications", address + ":::::::nopassword=y");
    }

    private void append(String file, String line) {
        try {
            Files.writeString(root.resolve(file), line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dovecot(String instance, String passwords, List<String> more) throws IOException {
        Path folder = Files.createDirectories(root.resolve(instance));
        String certificates = pki.resolve("certificates").toString();
        List<String> lines = List.of(
                "base_dir = " + folder + "/run",
                "state_dir = " + folder + "/state",
                "instance_name = segur-" + instance,
                "log_path = " + folder + "/log",
                "listen = 127.0.0.1",
                "mail_location = maildir:" + root + "/mail/%u",
                "first_valid_uid = 1",
                "disable_plaintext_auth = yes",
                "ssl = required",
                "ssl_min_protocol = TLSv1.2",
                "ssl_cert = <" + certificates + "/server.pem",
                "ssl_key = <" + certificates + "/server.key.pem",
                "ssl_ca = <" + pki + "/ca.pem",
                "ssl_require_crl = no",
                "ssl_verify_client_cert = yes",
                "auth_failure_delay = 0",
                "userdb {",
                "  driver = static",
                "  args = uid=nobody gid=nogroup home=" + root + "/mail/%u allow_all_users=yes",
                "}",
                "passdb {",
                "  driver = passwd-file",
                "  mechanisms = plain login",
                "  args = scheme=PLAIN username_format=%u " + root + "/" + passwords,
                "}");
        Files.writeString(dovecot(instance), String.join("\n", lines) + "\n" + String.join("\n", more) + "\n");
    }

    private List<String> people() throws IOException {
        Path oauth2 = root.resolve("oauth2.conf");
        Files.writeString(
                oauth2,
                String.join(
                        "\n",
                        "introspection_mode = post",
                        "introspection_url = http://id:secret@127.0.0.1:" + introspection + "/introspect",
                        "username_attribute = username",
                        "active_attribute = active",
                        "active_value = true",
                        ""));
        return List.of(
                "protocols = imap lmtp",
                "auth_mechanisms = xoauth2 oauthbearer plain login",
                "passdb {",
                "  driver = oauth2",
                "  mechanisms = xoauth2 oauthbearer",
                "  args = " + oauth2,
                "}",
                imap(MssListener.IMAP, MssListener.IMAPS),
                "service lmtp {",
                "  unix_listener " + root + "/lmtp {",
                "    mode = 0666",
                "  }",
                "}",
                "namespace inbox {",
                "  inbox = yes",
                "  mailbox Sent {",
                "    auto = subscribe",
                "    special_use = \\Sent",
                "  }",
                "}",
                authSocket(PEOPLE));
    }

    private List<String> machines() {
        return List.of(
                "protocols = imap",
                "auth_mechanisms = plain",
                "auth_ssl_require_client_cert = yes",
                imap(MssListener.IMAP_CERTIFICATE, MssListener.IMAPS_CERTIFICATE));
    }

    private String imap(MssListener starttls, MssListener tls) {
        return String.join(
                "\n",
                "service imap-login {",
                "  inet_listener imap {",
                "    port = " + ports.get(starttls),
                "  }",
                "  inet_listener imaps {",
                "    port = " + ports.get(tls),
                "    ssl = yes",
                "  }",
                "}");
    }

    private String authSocket(String instance) {
        return String.join(
                "\n",
                "service auth {",
                "  unix_listener " + root + "/auth-" + instance + " {",
                "    mode = 0666",
                "  }",
                "}");
    }

    private void writePostfix() throws IOException {
        Path folder = Files.createDirectories(postfix());
        Path data = Files.createDirectories(root.resolve("postfix-data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        Files.createDirectories(root.resolve("postfix-queue"));
        Path log = Files.createDirectories(root.resolve("postfix-log"));
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rwxr-xr-x"));
        String certificates = pki.resolve("certificates").toString();
        Files.writeString(
                folder.resolve("main.cf"),
                String.join(
                        "\n",
                        "compatibility_level = 3.6",
                        "queue_directory = " + root + "/postfix-queue",
                        "data_directory = " + data,
                        "maillog_file_prefixes = " + root,
                        "maillog_file = " + log + "/log",
                        "myhostname = localhost",
                        "mydestination =",
                        "mynetworks =",
                        "inet_interfaces = 127.0.0.1",
                        "inet_protocols = ipv4",
                        "alias_maps =",
                        "alias_database =",
                        "local_recipient_maps =",
                        "default_transport = error:outside",
                        "virtual_mailbox_domains = " + MailCounterpart.DOMAIN,
                        "virtual_mailbox_maps = texthash:" + root + "/mailboxes",
                        "virtual_transport = lmtp:unix:" + root + "/lmtp",
                        // The maps are read when a process starts: each serves one client.
                        "max_use = 1",
                        "message_size_limit = " + MailCounterpart.MAX_SIZE,
                        "smtpd_tls_cert_file = " + certificates + "/server.pem",
                        "smtpd_tls_key_file = " + certificates + "/server.key.pem",
                        "smtpd_tls_CAfile = " + pki + "/ca.pem",
                        "smtpd_tls_mandatory_protocols = >=TLSv1.2",
                        "smtpd_error_sleep_time = 0",
                        "smtpd_tls_ask_ccert = yes",
                        "smtpd_tls_auth_only = yes",
                        "smtpd_sasl_auth_enable = yes",
                        "smtpd_sasl_type = dovecot",
                        "smtpd_client_restrictions = permit_sasl_authenticated, reject",
                        "smtpd_sender_login_maps = texthash:" + root + "/mailboxes",
                        "smtpd_sender_restrictions = reject_sender_login_mismatch",
                        "smtpd_relay_restrictions = reject_unauth_destination",
                        "smtpd_recipient_restrictions = reject_unlisted_recipient",
                        ""));
        List<String> master = List.of(
                submission(MssListener.SMTP, PEOPLE),
                submission(MssListener.SMTPS, PEOPLE),
                submission(MssListener.SMTP_CERTIFICATE, MACHINES_SMTP),
                submission(MssListener.SMTPS_CERTIFICATE, MACHINES_SMTP),
                "pickup unix n - n 60 1 pickup",
                "cleanup unix n - n - 0 cleanup",
                "qmgr unix n - n 300 1 qmgr",
                "tlsmgr unix - - n 1000? 1 tlsmgr",
                "rewrite unix - - n - - trivial-rewrite",
                "bounce unix - - n - 0 bounce",
                "defer unix - - n - 0 bounce",
                "trace unix - - n - 0 bounce",
                "verify unix - - n - 1 verify",
                "proxymap unix - - n - - proxymap",
                "error unix - - n - - error",
                "retry unix - - n - - error",
                "lmtp unix - - n - - lmtp",
                "anvil unix - - n - 1 anvil",
                "scache unix - - n - 1 scache",
                "postlog unix-dgram n - n - 1 postlogd",
                "");
        Files.writeString(folder.resolve("master.cf"), String.join("\n", master));
    }

    private String submission(MssListener listener, String instance) {
        return "127.0.0.1:" + ports.get(listener) + " inet n - n - - smtpd"
                + (listener.implicitTls() ? " -o smtpd_tls_wrappermode=yes" : " -o smtpd_tls_security_level=encrypt")
                + (listener.certificateRequired() ? " -o smtpd_tls_req_ccert=yes" : "")
                + " -o smtpd_sasl_path=" + root + "/auth-" + instance;
    }
}
