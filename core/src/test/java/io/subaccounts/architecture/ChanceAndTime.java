package io.subaccounts.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where randomness, time and threads come from, and what nobody does at all. */
final class ChanceAndTime {

    private static final List<String> WEAK = List.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.random.RandomGenerator",
            "java.util.random.RandomGeneratorFactory");

    private static final List<String> CLOCK_CALLS = List.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.tick",
            "java.util.Date.<init>",
            "java.util.Calendar.getInstance");

    private static final List<String> TRICKS = List.of(
            "java.lang.Thread.sleep",
            "java.lang.reflect.AccessibleObject.setAccessible",
            "java.lang.reflect.Field.setAccessible",
            "java.lang.reflect.Method.setAccessible",
            "java.lang.reflect.Constructor.setAccessible",
            "java.lang.invoke.MethodHandles.privateLookupIn",
            "java.util.ServiceLoader.load",
            "java.lang.Class.forName",
            "java.lang.ThreadLocal.<init>",
            "java.lang.ThreadLocal.withInitial",
            "java.lang.Throwable.printStackTrace");

    private ChanceAndTime() {}

    static Stream<Rule> rules() {
        return Stream.of(
                noWeakRandomness(),
                noCalls("randomness has one source", List.of("spi.host"), ChanceAndTime::isRandomness),
                noCalls("time has one source", List.of("spi.host"), access -> CLOCK_CALLS.contains(name(access))),
                noCalls(
                        "threads are started at the door, and where providers wait",
                        List.of("", "internal.providers"),
                        ChanceAndTime::startsThread),
                noTricks(),
                noStandardStreams());
    }

    /** What test code must not do: it waits for events, not for time, and sees what everybody sees. */
    static Rule testsDoNotCheat() {
        return Rule.of(
                "tests neither sleep nor break in",
                "tricks",
                20,
                Root::everything,
                (root, type) -> calls(type, access -> TRICKS.subList(0, 6).contains(name(access)))
                        .map(access -> "calls " + name(access)));
    }

    private static Rule noWeakRandomness() {
        return Rule.of(
                "nothing is drawn from a predictable generator",
                "chance",
                120,
                Root::everything,
                (root, type) -> Stream.concat(
                        type.getDirectDependenciesFromSelf().stream()
                                .map(Dependency::getTargetClass)
                                .map(JavaClass::getName)
                                .filter(WEAK::contains)
                                .map(name -> "uses " + name),
                        calls(
                                        type,
                                        access -> List.of("java.lang.Math.random", "java.lang.StrictMath.random")
                                                .contains(name(access)))
                                .map(access -> "calls " + name(access))));
    }

    private static Rule noCalls(String name, List<String> homes, Predicate<JavaAccess<?>> banned) {
        return Rule.of(
                name,
                "chance",
                100,
                root -> DescribedPredicate.describe(
                        "outside " + homes, type -> root.relative(type).isPresent() && !root.holds(type, homes)),
                (root, type) -> calls(type, banned).map(access -> "calls " + name(access)));
    }

    private static Rule noTricks() {
        return Rule.of(
                "nobody sleeps, breaks in, or keeps things with a thread",
                "tricks",
                120,
                Root::everything,
                (root, type) ->
                        calls(type, access -> TRICKS.contains(name(access))).map(access -> "calls " + name(access)));
    }

    private static Rule noStandardStreams() {
        return Rule.of(
                "nobody writes to the standard streams",
                "tricks",
                120,
                Root::everything,
                (root, type) -> type.getFieldAccessesFromSelf().stream()
                        .filter(access -> List.of("java.lang.System.out", "java.lang.System.err")
                                .contains(name(access)))
                        .map(access -> "uses " + name(access)));
    }

    private static boolean isRandomness(JavaAccess<?> access) {
        String name = name(access);
        return name.startsWith("java.security.SecureRandom.") || name.equals("java.util.UUID.randomUUID");
    }

    private static boolean startsThread(JavaAccess<?> access) {
        String name = name(access);
        return name.equals("java.lang.Thread.<init>")
                || name.equals("java.lang.Thread.start")
                || name.startsWith("java.util.concurrent.Executors.")
                || name.equals("java.util.concurrent.ThreadPoolExecutor.<init>")
                || name.equals("java.util.concurrent.ScheduledThreadPoolExecutor.<init>")
                || name.startsWith("java.util.concurrent.ForkJoinPool.")
                || (name.startsWith("java.util.concurrent.CompletableFuture.") && name.endsWith("Async"))
                || name.startsWith("java.util.Timer.")
                || name.endsWith(".parallelStream");
    }

    private static Stream<JavaAccess<?>> calls(JavaClass type, Predicate<JavaAccess<?>> banned) {
        return Stream.<JavaAccess<?>>concat(
                        type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
                .filter(banned);
    }

    private static String name(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }
}
