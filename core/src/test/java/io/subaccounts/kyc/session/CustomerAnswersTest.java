package io.subaccounts.kyc.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.KycStatus;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What customers are answered is about their session: nothing in it leads to the status of the account. */
class CustomerAnswersTest {

    @Test
    void customersAreNotToldTheStatusOfTheAccount() {
        assertThat(reachedFrom(CustomerSessions.class))
                .contains(KycSession.class, Attempt.class, SubmissionResult.NotNow.class)
                .doesNotContain(KycStatus.class, KycEvaluation.class);
    }

    @Test
    void theSameSearchFindsItWhereActorsAreTold() {
        assertThat(reachedFrom(Kyc.class)).contains(KycStatus.class, KycEvaluation.class);
    }

    private static Set<Class<?>> reachedFrom(Class<?> door) {
        var reached = new HashSet<Class<?>>();
        for (Method method : door.getMethods()) {
            reach(method.getGenericReturnType(), reached);
        }
        return reached;
    }

    private static void reach(Type type, Set<Class<?>> reached) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                reach(argument, reached);
            }
            reach(generic.getRawType(), reached);
        } else if (type instanceof Class<?> each && reached.add(each)) {
            if (each.isRecord()) {
                for (RecordComponent component : each.getRecordComponents()) {
                    reach(component.getGenericType(), reached);
                }
            }
            if (each.isSealed()) {
                for (Class<?> permitted : each.getPermittedSubclasses()) {
                    reach(permitted, reached);
                }
            }
        }
    }
}
