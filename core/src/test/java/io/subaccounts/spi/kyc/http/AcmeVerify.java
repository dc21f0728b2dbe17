package io.subaccounts.spi.kyc.http;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.CinCheck;
import io.subaccounts.spi.kyc.DigiLockerLink;
import io.subaccounts.spi.kyc.DigiLockerStart;
import io.subaccounts.spi.kyc.GstCheck;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.PanCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderCallback;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A provider as a host would write it: everything goes out as a JSON body, nothing personal in an address. */
final class AcmeVerify implements KycProvider {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Reply(String status, String code, String ref, Holder holder) {}

    private record Holder(String name, LocalDate born, String gender, String address, String lastFour) {}

    private record Match(String cin, String name, String status) {}

    private record Matches(List<Match> matches) {}

    private record Link(URI url, String id) {}

    private record Event(String event, String mode, Instant at, Reply reply) {}

    private final HttpEndpoint endpoint;

    AcmeVerify(HttpEndpointBuilder endpoint, Secret apiKey) {
        this.endpoint = endpoint.header("Authorization", () -> "Bearer " + apiKey.reveal())
                .build();
    }

    @Override
    public String name() {
        return "acme-verify";
    }

    @Override
    public Set<DocumentType> documents() {
        return EnumSet.allOf(DocumentType.class);
    }

    @Override
    public ProviderAnswer<Findings> verifyPan(PanCheck check) {
        var body = new HashMap<String, Object>();
        body.put("pan", check.pan().reveal());
        body.put("name", check.name());
        body.put("born", check.dateOfBirth());
        return endpoint.exchange(post("/v1/pan", check.key(), body), new FindingsReader());
    }

    @Override
    public ProviderAnswer<Findings> verifyGst(GstCheck check) {
        var body = new HashMap<String, Object>();
        body.put("gstin", check.gstin().reveal());
        body.put("name", check.name());
        return endpoint.exchange(post("/v1/gst", check.key(), body), new FindingsReader());
    }

    @Override
    public ProviderAnswer<List<Company>> searchCompanies(String companyName) {
        HttpCall call = HttpCall.postJson("/v1/companies", JSON.writeValueAsBytes(Map.of("name", companyName)));
        return endpoint.exchange(
                call,
                body -> new Passed<>(JSON.readValue(body, Matches.class).matches().stream()
                        .map(match -> new Company(match.cin(), match.name(), match.status()))
                        .toList()));
    }

    @Override
    public ProviderAnswer<Findings> confirmCompany(CinCheck check) {
        var body = Map.of("cin", check.cin().reveal(), "name", check.companyName());
        return endpoint.exchange(post("/v1/companies:confirm", check.key(), body), new FindingsReader());
    }

    @Override
    public ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start) {
        var body = new HashMap<String, Object>();
        body.put("redirect", start.redirectUrl());
        body.put("state", start.state());
        return endpoint.exchange(post("/v1/digilocker", start.key(), body), answer -> {
            Link link = JSON.readValue(answer, Link.class);
            return new Passed<>(new DigiLockerLink(link.url(), link.id()));
        });
    }

    @Override
    public ProviderAnswer<Findings> fetchDigiLocker(String requestId) {
        return endpoint.exchange(HttpCall.get("/v1/digilocker/" + requestId), new FindingsReader());
    }

    @Override
    public ProviderCallback readCallback(byte[] body) {
        try {
            Event event = JSON.readValue(body, Event.class);
            return new ProviderCallback(
                    event.event(),
                    Objects.requireNonNull(event.reply().ref()),
                    event.mode().equals("live") ? Environment.LIVE : Environment.TEST,
                    event.at(),
                    answer(event.reply()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not an event"); // what the exception says may quote the body
        }
    }

    private static HttpCall post(String path, String key, Map<String, ?> body) {
        return HttpCall.postJson(path, JSON.writeValueAsBytes(body)).header("Idempotency-Key", key);
    }

    private static ProviderAnswer<Findings> answer(Reply reply) {
        return switch (reply.status()) {
            case "ok" -> {
                Holder holder = reply.holder();
                yield new Passed<>(new Findings(
                        holder.name(), holder.born(), holder.gender(), holder.address(), holder.lastFour()));
            }
            case "no" -> failed(reply.code());
            case "queued" -> new Pending<>(reply.ref());
            case "busy" -> new Fault<>(ProviderFault.UPSTREAM_ERROR);
            default -> throw new IllegalArgumentException("unknown status");
        };
    }

    private static ProviderAnswer<Findings> failed(String code) {
        return switch (code) {
            case "unknown" -> new Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE);
            case "cancelled" -> new Failed<>(FailureReason.INACTIVE, Finality.FINAL);
            case "name" -> new Failed<>(FailureReason.NAME_MISMATCH, Finality.RETRYABLE);
            default -> new Failed<>(FailureReason.OTHER, Finality.RETRYABLE);
        };
    }

    /** This provider says 404 for a document that nobody holds. */
    private static final class FindingsReader implements AnswerReader<Findings> {

        @Override
        public ProviderAnswer<Findings> read(byte[] body) {
            return answer(JSON.readValue(body, Reply.class));
        }

        @Override
        public ProviderAnswer<Findings> readRefusal(int status, byte[] body) {
            return status == 404 ? read(body) : new Fault<>(ProviderFault.UPSTREAM_ERROR);
        }
    }
}
