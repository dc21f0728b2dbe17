package io.subaccounts.examples.quickstart;

import io.subaccounts.access.Authentication;
import io.subaccounts.access.Authentication.Authenticated;
import io.subaccounts.access.Authentication.Refused;
import io.subaccounts.access.Decision;
import io.subaccounts.access.Decision.Denied;
import io.subaccounts.access.Denial;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Secret;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what happens so that people can read it: accounts by name, tokens masked. */
final class Transcript {

    private final PrintStream out;
    private final Map<AccountId, String> names = new HashMap<>();
    private int chapters;

    Transcript(PrintStream out) {
        this.out = out;
    }

    void name(AccountId account, String name) {
        names.put(account, name);
    }

    void chapter(String title) {
        chapters++;
        out.printf("%n%d. %s%n", chapters, title);
    }

    void line(String format, Object... values) {
        out.printf("   " + format + "%n", values);
    }

    void answer(String question, String answer) {
        out.printf("   %-62s %s%n", question, answer);
    }

    static String masked(Secret token) {
        String text = token.reveal();
        return text.substring(0, 8) + "..." + text.substring(text.length() - 4);
    }

    String told(Authentication authentication) {
        if (authentication instanceof Authenticated ok) {
            return "welcome, " + named(ok.principal().account());
        }
        return authentication instanceof Refused refused ? "refused: " + told(refused.denials()) : "busy";
    }

    String told(Decision decision) {
        return decision instanceof Denied denied ? "denied: " + told(denied.denials()) : "allowed";
    }

    String named(AccountId account) {
        return names.getOrDefault(account, account.value());
    }

    private String told(List<Denial> denials) {
        return denials.stream()
                .map(denial -> denial.reason()
                        + denial.level().map(level -> " at " + named(level)).orElse(""))
                .collect(Collectors.joining(", "));
    }
}
