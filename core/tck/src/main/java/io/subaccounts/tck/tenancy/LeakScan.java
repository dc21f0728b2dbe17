package io.subaccounts.tck.tenancy;

import io.subaccounts.access.AccessDeniedException;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Secret;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.resources.ResourceRef;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks through everything a caller was given for traces of what it must not know. */
final class LeakScan {

    private static final Pattern ID = Pattern.compile("(?:MA|SA|CR|MT|ST|CT)_[0-9A-Z]{20}");
    private static final Pattern SESSION = Pattern.compile("K[ST]_[0-9A-Z]{20}");
    private static final Pattern TOKEN = Pattern.compile("(?:kst_|ksk_|whsec_)[A-Za-z0-9+/=_-]{8,}");
    private static final Pattern RESOURCE = Pattern.compile("oracle-\\d+|\\+91980\\d{7}");
    /** Where an account's own ancestors are named, as documented. */
    private static final Set<String> OF_ANCESTORS = Set.of("Denial.at", "Account.parentId", "KycStatus.decidedBy");

    private final Model model;
    private final Caller caller;
    private final List<String> mentioned = new ArrayList<>();

    /**
     * Prepares to look at an answer.
     *
     * @param model the world
     * @param caller who was given the answer
     * @param arguments what the caller had said itself
     */
    LeakScan(Model model, Caller caller, List<?> arguments) {
        this.model = model;
        this.caller = caller;
        arguments.forEach(argument -> walk("argument", argument, (place, text) -> mentioned.add(text)));
    }

    /**
     * What the answer tells of accounts, credentials, sessions and resources that are not the caller's, and the tokens
     * that show in it.
     */
    List<String> leaks(@Nullable Object answer) {
        var leaks = new ArrayList<String>();
        walk("answer", answer, (place, text) -> {
            if (TOKEN.matcher(text).find()) {
                leaks.add(place + " holds a token in clear");
            }
            if (caller.isPlatform() || mentioned.stream().anyMatch(said -> said.contains(text))) {
                return;
            }
            var ids = ID.matcher(text);
            while (ids.find()) {
                if (!mayKnow(place, ids.group())) {
                    leaks.add(place + " tells of " + ids.group());
                }
            }
            var sessions = SESSION.matcher(text);
            while (sessions.find()) {
                if (!mayKnowSession(sessions.group())) {
                    leaks.add(place + " tells of " + sessions.group());
                }
            }
            var names = RESOURCE.matcher(text);
            while (names.find()) {
                if (!mayKnowResource(names.group())) {
                    leaks.add(place + " tells of " + names.group());
                }
            }
        });
        return leaks;
    }

    private boolean mayKnow(String place, String id) {
        if (mentioned.stream().anyMatch(said -> said.contains(id))) {
            return true;
        }
        var node = AccountId.isWellFormed(id)
                ? model.find(AccountId.parse(id))
                : model.find(CredentialId.parse(id)).map(key -> key.node);
        boolean ownAncestor = OF_ANCESTORS.contains(place)
                && caller.node() != null
                && node.filter(caller.node()::isAtOrBelow).isPresent();
        return ownAncestor || node.filter(caller::sees).isPresent();
    }

    private boolean mayKnowSession(String id) {
        return mentioned.stream().anyMatch(said -> said.contains(id))
                || model.find(new SessionId(id))
                        .filter(visit -> caller.sees(visit.node))
                        .isPresent();
    }

    private boolean mayKnowResource(String name) {
        if (mentioned.stream().anyMatch(said -> said.contains(name))) {
            return true;
        }
        var stretches = new ArrayList<>(model.past);
        stretches.addAll(model.owned.values());
        return stretches.stream()
                .anyMatch(stretch -> stretch.resource().id().equals(name) && caller.sees(stretch.owner()));
    }

    private static void walk(String place, @Nullable Object value, BiConsumer<String, String> text) {
        if (value == null || value instanceof Enum<?> || value instanceof Number || value instanceof Secret) {
            return;
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> walk(place, inner, text));
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(inner -> walk(place, inner, text));
        } else if (value instanceof Map<?, ?> map) {
            walk(place, map.keySet(), text);
            walk(place, map.values(), text);
        } else if (value instanceof SubaccountException refusal) {
            walkRefusal(refusal, text);
        } else if (value instanceof AccountId || value instanceof CredentialId || value instanceof ResourceRef) {
            text.accept(place, value.toString());
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                var inside = value.getClass().getSimpleName() + "." + component.getName();
                walk(inside, read(component, value), text);
            }
        } else {
            text.accept(place, value.toString());
        }
    }

    private static void walkRefusal(SubaccountException refusal, BiConsumer<String, String> text) {
        text.accept("message", String.valueOf(refusal.getMessage()));
        for (Throwable cause = refusal.getCause(); cause != null; cause = cause.getCause()) {
            text.accept("cause", cause.toString());
        }
        if (refusal instanceof AccessDeniedException denied) {
            walk("denials", denied.denials(), text);
        } else if (refusal instanceof NotFoundException missing) {
            text.accept("id", missing.id());
        } else if (refusal instanceof ValidationException invalid) {
            text.accept("rule", invalid.rule());
        }
    }

    private static @Nullable Object read(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
