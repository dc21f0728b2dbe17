package io.subaccounts.api;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes types as a reader would, with what may be null. */
final class TypeText {

    private static final String OWN = "io.subaccounts.";

    private TypeText() {}

    static String of(AnnotatedType type) {
        String mark = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + (mark.isEmpty() ? "[]" : " @Nullable []");
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            Type raw = ((ParameterizedType) parameterized.getType()).getRawType();
            return mark
                    + name((Class<?>) raw)
                    + joined("<", ", ", ">", parameterized.getAnnotatedActualTypeArguments());
        }
        if (type instanceof AnnotatedTypeVariable) {
            return mark + type.getType();
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            String below = joined(" super ", " & ", "", wildcard.getAnnotatedLowerBounds());
            return "?" + (below.isEmpty() ? bounds(wildcard.getAnnotatedUpperBounds()) : below);
        }
        return mark + name((Class<?>) type.getType());
    }

    /** The type parameters of a declaration, with a blank behind unless there are none. */
    static String parameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName() + bounds(variable.getAnnotatedBounds()))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    /** The name of a class, without the packages that every reader knows. */
    static String name(Class<?> type) {
        String name = type.getCanonicalName();
        for (String known : new String[] {"java.lang", "java.util", "java.util.function", "java.time"}) {
            if (!type.isPrimitive() && type.getPackageName().equals(known)) {
                return name.substring(known.length() + 1);
            }
        }
        return name.startsWith(OWN) ? name.substring(OWN.length()) : name;
    }

    static String joined(String prefix, String separator, String suffix, AnnotatedType... types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(TypeText::of).collect(Collectors.joining(separator, prefix, suffix));
    }

    private static String bounds(AnnotatedType... bounds) {
        String text = joined(" extends ", " & ", "", bounds);
        return text.equals(" extends Object") ? "" : text;
    }
}
