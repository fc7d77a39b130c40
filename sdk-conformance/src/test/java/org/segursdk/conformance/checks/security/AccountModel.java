package org.segursdk.conformance.checks.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.port.AccountTracePort;
import org.segursdk.conformance.port.AccountsPort;
import org.segursdk.conformance.port.AuthenticatorPort;
import org.segursdk.conformance.port.ContactPort;
import org.segursdk.conformance.port.PasswordPort;
import org.segursdk.conformance.port.UserSessionPort;

/** Accounts in memory: what a product keeps of its users when it keeps them itself. */
public class AccountModel
        implements AccountsPort, AccountTracePort, AuthenticatorPort, ContactPort, PasswordPort, UserSessionPort {
    private static final PasswordPolicy DEFAULTS =
            new PasswordPolicy(12, Duration.ofDays(365), 5, 5, Duration.ofMinutes(10));

    private static final class Secret {
        private final Deque<String> former = new ArrayDeque<>();
        private Instant set = Instant.MIN;
        private int failures;
        private Instant lockedUntil = Instant.MIN;
        private Instant strongAt = Instant.MIN;
    }

    private record Device(String login, Instant made) {}

    private final Clock clock;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<AccountTraceLine> trace = new ArrayList<>();
    private final Map<String, Secret> secrets = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, String> verified = new HashMap<>();
    private final Map<String, String> awaited = new HashMap<>();
    private final List<ContactNotice> notices = new ArrayList<>();
    private final Map<String, Instant> sessions = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private PasswordPolicy policy = DEFAULTS;
    private Duration single = Duration.ofHours(4);
    private Duration renewal = Duration.ofDays(365);
    private Duration idle = Duration.ofMinutes(30);
    private int numbers;

    public AccountModel(Clock clock) {
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant();
    }

    @Override
    public void synchronise(List<Account> told) {
        accounts.replaceAll((login, known) -> new Account(login, known.displayName(), known.permissions(), false));
        updateInBulk(told);
    }

    @Override
    public void updateInBulk(List<Account> changed) {
        changed.forEach(each -> accounts.put(each.login(), each));
    }

    @Override
    public List<Account> extract() {
        return List.copyOf(accounts.values());
    }

    @Override
    public void perform(String author, AccountOperation operation, String target) {
        accounts.putIfAbsent(target, new Account(target, target, Set.of("read"), true));
        trace.add(new AccountTraceLine(now(), author, target, operation.name(), "done"));
    }

    @Override
    public List<AccountTraceLine> trace() {
        return List.copyOf(trace);
    }

    @Override
    public void policy(PasswordPolicy value) {
        policy = value;
    }

    @Override
    public void longestSingleFactor(Duration delay) {
        single = delay;
    }

    private boolean weak(String password) {
        return password.length() < policy.length()
                || password.chars().distinct().count() < 8;
    }

    @Override
    public boolean setPassword(String login, String password) {
        Secret secret = secrets.computeIfAbsent(login, key -> new Secret());
        if (weak(password) || secret.former.contains(password)) {
            return false;
        }
        secret.former.addFirst(password);
        while (secret.former.size() > policy.history() + 1) {
            secret.former.removeLast();
        }
        secret.set = now();
        return true;
    }

    @Override
    public LoginAnswer logIn(String login, String password) {
        Secret secret = secrets.computeIfAbsent(login, key -> new Secret());
        LoginAnswer answer = known(secret, password);
        boolean late = !secret.strongAt.equals(Instant.MIN) && now().isAfter(secret.strongAt.plus(single));
        return answer == LoginAnswer.OPENED && late ? LoginAnswer.SECOND_FACTOR : answer;
    }

    private LoginAnswer known(Secret secret, String password) {
        if (now().isBefore(secret.lockedUntil)) {
            return LoginAnswer.LOCKED;
        }
        if (!password.equals(secret.former.peekFirst())) {
            secret.failures++;
            if (secret.failures >= policy.failures()) {
                secret.failures = 0;
                secret.lockedUntil = now().plus(policy.lock());
            }
            return LoginAnswer.REFUSED;
        }
        secret.failures = 0;
        return now().isAfter(secret.set.plus(policy.life())) ? LoginAnswer.EXPIRED : LoginAnswer.OPENED;
    }

    @Override
    public boolean logInByTwoFactors(String login, String password) {
        Secret secret = secrets.computeIfAbsent(login, key -> new Secret());
        boolean opened = known(secret, password) == LoginAnswer.OPENED;
        if (opened) {
            secret.strongAt = now();
        }
        return opened;
    }

    @Override
    public void renewalPeriod(Duration period) {
        renewal = period;
    }

    @Override
    public String issue(String login) {
        String id = "device-" + ++numbers;
        devices.put(id, new Device(login, now()));
        return id;
    }

    @Override
    public String renew(String authenticator) {
        Device before = devices.remove(authenticator);
        return issue(before == null ? "nobody" : before.login());
    }

    @Override
    public void declareLost(String authenticator) {
        devices.remove(authenticator);
    }

    @Override
    public AuthenticatorAnswer logIn(String authenticator) {
        Device device = devices.get(authenticator);
        if (device == null) {
            return AuthenticatorAnswer.REFUSED;
        }
        return now().isAfter(device.made().plus(renewal)) ? AuthenticatorAnswer.TO_RENEW : AuthenticatorAnswer.OPENED;
    }

    private static String key(String login, ContactKind kind) {
        return login + ' ' + kind;
    }

    @Override
    public void giveContact(String login, ContactKind kind, String value) {
        String code = "code-" + ++numbers;
        awaited.put(key(login, kind), code + ' ' + value);
        notices.add(new ContactNotice(value, Optional.of(code)));
    }

    @Override
    public boolean confirm(String login, ContactKind kind, String code) {
        String waiting = awaited.getOrDefault(key(login, kind), "");
        if (!waiting.startsWith(code + ' ')) {
            return false;
        }
        awaited.remove(key(login, kind));
        String before = verified.put(key(login, kind), waiting.substring(code.length() + 1));
        if (before != null) {
            notices.add(new ContactNotice(before, Optional.empty()));
        }
        return true;
    }

    @Override
    public Optional<String> contact(String login, ContactKind kind) {
        return Optional.ofNullable(verified.get(key(login, kind)));
    }

    @Override
    public List<ContactNotice> sent() {
        return List.copyOf(notices);
    }

    @Override
    public void inactivity(Duration delay) {
        idle = delay;
    }

    @Override
    public String open() {
        String id = "session-" + ++numbers;
        sessions.put(id, now());
        tokens.put(id, "token-" + numbers);
        return id;
    }

    @Override
    public boolean act(String session) {
        timersDue();
        return sessions.computeIfPresent(session, (id, last) -> now()) != null;
    }

    @Override
    public void logOut(String session) {
        sessions.remove(session);
        tokens.remove(session);
    }

    @Override
    public boolean holdsSecrets(String session) {
        return tokens.containsKey(session);
    }

    @Override
    public void timersDue() {
        sessions.entrySet().removeIf(each -> now().isAfter(each.getValue().plus(idle)));
        tokens.keySet().retainAll(sessions.keySet());
    }
}
