package io.subaccounts.kyc.session;

import io.subaccounts.common.Secret;

/**
 * A session that its customer has opened.
 *
 * @param session the session
 * @param key what the customer's further steps are made with, readable only here; good until the session ends or its link
 *     is made anew. Keep it with the customer's browser session
 */
public record OpenedSession(KycSession session, Secret key) {}
