package io.subaccounts.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tenant.example",
                "HTTPS://tenant.example:8443/back?order=7",
                "https://tenant.example/order/234123412347",
                "https://tenant.example/2341-2341-2347",
                "https://tenant.example/call?to=%2B234123412346",
                "https://tenant.example/hook/9f234123412346ab",
                "https://tenant.example/550e8400-e29b-41d4-a716-234123412346"
            })
    void addressToSendSomebodyToIsTakenAsItIs(String text) {
        var address = URI.create(text);

        assertThat(UrlRules.https("redirect_url", address)).isSameAs(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tenant.example",
                "https:tenant",
                "https://user@tenant.example",
                "https://tenant.example/#here",
                "/back",
                "https://tenant.example/2341-2341-2346",
                "https://tenant.example/?number=2341%202341%202346",
                "https://tenant.example/?number=2341+2341+2346",
                "https://tenant.example/?number=+234123412346",
                "https://tenant.example/order/234123412346",
                "https://tenant.example/2341/2341/2346",
                "https://tenant.example/?uid=%32341%3234%312346",
                "https://2341.2341.2346.example/"
            })
    void otherAddressIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> UrlRules.https("redirect_url", URI.create(text)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("redirect_url")
                .hasMessageNotContaining(text);
    }
}
