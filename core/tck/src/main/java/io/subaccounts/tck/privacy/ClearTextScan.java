package io.subaccounts.tck.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Looks for canaries in texts and in files: as they are, in any case, and in Base64, also in Base64 of Base64. Masks of
 * them are no finds.
 */
public final class ClearTextScan {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{6,}={0,2}");
    private static final int NESTED = 3;
    private static final int QUANTUM = 4;

    /** By itself, because four digits turn up anywhere. */
    private static final Pattern LAST_FOUR =
            Pattern.compile("(?<![0-9A-Za-z+/_.-])" + Canaries.LAST_FOUR + "(?![0-9A-Za-z+/_.-])");

    private record Canary(String what, String text) {}

    private final List<Canary> canaries = new ArrayList<>();

    /**
     * Sets the scan up.
     *
     * @param secrets what a {@link CanaryRun} was given besides what it brought along, each after what it is and a space
     */
    public ClearTextScan(List<String> secrets) {
        Canaries.ALL.forEach((what, texts) ->
                texts.forEach(text -> canaries.add(new Canary(what, text.toLowerCase(Locale.ROOT)))));
        for (String secret : secrets) {
            int space = secret.lastIndexOf(' ');
            String text = secret.substring(space + 1).toLowerCase(Locale.ROOT);
            canaries.add(new Canary(secret.substring(0, space), text));
        }
    }

    /**
     * Looks through a text.
     *
     * @param text the text; bytes as ISO 8859-1
     * @return what was found, by what it is
     */
    public Set<String> found(String text) {
        var found = new TreeSet<String>();
        look(text, NESTED, found);
        return found;
    }

    /**
     * Looks through bytes.
     *
     * @param bytes the bytes
     * @return what was found, by what it is
     */
    public Set<String> found(byte[] bytes) {
        return found(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private void look(String text, int deeper, Set<String> found) {
        String plain = text.toLowerCase(Locale.ROOT);
        for (Canary canary : canaries) {
            if (plain.contains(canary.text())) {
                found.add(canary.what());
            }
        }
        if (LAST_FOUR.matcher(text).find()) {
            found.add("last four digits");
        }
        if (deeper > 0) {
            var encoded = BASE64.matcher(text);
            while (encoded.find()) {
                decode(encoded.group().replace('-', '+').replace('_', '/'), deeper, found);
            }
        }
    }

    /** Neighbours may have run into the encoded text, so that it can begin anywhere. */
    private void decode(String encoded, int deeper, Set<String> found) {
        String text = encoded.replace("=", "");
        for (int start = 0; start < QUANTUM; start++) {
            String part = text.substring(start);
            int rest = part.length() % QUANTUM;
            String whole = rest == 1 ? part.substring(0, part.length() - 1) : part;
            byte[] decoded = Base64.getDecoder().decode(whole);
            look(new String(decoded, StandardCharsets.ISO_8859_1), deeper - 1, found);
        }
    }
}
