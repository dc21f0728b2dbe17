package io.subaccounts.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down everything that a caller or an implementer of some types can see, one line for each, in an order that does
 * not depend on the compiler. What follows from a line above it is left out: the accessors of records, the methods of
 * every enum.
 */
final class ApiText {

    private static final String INDENT = "    ";
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private ApiText() {}

    static String of(Collection<Class<?>> types) {
        return types.stream()
                .filter(ApiText::isVisible)
                .sorted(Comparator.comparing(Class::getName))
                .map(ApiText::of)
                .collect(Collectors.joining("\n"));
    }

    /** What is missing from a text and what is new in it, each line with its type; empty if nothing is. */
    static String difference(String expected, String actual) {
        Set<String> before = qualified(expected);
        Set<String> after = qualified(actual);
        Stream<String> gone =
                before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line);
        Stream<String> fresh =
                after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line);
        return Stream.concat(gone, fresh)
                .sorted(Comparator.comparing(line -> line.substring(2)))
                .collect(Collectors.joining("\n"));
    }

    private static String of(Class<?> type) {
        var lines = new ArrayList<String>();
        lines.add(header(type));
        int number = 1;
        for (RecordComponent component : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            lines.add(INDENT + "component " + number++ + ": " + TypeText.of(component.getAnnotatedType()) + " "
                    + component.getName());
        }
        for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
            lines.add(INDENT + "constant " + ((Enum<?>) constant).name());
        }
        var members = new TreeSet<String>();
        fields(type).forEach(field -> members.add(INDENT + field(field)));
        constructors(type).forEach(constructor -> members.add(INDENT + constructor(constructor)));
        methods(type).forEach(method -> members.add(INDENT + method(method)));
        lines.addAll(members);
        return String.join("\n", lines) + "\n";
    }

    private static String header(Class<?> type) {
        String kind = type.isRecord()
                ? "record"
                : type.isEnum() ? "enum" : type.isInterface() ? "interface" : abstractness(type) + "class";
        String parents = type.isInterface() || type.isRecord() || type.isEnum() || type.getSuperclass() == Object.class
                ? ""
                : " extends " + TypeText.of(type.getAnnotatedSuperclass());
        String interfaces = TypeText.joined(
                type.isInterface() ? " extends " : " implements ", ", ", "", type.getAnnotatedInterfaces());
        String permitted = type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .map(TypeText::name)
                        .sorted()
                        .collect(Collectors.joining(", ", " permits ", ""))
                : "";
        return kind + " " + type.getCanonicalName() + TypeText.parameters(type.getTypeParameters()) + parents
                + interfaces + permitted;
    }

    private static String abstractness(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return "abstract ";
        }
        return Modifier.isFinal(type.getModifiers()) ? "final " : "";
    }

    private static String field(Field field) {
        String value = "";
        Class<?> type = field.getType();
        if (Modifier.isStatic(field.getModifiers()) && (type.isPrimitive() || type == String.class)) {
            try {
                value = " = " + field.get(null); // compiled into callers
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return modifiers(field) + TypeText.of(field.getAnnotatedType()) + " " + field.getName() + value;
    }

    private static String constructor(Constructor<?> constructor) {
        return modifiers(constructor) + "new" + signature(constructor);
    }

    private static String method(Method method) {
        String variables = TypeText.parameters(method.getTypeParameters());
        return (method.isDefault() ? "default " : modifiers(method))
                + variables
                + (variables.isEmpty() ? "" : " ")
                + TypeText.of(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + signature(method);
    }

    private static String signature(Executable code) {
        String parameters =
                Arrays.stream(code.getParameters()).map(ApiText::parameter).collect(Collectors.joining(", ", "(", ")"));
        return parameters + TypeText.joined(" throws ", ", ", "", code.getAnnotatedExceptionTypes());
    }

    private static String parameter(Parameter parameter) {
        String type = TypeText.of(parameter.getAnnotatedType());
        return parameter.isVarArgs() ? type.substring(0, type.length() - 2) + "..." : type;
    }

    private static String modifiers(Member member) {
        boolean open = !Modifier.isFinal(member.getDeclaringClass().getModifiers());
        int modifiers = member.getModifiers();
        return (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (Modifier.isAbstract(modifiers) && !member.getDeclaringClass().isInterface() ? "abstract " : "")
                + (Modifier.isFinal(modifiers) && (open || member instanceof Field) ? "final " : "");
    }

    private static Stream<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(ApiText::isReachable)
                .filter(field -> !field.isEnumConstant());
    }

    private static Stream<Constructor<?>> constructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(ApiText::isReachable)
                .filter(constructor -> !type.isRecord() || !isCanonical(type, constructor));
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(ApiText::isReachable)
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()))
                .filter(method ->
                        !type.isEnum() || !List.of("values", "valueOf").contains(method.getName()))
                .filter(method -> !type.isRecord() || !isAccessor(type, method));
    }

    private static boolean isCanonical(Class<?> type, Constructor<?> constructor) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return Arrays.equals(components, constructor.getParameterTypes());
    }

    private static boolean isAccessor(Class<?> type, Method method) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().equals(method));
    }

    private static boolean isReachable(Member member) {
        int modifiers = member.getModifiers();
        boolean inheritable = !Modifier.isFinal(member.getDeclaringClass().getModifiers());
        return !member.isSynthetic()
                && (Modifier.isPublic(modifiers) || (Modifier.isProtected(modifiers) && inheritable));
    }

    private static boolean isVisible(Class<?> type) {
        boolean self = Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass() && !type.isSynthetic();
        return self && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    /** Every line behind the name of its type, so that it says the same wherever it stands. */
    private static Set<String> qualified(String text) {
        var lines = new TreeSet<String>();
        String type = "";
        for (String line : text.lines()
                .filter(some -> !some.isBlank() && !some.startsWith("#"))
                .toList()) {
            if (line.startsWith(INDENT)) {
                lines.add(type + "  " + line.strip());
            } else {
                type = line;
                lines.add(line);
            }
        }
        return lines;
    }
}
