package io.subaccounts.spi.kyc.http;

import io.subaccounts.error.ValidationException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link HttpEndpoint}. Not safe for use by several threads; {@link #build} may be called again. */
public final class HttpEndpointBuilder {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9.+-]{1,100}+/[A-Za-z0-9.+-]{1,100}+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LARGEST = 16 * 1024 * 1024;

    final URI base;
    final Map<String, Supplier<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Duration timeout = Duration.ofSeconds(10);
    int maxBody = 64 * 1024;
    String mediaType = "application/json";

    private Duration connectTimeout = Duration.ofSeconds(3);
    private boolean plainHttp;
    private @Nullable SSLContext ssl;

    HttpEndpointBuilder(URI base) {
        if (base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new ValidationException("base", "must have a host, and no user, query or fragment");
        }
        if (base.getRawPath().endsWith("/")) {
            throw new ValidationException("base", "must not end in a slash");
        }
        this.base = base;
    }

    /**
     * Sends a header with every request, such as the credentials.
     *
     * @param name the header's name
     * @param value asked for its value before each request, so that it can change; must be safe for use by several threads
     * @return this
     * @throws ValidationException if the name breaks its rule, is set already or is the library's to set
     */
    public HttpEndpointBuilder header(String name, Supplier<String> value) {
        if (headers.putIfAbsent(HeaderRules.name(name), value) != null) {
            throw new ValidationException("header", "must not be set twice: " + name);
        }
        return this;
    }

    /**
     * Limits the time from the beginning of a request to the last byte of the answer. Ten seconds unless set. Keep it below
     * the time limit of the provider's calls.
     *
     * @param value the time limit, one millisecond to five minutes
     * @return this
     * @throws ValidationException if it breaks its rule
     */
    public HttpEndpointBuilder timeout(Duration value) {
        timeout = checked("timeout", value);
        return this;
    }

    /**
     * Limits the time it takes to connect. Three seconds unless set.
     *
     * @param value the time limit, one millisecond to five minutes
     * @return this
     * @throws ValidationException if it breaks its rule
     */
    public HttpEndpointBuilder connectTimeout(Duration value) {
        connectTimeout = checked("connect_timeout", value);
        return this;
    }

    /**
     * Limits the size of an answer's body. 64 KiB unless set.
     *
     * @param bytes the largest size, 1 byte to 16 MiB
     * @return this
     * @throws ValidationException if it breaks its rule
     */
    public HttpEndpointBuilder maxBody(int bytes) {
        if (bytes < 1 || bytes > LARGEST) {
            throw new ValidationException("max_body", "must be 1 to " + LARGEST);
        }
        maxBody = bytes;
        return this;
    }

    /**
     * Asks for and expects another media type than {@code application/json}.
     *
     * @param value the media type, without parameters
     * @return this
     * @throws ValidationException if it is none
     */
    public HttpEndpointBuilder answersIn(String value) {
        if (!MEDIA_TYPE.matcher(value).matches()) {
            throw new ValidationException("media_type", "must be a type and a subtype, without parameters");
        }
        mediaType = value.toLowerCase(Locale.ROOT);
        return this;
    }

    /**
     * Trusts and presents other certificates than the platform does by itself, such as a certificate of the host's own that
     * the provider asks for.
     *
     * @param context the certificates
     * @return this
     */
    public HttpEndpointBuilder sslContext(SSLContext context) {
        ssl = context;
        return this;
    }

    /**
     * Allows HTTP without encryption to this very machine, for tests.
     *
     * @return this
     */
    public HttpEndpointBuilder allowPlainHttp() {
        plainHttp = true;
        return this;
    }

    /**
     * Completes the endpoint. Connects nowhere.
     *
     * @return the endpoint
     * @throws ValidationException if it is not HTTPS and need be
     */
    public HttpEndpoint build() {
        boolean plain = plainHttp && "http".equalsIgnoreCase(base.getScheme()) && LOOPBACK.contains(base.getHost());
        if (!plain && !"https".equalsIgnoreCase(base.getScheme())) {
            throw new ValidationException("base", "must be an https address, or http on this machine where allowed");
        }
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout);
        if (ssl != null) {
            client.sslContext(ssl);
        }
        return new HttpEndpoint(this, client.build());
    }

    private static Duration checked(String field, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
            throw new ValidationException(field, "must be one millisecond to " + LONGEST);
        }
        return value;
    }
}
