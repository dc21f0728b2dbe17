package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import java.time.LocalDate;
import java.util.List;

/** What the documented inputs stand for, each known by its beginning: hosts pad them to the length they ask for. */
final class KnownInputs {

    static final String ACTIVE_CIN = "U72900KA2024PTC123456";
    static final String REQUEST_SUCCESS = "MOCK_AR_SUCCESS";
    static final String REQUEST_FAIL = "MOCK_AR_FAIL";
    static final String REQUEST_ERROR = "MOCK_AR_ERROR";
    static final String REQUEST_PENDING = "MOCK_AR_PENDING";

    /** A known beginning and how it goes on. */
    private record Input(String prefix, Course course) {}

    private static final String SUCCESS = "TESTSUCCESS0001";
    private static final Course FAILS = Course.ends(TestOutcome.failed(FailureReason.OTHER));
    private static final Course ERRS = Course.ends(TestOutcome.fault(ProviderFault.UPSTREAM_ERROR));
    private static final Course WAITS = Course.waits(List.of());
    private static final Course UNKNOWN = Course.ends(TestOutcome.failed(FailureReason.NOT_FOUND));

    private static final List<Input> NUMBERS = List.of(
            new Input("TESTFAIL0001", FAILS),
            new Input("TESTERROR0001", ERRS),
            new Input("TESTPENDING001", WAITS),
            new Input("TESTPENDING_FAIL", WAITS));
    private static final List<Input> COMPANIES = List.of(new Input(ACTIVE_CIN, Course.ends(TestOutcome.passed())));
    private static final List<Input> REQUESTS = List.of(
            new Input(REQUEST_SUCCESS, Course.ends(TestOutcome.passed(holder()))),
            new Input(REQUEST_FAIL, Course.ends(TestOutcome.failed(FailureReason.CONSENT_DENIED))),
            new Input(REQUEST_ERROR, ERRS),
            new Input(REQUEST_PENDING, WAITS));

    private KnownInputs() {}

    static Course course(DocumentType document, String value) {
        return switch (document) {
            case PAN, GST -> value.startsWith(SUCCESS) ? Course.ends(success(value)) : among(NUMBERS, value);
            case CIN -> among(COMPANIES, value);
            case AADHAAR -> among(REQUESTS, value);
        };
    }

    /** Whether it stands for the account's own request, whose callbacks are promised under the name of that. */
    static boolean isAnyRequest(String requestId) {
        return REQUESTS.stream().anyMatch(input -> input.prefix().equals(requestId));
    }

    private static Course among(List<Input> inputs, String value) {
        return inputs.stream()
                .filter(input -> value.startsWith(input.prefix()))
                .findFirst()
                .map(Input::course)
                .orElse(UNKNOWN);
    }

    private static TestOutcome success(String value) {
        if (value.endsWith(TestModeProvider.NAME_MISMATCH)) {
            return TestOutcome.registered(declared -> new Declared("SOMEBODY ELSE", declared.date()));
        }
        if (value.endsWith(TestModeProvider.DATE_MISMATCH)) {
            return TestOutcome.registered(declared -> new Declared(declared.name(), LocalDate.EPOCH));
        }
        return TestOutcome.passed();
    }

    /** No name: what was declared is not known here, and a name of its own would match nobody's. */
    private static Findings holder() {
        return new Findings(null, LocalDate.of(1990, 1, 1), "M", "1 Example Street\nBengaluru 560001", "0000");
    }
}
