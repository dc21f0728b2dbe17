package io.subaccounts.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;

/** What a host can reach of a type. */
final class Visibility {

    private Visibility() {}

    static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isAnonymousClass();
    }

    static boolean isReachable(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    static Stream<JavaCodeUnit> reachableCode(JavaClass type) {
        return type.getCodeUnits().stream()
                .filter(Visibility::isReachable)
                .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    static Stream<JavaField> reachableFields(JavaClass type) {
        return type.getFields().stream().filter(Visibility::isReachable);
    }

    /** Every type that a host reads in the declarations of a type. */
    static Stream<JavaClass> typesInSignatures(JavaClass type) {
        Stream<JavaClass> code = reachableCode(type)
                .flatMap(unit -> Stream.of(
                                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                                unit.getParameterTypes().stream()
                                        .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()),
                                unit.getExceptionTypes().stream())
                        .flatMap(types -> types));
        Stream<JavaClass> fields =
                reachableFields(type).flatMap(field -> field.getType().getAllInvolvedRawTypes().stream());
        Stream<JavaClass> supertypes = Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream())
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream());
        return Stream.of(code, fields, supertypes).flatMap(types -> types).map(JavaClass::getBaseComponentType);
    }
}
