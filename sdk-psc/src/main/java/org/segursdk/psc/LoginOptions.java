package org.segursdk.psc;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;

/** What a login by browser may ask beside the usual. Immutable. Source: psc §3. */
public final class LoginOptions {
    private static final LoginOptions NONE = new Builder().build();

    private final @Nullable String identityProviderHint;
    private final @Nullable Prompt prompt;
    private final @Nullable Duration maxAge;
    private final @Nullable String language;

    /** What the provider is to show whatever it knows of the browser. What PSC makes of it is not known. */
    public enum Prompt {
        /** Nothing: log in silently, or answer {@code login_required}. */
        NONE("none"),
        /** Authenticate again. */
        LOGIN("login"),
        CONSENT("consent"),
        SELECT_ACCOUNT("select_account");

        private final String code;

        Prompt(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private LoginOptions(Builder builder) {
        this.identityProviderHint = builder.identityProviderHint;
        this.prompt = builder.prompt;
        this.maxAge = builder.maxAge;
        this.language = builder.language;
    }

    /** Nothing beside. */
    public static LoginOptions none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** {@code kc_idp_hint}. */
    public Optional<String> identityProviderHint() {
        return Optional.ofNullable(identityProviderHint);
    }

    public Optional<Prompt> prompt() {
        return Optional.ofNullable(prompt);
    }

    /** {@code max_age}; the answer's {@code auth_time} is then checked. */
    public Optional<Duration> maxAge() {
        return Optional.ofNullable(maxAge);
    }

    /** {@code ui_locales}. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    @Override
    public String toString() {
        return "LoginOptions[" + prompt + "]";
    }

    /** Builds options. */
    public static final class Builder {
        private @Nullable String identityProviderHint;
        private @Nullable Prompt prompt;
        private @Nullable Duration maxAge;
        private @Nullable String language;

        private Builder() {}

        /** Sends the user to the hospital's provider behind PSC ({@code kc_idp_hint}). Source: psc §10. */
        public Builder identityProviderHint(String value) {
            this.identityProviderHint = value;
            return this;
        }

        public Builder prompt(Prompt value) {
            this.prompt = value;
            return this;
        }

        /** How long ago the user may have authenticated. */
        public Builder maxAge(Duration value) {
            this.maxAge = value;
            return this;
        }

        /** Language of the provider's pages, such as {@code fr}. */
        public Builder language(String value) {
            this.language = value;
            return this;
        }

        /** @throws InvalidInputException rule {@code PSC-MAX-AGE} */
        public LoginOptions build() {
            if (maxAge != null && (maxAge.isNegative() || maxAge.toDays() > 1)) {
                throw InvalidInputException.of(
                        "LoginOptions", "maxAge", "PSC-MAX-AGE", "de 0 à un jour", "0 to one day");
            }
            return new LoginOptions(this);
        }
    }
}
