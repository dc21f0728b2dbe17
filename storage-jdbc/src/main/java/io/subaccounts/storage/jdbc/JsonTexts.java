package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import java.util.Collection;
import java.util.stream.Collectors;

/** Several identifiers as one parameter: a JSON array. Identifiers hold nothing that JSON would have to escape. */
final class JsonTexts {

    private JsonTexts() {}

    static String of(Collection<AccountId> ids) {
        return ids.stream().map(id -> quoted(id.value())).collect(Collectors.joining(",", "[", "]"));
    }

    static String ofReferences(Collection<ResourceRef> references) {
        return references.stream()
                .map(reference -> "[" + quoted(reference.type().name()) + "," + quoted(reference.id()) + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
