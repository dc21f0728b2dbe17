package io.subaccounts.architecture.controls.budgets.accounts;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.github.benmanes.caffeine.cache.Cache;
import com.google.crypto.tink.Aead;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import javax.crypto.Mac;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;

/** Uses every third party in a package that may use none. */
record Spendthrift(
        BCrypt bcrypt,
        Cache<String, String> cache,
        CircuitBreaker breaker,
        PhoneNumberUtil numbers,
        Aead aead,
        Mac mac,
        SSLContext ssl,
        Logger log) {}
