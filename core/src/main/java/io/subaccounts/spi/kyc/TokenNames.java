package io.subaccounts.spi.kyc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The default comparison of names, see {@link NameMatcher#tokens()}. */
final class TokenNames implements NameMatcher {

    static final TokenNames INSTANCE = new TokenNames();

    private static final int LONGEST = 500;
    private static final double PARTED_OTHERWISE = 0.95;
    private static final double INITIAL = 0.8;
    private static final double ONE_SLIP = 0.65;
    private static final double TWO_SLIPS = 0.5;
    private static final int LETTERS_FOR_ONE_SLIP = 5;
    private static final int LETTERS_FOR_TWO_SLIPS = 9;
    private static final Set<String> LIGHT =
            Set.of("PRIVATE", "LIMITED", "LLP", "OPC", "COMPANY", "CORPORATION", "AND", "OF", "THE");

    private TokenNames() {}

    @Override
    public double score(String declared, String registered) {
        if (declared.length() > LONGEST || registered.length() > LONGEST) {
            return 0.0;
        }
        List<String> one = NameWords.of(declared);
        List<String> other = NameWords.of(registered);
        if (one.isEmpty() || other.isEmpty()) {
            return 0.0;
        }
        double shared = shared(sorted(one), sorted(other));
        boolean sameLetters = String.join("", one).equals(String.join("", other));
        return sameLetters ? Math.max(shared, PARTED_OTHERWISE) : shared;
    }

    private record Pair(int one, int other, double likeness, double weight) {}

    /** The best pairs first; the order of the words decides between equals, hence they come sorted. */
    private static double shared(List<String> some, List<String> others) {
        boolean inOrder = String.join(" ", some).compareTo(String.join(" ", others)) <= 0;
        List<String> ones = inOrder ? some : others;
        List<String> twos = inOrder ? others : some;
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < ones.size(); i++) {
            for (int j = 0; j < twos.size(); j++) {
                double likeness = likeness(ones.get(i), twos.get(j));
                if (likeness > 0) {
                    pairs.add(new Pair(i, j, likeness, weight(ones.get(i)) + weight(twos.get(j))));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        var pairedOnes = new BitSet();
        var pairedTwos = new BitSet();
        double shared = 0;
        for (Pair pair : pairs) {
            if (!pairedOnes.get(pair.one()) && !pairedTwos.get(pair.other())) {
                pairedOnes.set(pair.one());
                pairedTwos.set(pair.other());
                shared += pair.likeness() * pair.weight();
            }
        }
        return shared / (weight(ones) + weight(twos));
    }

    private static double likeness(String one, String other) {
        if (one.equals(other)) {
            return 1.0;
        }
        if (LIGHT.contains(one) || LIGHT.contains(other)) {
            return 0.0;
        }
        if (isInitial(one) || isInitial(other)) {
            return one.startsWith(other) || other.startsWith(one) ? INITIAL : 0.0;
        }
        int letters = Math.min(one.length(), other.length());
        if (letters < LETTERS_FOR_ONE_SLIP || Math.abs(one.length() - other.length()) > 2 || !isWord(one + other)) {
            return 0.0;
        }
        int slips = Slips.between(one, other);
        if (slips == 1) {
            return ONE_SLIP;
        }
        return slips == 2 && letters >= LETTERS_FOR_TWO_SLIPS ? TWO_SLIPS : 0.0;
    }

    private static double weight(String word) {
        return LIGHT.contains(word) ? 0.25 : isInitial(word) ? 0.5 : 1.0;
    }

    private static double weight(List<String> words) {
        return words.stream().mapToDouble(TokenNames::weight).sum();
    }

    private static boolean isInitial(String word) {
        return word.length() == 1 && Character.isLetter(word.charAt(0));
    }

    /** Figures are not mistyped letters: plant 2021 is not plant 2022. */
    private static boolean isWord(String word) {
        return word.codePoints().noneMatch(Character::isDigit);
    }

    private static List<String> sorted(List<String> words) {
        return words.stream().sorted().toList();
    }
}
