package io.subaccounts.tck.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Personal data of a company that does not exist, in words that turn up nowhere else. */
final class Canaries {

    static final String PAN = "ZQXCZ4827W";
    static final String GSTIN = "29ZQXCZ4827W1ZW";
    static final String CIN = "U93817KA2019PTC917263";

    /** Parted otherwise than it is registered, so that the two can be told apart. */
    static final String NAME = "Zyxwanti Qor Vanta Private Limited";

    /** Near enough to what is registered for a reviewer. */
    static final String NEAR_NAME = "Zyxwanti Private Limited";

    static final String REGISTERED = "ZYXWANTI QORVANTA PRIVATE LIMITED";
    static final LocalDate BORN = LocalDate.of(1987, 11, 23);
    static final String GENDER = "zqgender";
    static final String ADDRESS = "17 Xylquorn Street\nBengaluru 560001";
    static final String LAST_FOUR = "8713";
    static final String EMAIL = "zyxcanary@mail.example";

    /** One of nobody's: valid by its check digit, and known from examples. */
    static final String AADHAAR = "234123412346";

    static final String GROUPED_AADHAAR = "2341-2341-2346";

    /** What is looked for, by what it is. Names and addresses are recognised by one word. */
    static final Map<String, List<String>> ALL = Map.of(
            "PAN", List.of(PAN),
            "GSTIN", List.of(GSTIN),
            "CIN", List.of(CIN),
            "declared name", List.of("Zyxwanti", "Qor Vanta"),
            "registered name", List.of("Qorvanta"),
            "date of birth", List.of(BORN.toString()),
            "gender", List.of(GENDER),
            "address", List.of("Xylquorn"),
            "e-mail", List.of("zyxcanary"),
            "Aadhaar number", List.of(AADHAAR, GROUPED_AADHAAR, "2341 2341 2346", "2341.2341.2346"));

    /** What is kept sealed; the others are never kept at all. */
    static final Set<String> SEALED = Set.of(
            "PAN",
            "GSTIN",
            "CIN",
            "declared name",
            "registered name",
            "date of birth",
            "gender",
            "address",
            "last four digits",
            "e-mail",
            "signing secret");

    private Canaries() {}
}
