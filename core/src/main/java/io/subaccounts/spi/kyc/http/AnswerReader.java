package io.subaccounts.spi.kyc.http;

import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer;

/**
 * Turns the body of an answer into the answer. Implementations must be safe for use by several threads.
 *
 * @param <T> what a passed check answers
 */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * Reads the body of an answer with a 2xx status.
     *
     * @param body the whole body, as it came
     * @return the answer
     * @throws Exception if the body cannot be understood, which counts as {@link ProviderFault#MALFORMED_ANSWER}
     */
    ProviderAnswer<T> read(byte[] body) throws Exception;

    /**
     * Reads an answer that refuses the request: one with a 4xx status other than 401, 402, 403 and 429. Override it for a
     * provider that says in this way that the subject failed, such as by 404 for a document nobody holds.
     *
     * @param status the status
     * @param body the whole body, as it came; of the expected media type
     * @return the answer, {@link ProviderFault#UPSTREAM_ERROR} unless overridden
     * @throws Exception if the body cannot be understood, which counts as {@link ProviderFault#MALFORMED_ANSWER}
     */
    default ProviderAnswer<T> readRefusal(int status, byte[] body) throws Exception {
        return new ProviderAnswer.Fault<>(ProviderFault.UPSTREAM_ERROR);
    }
}
