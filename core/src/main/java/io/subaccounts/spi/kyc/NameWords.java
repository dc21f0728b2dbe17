package io.subaccounts.spi.kyc;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a name in one spelling: compatibility form (NFKD), capital, without accents, punctuation or title. */
final class NameWords {

    /** Only these marks are ornaments; those of Indian scripts are vowels, without which other names would be left. */
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02BC`]");
    private static final Pattern MESSRS = Pattern.compile("^[^\\p{L}\\p{N}]*M\\s?/\\s?S(?![\\p{L}\\p{N}])");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final Set<String> TITLES = Set.of("MR", "MRS", "MS", "MISS", "SMT", "SHRI", "DR", "KUM");
    private static final Map<String, String> IN_FULL = Map.of(
            "PVT", "PRIVATE",
            "LTD", "LIMITED",
            "CO", "COMPANY",
            "CORP", "CORPORATION",
            "BROS", "BROTHERS",
            "MOHD", "MOHAMMED",
            "MD", "MOHAMMED");

    private NameWords() {}

    /** The words in the order they stand in; none if the text holds no letter and no digit. */
    static List<String> of(String name) {
        String capital = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace("&", " AND ");
        String bare =
                APOSTROPHES.matcher(MESSRS.matcher(capital).replaceFirst("")).replaceAll("");
        List<String> words = BETWEEN_WORDS
                .splitAsStream(bare)
                .filter(word -> !word.isEmpty())
                .map(word -> IN_FULL.getOrDefault(word, word))
                .collect(Collectors.toCollection(ArrayList::new));
        while (words.size() > 1 && TITLES.contains(words.get(0))) {
            words.remove(0);
        }
        return words.isEmpty() ? words : withLegalForms(words);
    }

    private static List<String> withLegalForms(List<String> words) {
        String spaced = " " + String.join(" ", words) + " ";
        String formal = spaced.replace(" P LIMITED ", " PRIVATE LIMITED ")
                .replace(" LIMITED LIABILITY PARTNERSHIP ", " LLP ")
                .replaceFirst(" L L P $", " LLP ");
        return Arrays.asList(formal.strip().split(" ", -1));
    }
}
