package io.subaccounts.spi.kyc.http;

import io.subaccounts.error.ValidationException;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One request to make of an endpoint. Immutable. There is no query: personal data belongs in the body, for addresses end up
 * in logs.
 */
public final class HttpCall {

    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~:-]++)++");
    private static final int MAX_PATH = 1_000;

    private final String method;
    private final String path;
    private final byte[] body;
    private final Map<String, String> headers;

    private HttpCall(String method, String path, byte[] body, Map<String, String> headers) {
        if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
            throw new ValidationException(
                    "path", "must be segments of A-Z, a-z, 0-9 and ._~:-, each after a slash, none of them . or ..");
        }
        this.method = method;
        this.path = path;
        this.body = body;
        this.headers = headers;
    }

    /**
     * A request without a body, for what is named by an identifier of the provider's own.
     *
     * @param path where, relative to the endpoint
     * @return the request
     * @throws ValidationException if the path breaks its rule
     */
    public static HttpCall get(String path) {
        return new HttpCall("GET", path, new byte[0], Map.of());
    }

    /**
     * A request with a body of JSON.
     *
     * @param path where, relative to the endpoint
     * @param body the body; copied
     * @return the request
     * @throws ValidationException if the path breaks its rule
     */
    public static HttpCall postJson(String path, byte[] body) {
        return post(path, "application/json", body);
    }

    /**
     * A request with a body.
     *
     * @param path where, relative to the endpoint
     * @param mediaType what the body is, such as {@code application/json}
     * @param body the body; copied
     * @return the request
     * @throws ValidationException if the path or the media type breaks its rule
     */
    public static HttpCall post(String path, String mediaType, byte[] body) {
        return new HttpCall(
                "POST",
                path,
                body.clone(),
                Map.of(HeaderRules.CONTENT_TYPE, HeaderRules.value(HeaderRules.CONTENT_TYPE, mediaType)));
    }

    /**
     * The same request with a header more, such as a key by which the provider recognises a repeated request.
     *
     * @param name the header's name
     * @param value its value, visible ASCII characters with spaces between them
     * @return the request
     * @throws ValidationException if the name or the value breaks its rule, or the header is the library's to set
     */
    public HttpCall header(String name, String value) {
        var all = new TreeMap<>(headers);
        all.put(HeaderRules.name(name), HeaderRules.value(name, value));
        return new HttpCall(method, path, body, all);
    }

    String path() {
        return path;
    }

    /** Sets what is the call's own: the method, the body and the headers. */
    void applyTo(HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        request.method(
                method,
                method.equals("GET")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /**
     * Hides what is sent.
     *
     * @return the method and the path
     */
    @Override
    public String toString() {
        return "HttpCall[" + method + " " + path + "]";
    }
}
