package io.subaccounts.architecture.controls.tricks.accounts;

/** Sleeps, breaks in and talks. */
final class Trickster {

    void wait(Object other) throws ReflectiveOperationException, InterruptedException {
        Thread.sleep(1);
        other.getClass().getDeclaredField("secret").setAccessible(true);
        System.out.println(other);
    }
}
