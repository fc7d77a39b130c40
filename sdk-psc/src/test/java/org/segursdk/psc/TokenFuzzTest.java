package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.SegurException;

/** A signed token that was changed, however it was, is refused in the house's words. */
class TokenFuzzTest extends PscTestBase {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.={} é";

    private final Random random = new Random(20_261_122);

    private String notice() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.issuer());
        claims.put("aud", TestIssuer.CLIENT);
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("jti", "notice-1");
        claims.put("sid", "sid-1");
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return issuer.sign(Map.of("alg", "RS256", "kid", "k1"), claims);
    }

    private String changed(String token) {
        StringBuilder text = new StringBuilder(token);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            char drawn = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, drawn);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, drawn);
                case 3 -> text.setLength(Math.max(1, at));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
            }
        }
        return text.toString();
    }

    @Test
    void changedTokens_areNeverTaken() {
        PscClient psc = client();
        PscSession session = session(psc);
        String token = notice();
        psc.backChannelLogout(token);
        PscSession next = session(psc);
        for (int i = 0; i < 3000; i++) {
            String changed = changed(token);
            SegurException refused = failure(() -> psc.backChannelLogout(changed));
            assertThat(refused.code()).startsWith("PSC-");
            if (refused.code().equals("PSC-LOGOUT-REPLAY")) {
                assertThat(saysTheSame(changed, token)).isTrue();
            }
        }
        assertThat(session.isOpen()).isFalse();
        assertThat(next.isOpen()).isTrue();
    }

    /** Signs that count for nothing may differ: unused bits at the end, what a lenient decoder passes over. */
    private static boolean saysTheSame(String one, String other) {
        String[] first = one.split("\\.", -1);
        String[] second = other.split("\\.", -1);
        return first[0].equals(second[0])
                && first[1].equals(second[1])
                && Arrays.equals(decoded(first[2]), decoded(second[2]));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part.replaceAll("[^A-Za-z0-9_-]", ""));
    }
}
