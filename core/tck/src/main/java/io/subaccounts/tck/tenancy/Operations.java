package io.subaccounts.tck.tenancy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The registered operations of one public interface, by method. */
final class Operations {

    private final Class<?> door;
    private final Map<Method, Operation> byMethod = new HashMap<>();

    Operations(Class<?> door) {
        this.door = door;
    }

    Class<?> door() {
        return door;
    }

    /** Registers a method that has no overloads. */
    Operations on(String name, Operation operation) {
        var methods = methods().stream()
                .filter(method -> method.getName().equals(name))
                .toList();
        if (methods.size() != 1) {
            throw new IllegalArgumentException(
                    door.getSimpleName() + "." + name + " is " + methods.size() + " methods");
        }
        return on(methods.get(0), operation);
    }

    /** Registers one of several overloads. */
    Operations on(String name, Class<?>[] parameters, Operation operation) {
        try {
            return on(door.getMethod(name, parameters), operation);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Operations on(Method method, Operation operation) {
        if (byMethod.put(method, operation) != null) {
            throw new IllegalArgumentException(method + " is registered twice");
        }
        return this;
    }

    /** Every public method of the interface, in a fixed order. */
    List<Method> methods() {
        var methods = new ArrayList<>(Arrays.asList(door.getMethods()));
        methods.sort((one, other) -> one.toString().compareTo(other.toString()));
        return methods;
    }

    List<Method> unregistered() {
        return methods().stream()
                .filter(method -> !byMethod.containsKey(method))
                .toList();
    }

    Operation of(Method method) {
        return Objects.requireNonNull(byMethod.get(method), () -> method + " is not registered");
    }
}
