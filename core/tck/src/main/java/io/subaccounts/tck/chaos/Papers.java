package io.subaccounts.tck.chaos;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.kyc.Company;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Document numbers of the right structure, that nobody holds. */
final class Papers {

    /** Whose documents most are. */
    static final String HOLDER = "Kite Voice";

    /** Whose documents some are. */
    static final String STRANGER = "Vikram Shah";

    /** What a search of the register finds. */
    static final List<Company> COMPANIES = List.of(
            new Company("U72900KA2019PTC111111", HOLDER, "Active"),
            new Company("U72900MH2020PTC222222", STRANGER, "Active"));

    /** The legal forms that accounts have here, and the fourth letters of their PANs. */
    static final Map<BusinessType, Set<Character>> HOLDERS = Map.of(
            BusinessType.INDIVIDUAL, Set.of('P'),
            BusinessType.PRIVATE_LIMITED, Set.of('C'),
            BusinessType.LLP, Set.of('F', 'E'));

    /** The same legal forms, in order. */
    static final List<BusinessType> FORMS = HOLDERS.keySet().stream().sorted().toList();

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Papers() {}

    static String pan(char holder, int number) {
        return "ABC" + holder + "Q" + String.format(Locale.ROOT, "%04d", number) + "K";
    }

    static String gstin(String pan) {
        String digits = "27" + pan + "1Z";
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = DIGITS.indexOf(digits.charAt(i)) * (i % 2 == 0 ? 1 : 2);
            sum += product / 36 + product % 36;
        }
        return digits + DIGITS.charAt((36 - sum % 36) % 36);
    }
}
