package io.subaccounts.spi.kyc.http;

import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A provider's HTTP interface. Hold one for each provider and go through it for every call:
 *
 * <ul>
 *   <li>HTTPS only; the certificate and the host name are checked.
 *   <li>A redirect is never followed: what was meant for one host is not told another.
 *   <li>One time limit holds for the whole exchange, up to the last byte of the answer; then it hangs up.
 *   <li>An answer that is larger than expected, breaks off or is not of the expected media type is not read.
 * </ul>
 *
 * <p>Where the endpoint lies is the host's configuration and trusted as such; take care that no tenant can choose it.
 * Addresses come from the platform's name resolution, proxies from its settings. Safe for use by several threads.
 */
public final class HttpEndpoint {

    private final String base;
    private final HttpClient client;
    private final Duration timeout;
    private final int maxBody;
    private final String mediaType;
    private final Map<String, Supplier<String>> headers;

    HttpEndpoint(HttpEndpointBuilder settings, HttpClient client) {
        this.base = settings.base.toString();
        this.client = client;
        this.timeout = settings.timeout;
        this.maxBody = settings.maxBody;
        this.mediaType = settings.mediaType;
        this.headers = Map.copyOf(settings.headers);
    }

    /**
     * Begins to set an endpoint up.
     *
     * @param base where the provider answers; paths are appended to it
     * @return the settings, all at their defaults
     */
    public static HttpEndpointBuilder at(URI base) {
        return new HttpEndpointBuilder(base);
    }

    /**
     * Makes a request and reads the answer. Blocks for at most the time limit.
     *
     * <p>What goes wrong is answered as a fault: {@link ProviderFault#UNREACHABLE} if the connection was refused or broke
     * before the answer began, or nothing there speaks HTTP; {@link ProviderFault#TIMEOUT} if the time ran out, also the time
     * to connect, or the thread was interrupted; {@link ProviderFault#NOT_AUTHORIZED} for 401 and 403;
     * {@link ProviderFault#QUOTA_EXCEEDED} for 402 and 429; {@link ProviderFault#UPSTREAM_ERROR} for whatever is neither 2xx
     * nor 4xx, such as redirects, and for other 4xx with a body that is too large, broken off or of another media type; and
     * {@link ProviderFault#MALFORMED_ANSWER} for 2xx with such a body, and for what the reader throws at.
     *
     * @param call what to ask
     * @param reader reads the answer
     * @param <T> what a passed check answers
     * @return the answer
     */
    public <T> ProviderAnswer<T> exchange(HttpCall call, AnswerReader<T> reader) {
        var begun = new AtomicBoolean();
        CompletableFuture<HttpResponse<Optional<byte[]>>> exchange = client.sendAsync(request(call), head -> {
            begun.set(true);
            return new BoundedBody(maxBody);
        });
        try {
            return answer(exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS), reader);
        } catch (TimeoutException e) {
            return new Fault<>(ProviderFault.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fault<>(ProviderFault.TIMEOUT);
        } catch (ExecutionException e) {
            return new Fault<>(failure(e.getCause(), begun.get()));
        } finally {
            exchange.cancel(true); // hangs up, if the answer is still to come
        }
    }

    /**
     * Names the endpoint.
     *
     * @return where it lies
     */
    @Override
    public String toString() {
        return "HttpEndpoint[" + base + "]";
    }

    private HttpRequest request(HttpCall call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + call.path())).setHeader(HeaderRules.ACCEPT, mediaType);
        headers.forEach((name, value) -> request.setHeader(name, HeaderRules.value(name, value.get())));
        call.applyTo(request);
        return request.build();
    }

    private <T> ProviderAnswer<T> answer(HttpResponse<Optional<byte[]>> response, AnswerReader<T> reader) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return read(response, reader, ProviderFault.MALFORMED_ANSWER);
        }
        return switch (status) {
            case 401, 403 -> new Fault<>(ProviderFault.NOT_AUTHORIZED);
            case 402, 429 -> new Fault<>(ProviderFault.QUOTA_EXCEEDED);
            default ->
                status / 100 == 4
                        ? read(response, body -> reader.readRefusal(status, body), ProviderFault.UPSTREAM_ERROR)
                        : new Fault<>(ProviderFault.UPSTREAM_ERROR);
        };
    }

    /** What is not in the provider's own words, such as the page of a gateway's, says nothing about the subject. */
    private <T> ProviderAnswer<T> read(
            HttpResponse<Optional<byte[]>> response, AnswerReader<T> reader, ProviderFault otherwise) {
        Optional<byte[]> body = response.body().filter(whole -> isExpected(response));
        if (body.isEmpty()) {
            return new Fault<>(otherwise);
        }
        try {
            return reader.read(body.get());
        } catch (Exception e) {
            return new Fault<>(ProviderFault.MALFORMED_ANSWER);
        }
    }

    private static ProviderFault failure(@Nullable Throwable cause, boolean begun) {
        if (cause instanceof HttpTimeoutException) {
            return ProviderFault.TIMEOUT;
        }
        return begun ? ProviderFault.MALFORMED_ANSWER : ProviderFault.UNREACHABLE;
    }

    private boolean isExpected(HttpResponse<?> response) {
        String type = response.headers().firstValue(HeaderRules.CONTENT_TYPE).orElse("");
        int parameters = type.indexOf(';');
        String plain = parameters < 0 ? type : type.substring(0, parameters);
        return plain.strip().toLowerCase(Locale.ROOT).equals(mediaType);
    }
}
