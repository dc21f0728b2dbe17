package io.subaccounts.internal.input;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.subaccounts.error.ValidationException;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import java.util.Optional;

/**
 * The one spelling of a resource under which it is stored and looked up. For phone numbers that is E.164 (ITU-T), as
 * libphonenumber writes it; numbers whose length is impossible in their country are refused, numbers of ranges that its
 * tables do not know yet are not.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Canonical {

    private static final PhoneNumberUtil PHONE_NUMBERS = PhoneNumberUtil.getInstance();

    private Canonical() {}

    /**
     * Brings a resource into its one spelling.
     *
     * @param resource the resource as a caller named it
     * @return the resource as it is stored
     * @throws ValidationException if it is a number that cannot exist
     */
    public static ResourceRef of(ResourceRef resource) {
        return ifPossible(resource)
                .orElseThrow(
                        () -> new ValidationException("number", "must be possible in its country's numbering plan"));
    }

    /**
     * Brings a resource into its one spelling, if it has one.
     *
     * @param resource the resource as a caller named it
     * @return the resource as it is stored, empty if it is a number that cannot exist
     */
    public static Optional<ResourceRef> ifPossible(ResourceRef resource) {
        if (!resource.type().equals(ResourceType.NUMBER)) {
            return Optional.of(resource);
        }
        try {
            PhoneNumber number = PHONE_NUMBERS.parse(resource.id(), null);
            String written = PHONE_NUMBERS.format(number, PhoneNumberFormat.E164);
            PhoneNumber again = PHONE_NUMBERS.parse(written, null);
            boolean fixed = PHONE_NUMBERS.format(again, PhoneNumberFormat.E164).equals(written);
            return fixed && PHONE_NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(ResourceRef.number(written))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
